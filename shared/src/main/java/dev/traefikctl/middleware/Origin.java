package dev.traefikctl.middleware;

/**
 * Scheme and Host of a request, taken apart for a redirection to another scheme.
 *
 * @param scheme http or https
 * @param host the Host as the URL has it, without the scheme's own port
 * @param nameEnd where the host's name ends, and what replaces its port begins
 * @param portEnd where the port ends; what stands behind it is kept
 */
record Origin(String scheme, String host, int nameEnd, int portEnd) {

  static Origin of(String hostHeader, String scheme) {
    String host = splitLiteral(hostHeader);
    String own = scheme.equals("https") ? ":443" : ":80";
    if (host.endsWith(own)) {
      host = host.substring(0, host.length() - own.length());
    }
    int nameEnd = nameEnd(host);
    return new Origin(scheme, host, nameEnd, portEnd(host, nameEnd));
  }

  /**
   * Host and port put together again without the brackets of an IPv6 address, as Traefik does,
   * which makes the URL invalid.
   */
  private static String splitLiteral(String hostHeader) {
    int end = hostHeader.indexOf(']');
    boolean literal = hostHeader.startsWith("[") && hostHeader.startsWith("]:", end);
    boolean brackets = hostHeader.indexOf('[', 1) >= 0 || hostHeader.indexOf(']', end + 1) >= 0;
    if (!literal || brackets || hostHeader.indexOf(':', end + 2) >= 0) {
      return hostHeader;
    }
    return hostHeader.substring(1, end) + hostHeader.substring(end + 1);
  }

  private static int nameEnd(String host) {
    if (host.startsWith("[")) {
      int end = 1;
      while (end < host.length() && isInLiteral(host.charAt(end))) {
        end++;
      }
      return end > 1 && host.startsWith("]", end) ? end + 1 : 0;
    }
    int end = 0;
    while (end < host.length() && isInName(host.charAt(end))) {
      end++;
    }
    return end;
  }

  private static int portEnd(String host, int start) {
    int end = start + 1;
    if (!host.startsWith(":", start)) {
      return start;
    }
    while (end < host.length() && host.charAt(end) >= '0' && host.charAt(end) <= '9') {
      end++;
    }
    return end == start + 1 ? start : end;
  }

  private static boolean isWord(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
  }

  private static boolean isInName(char c) {
    return isWord(c) || c == '.' || c == '-';
  }

  private static boolean isInLiteral(char c) {
    return isWord(c) || c == '.' || c == ':';
  }

  String url(String target) {
    return scheme + "://" + host + target;
  }

  String name() {
    return host.substring(0, nameEnd);
  }

  String rest() {
    return host.substring(portEnd);
  }
}
