package dev.traefikctl.http;

import java.net.IDN;
import java.util.Locale;

/** Host names of requests. */
final class Hosts {

  private Hosts() {}

  /**
   * The host without its port, in lower case; brackets of IPv6 go too. A trailing dot stays: Host
   * matchers ignore it, HostRegexp sees it.
   */
  static String canonical(String hostHeader) {
    return lower(withoutPort(hostHeader));
  }

  /** The host part of {@code host:port}, without brackets. */
  private static String withoutPort(String hostHeader) {
    if (hostHeader.startsWith("[")) {
      int end = hostHeader.indexOf(']');
      return end < 0 ? hostHeader : hostHeader.substring(1, end);
    }
    int colon = hostHeader.indexOf(':');
    return colon < 0 || hostHeader.indexOf(':', colon + 1) >= 0
        ? hostHeader
        : hostHeader.substring(0, colon);
  }

  /**
   * The ASCII form of a host, given as a byte string, with its port; "" where there is none (RFC
   * 3490).
   */
  static String punycode(String hostHeader) {
    String text = UrlEscapes.text(hostHeader);
    String name = withoutPort(text);
    try {
      return IDN.toASCII(name, IDN.ALLOW_UNASSIGNED) + text.substring(name.length());
    } catch (IllegalArgumentException e) {
      return "";
    }
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
