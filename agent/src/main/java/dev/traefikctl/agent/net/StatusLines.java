package dev.traefikctl.agent.net;

import dev.traefikctl.http.StatusText;
import java.nio.charset.StandardCharsets;

/** Status lines as bytes, made once, with the reason phrases of {@link StatusText}. */
final class StatusLines {

  private static final byte[][] LINES = new byte[600][];

  static {
    for (int status = 100; status < LINES.length; status++) {
      String phrase = StatusText.of(status);
      if (!phrase.isEmpty()) {
        LINES[status] = line(status + " " + phrase);
      }
    }
  }

  private StatusLines() {}

  private static byte[] line(String text) {
    return ("HTTP/1.1 " + text + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
  }

  /** The status line of HTTP/1.1 with its line end; not to be changed. */
  static byte[] line(int status) {
    byte[] known = status < LINES.length ? LINES[status] : null;
    return known != null ? known : line(status + " status code " + status);
  }
}
