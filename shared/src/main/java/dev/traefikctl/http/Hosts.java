package dev.traefikctl.http;

import java.util.Locale;

/** Host names of requests. */
public final class Hosts {

  private Hosts() {}

  /** The host without its port and one trailing dot, in lower case; brackets of IPv6 go too. */
  public static String canonical(String hostHeader) {
    String host = withoutPort(hostHeader);
    if (host.endsWith(".")) {
      host = host.substring(0, host.length() - 1);
    }
    return lower(host);
  }

  /** The host part of {@code host:port}, without brackets. */
  public static String withoutPort(String hostHeader) {
    if (hostHeader.startsWith("[")) {
      int end = hostHeader.indexOf(']');
      return end < 0 ? hostHeader : hostHeader.substring(1, end);
    }
    int colon = hostHeader.indexOf(':');
    return colon < 0 || hostHeader.indexOf(':', colon + 1) >= 0
        ? hostHeader
        : hostHeader.substring(0, colon);
  }

  private static String lower(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 'A' && c <= 'Z' || c > 127) {
        return text.toLowerCase(Locale.ROOT);
      }
    }
    return text;
  }
}
