package dev.traefikctl.agent.wire;

import dev.traefikctl.http.Headers;

/** What HTTP/1.0 said with Pragma (RFC 9111 section 5.4), which Go's net/http says again. */
public final class Pragma {

  private Pragma() {}

  /**
   * Adds {@code Cache-Control: no-cache} to {@code Pragma: no-cache} where nothing else is said.
   */
  public static void imply(Headers headers) {
    int i = headers.indexOf(Names.PRAGMA, 0);
    if (i >= 0 && headers.value(i).equals("no-cache") && !headers.contains(Names.CACHE_CONTROL)) {
      headers.add(Names.CACHE_CONTROL, "no-cache");
    }
  }
}
