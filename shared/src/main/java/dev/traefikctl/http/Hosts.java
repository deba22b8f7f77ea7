package dev.traefikctl.http;

import java.net.IDN;
import java.util.Locale;

/** Host names of requests. */
public final class Hosts {

  private Hosts() {}

  /**
   * The host without its port, in lower case; brackets of IPv6 go too. A trailing dot stays: Host
   * matchers ignore it, HostRegexp sees it.
   */
  static String canonical(String hostHeader) {
    if (hostHeader.indexOf(':') < 0) {
      return lower(hostHeader);
    }
    boolean bracketed = hostHeader.startsWith("[") && hostHeader.endsWith("]");
    return lower(
        bracketed && portColon(hostHeader) < 0
            ? hostHeader.substring(1, hostHeader.length() - 1)
            : splitOff(hostHeader));
  }

  /**
   * Where Go's {@code net.SplitHostPort} splits: the index of the colon before the port; -1 where
   * it refuses to.
   */
  public static int portColon(String hostPort) {
    int colon = hostPort.lastIndexOf(':');
    int bracketsEnd = hostPort.startsWith("[") ? hostPort.indexOf(']') + 1 : 0;
    boolean fits = bracketsEnd > 0 ? bracketsEnd == colon : hostPort.indexOf(':') == colon;
    boolean plain =
        hostPort.indexOf('[', Math.min(bracketsEnd, 1)) < 0
            && hostPort.indexOf(']', bracketsEnd) < 0;
    return fits && plain ? colon : -1;
  }

  /** The host that Go's {@code net.SplitHostPort} gives, or all of it where it refuses to split. */
  public static String splitOff(String hostPort) {
    int colon = portColon(hostPort);
    if (colon < 0) {
      return hostPort;
    }
    boolean bracketed = hostPort.startsWith("[");
    return bracketed ? hostPort.substring(1, colon - 1) : hostPort.substring(0, colon);
  }

  /**
   * The ASCII form of a host, given as a byte string, with its port; "" where there is none (RFC
   * 3490).
   */
  static String punycode(String hostHeader) {
    String text = UrlEscapes.text(hostHeader);
    int end = portColon(text) < 0 ? text.length() : portColon(text);
    try {
      return IDN.toASCII(text.substring(0, end), IDN.ALLOW_UNASSIGNED) + text.substring(end);
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
