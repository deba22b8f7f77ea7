package dev.traefikctl.http;

import org.jspecify.annotations.Nullable;

/**
 * URL references (RFC 3986 section 4.1) with the strictness and the spelling of Traefik: what has
 * to be escaped is, the scheme is in lower case, and colons stand only where they may.
 */
public final class UrlReference {

  private static final String HOST_MARKS = "-_.~!$&'()*+,;=:[]<>\"";
  private static final String USER_MARKS = "-._:~!$&'()*+,;=%@";
  private static final String FRAGMENT_MARKS = "-_.~$&+,/:;=?@!()*'[]%";

  /** What is written plainly when a fragment is escaped. */
  private static final boolean[] FRAGMENT = new boolean[256];

  /** What is written plainly when a user's name or password is escaped. */
  private static final boolean[] USER = new boolean[256];

  static {
    for (char c = 0; c < 128; c++) {
      USER[c] = isWord(c) || "-_.~$&+,;=".indexOf(c) >= 0;
      FRAGMENT[c] = isWord(c) || "-_.~$&+,/:;=?@!()*".indexOf(c) >= 0;
    }
  }

  private UrlReference() {}

  /** The reference as a Location header has it; null where the byte string is none. */
  public static @Nullable String canonical(String reference) {
    int hash = reference.indexOf('#');
    String rest = hash < 0 ? reference : reference.substring(0, hash);
    if (hasControl(rest)) {
      return null;
    }
    String fragment = hash < 0 ? "" : fragment(reference.substring(hash + 1));
    int colon = schemeEnd(rest);
    if (fragment == null || colon == 0) {
      return null;
    }
    String scheme = colon < 0 ? "" : lower(rest.substring(0, colon));
    String tail = tail(scheme, rest.substring(colon + 1));
    return tail == null ? null : (colon < 0 ? "" : scheme + ":") + tail + fragment;
  }

  private static boolean hasControl(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < ' ' || text.charAt(i) == 0x7F) {
        return true;
      }
    }
    return false;
  }

  /** The index of the colon behind the scheme; -1 without a scheme, 0 where it is empty. */
  static int schemeEnd(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ':') {
        return i;
      }
      boolean later = c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.';
      if (!isLetter(c) && (i == 0 || !later)) {
        return -1;
      }
    }
    return -1;
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private static String lower(String ascii) {
    StringBuilder out = new StringBuilder(ascii);
    for (int i = 0; i < out.length(); i++) {
      char c = out.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        out.setCharAt(i, (char) (c + 32));
      }
    }
    return out.toString();
  }

  private static @Nullable String tail(String scheme, String text) {
    int mark = text.indexOf('?');
    String hierarchy = mark < 0 ? text : text.substring(0, mark);
    String query = mark < 0 ? "" : text.substring(mark);
    boolean rooted = hierarchy.startsWith("/");
    if (!rooted && !scheme.isEmpty()) {
      return text;
    }
    if (!rooted && firstSegment(hierarchy).indexOf(':') >= 0) {
      return null;
    }
    boolean hasAuthority =
        hierarchy.startsWith("//") && (!scheme.isEmpty() || !hierarchy.startsWith("///"));
    if (!hasAuthority) {
      String path = path(hierarchy);
      return path == null ? null : path + query;
    }
    String authority = firstSegment(hierarchy.substring(2));
    String host = authority(scheme, authority);
    String path = path(hierarchy.substring(2 + authority.length()));
    if (host == null || path == null) {
      return null;
    }
    return (host.isEmpty() && path.isEmpty() ? "" : "//") + host + path + query;
  }

  private static String firstSegment(String path) {
    int slash = path.indexOf('/');
    return slash < 0 ? path : path.substring(0, slash);
  }

  private static @Nullable String path(String escaped) {
    String decoded = UrlEscapes.unescape(escaped);
    return decoded == null ? null : UrlEscapes.escapedPath(decoded, escaped);
  }

  private static @Nullable String fragment(String escaped) {
    String decoded = UrlEscapes.unescape(escaped);
    if (decoded == null) {
      return null;
    }
    boolean valid = onlyWordsAnd(escaped, FRAGMENT_MARKS);
    String out = valid ? escaped : UrlEscapes.escape(decoded, FRAGMENT);
    return out.isEmpty() ? "" : "#" + out;
  }

  private static @Nullable String authority(String scheme, String authority) {
    int at = authority.lastIndexOf('@');
    boolean strict = scheme.equals("http") || scheme.equals("https");
    String host = host(authority.substring(at + 1), strict);
    if (at < 0 || host == null) {
      return host;
    }
    String user = user(authority.substring(0, at));
    return user == null ? null : user + "@" + host;
  }

  /** Name and password, each escaped anew. */
  private static @Nullable String user(String text) {
    int colon = text.indexOf(':');
    String name = UrlEscapes.unescape(colon < 0 ? text : text.substring(0, colon));
    String password = colon < 0 ? "" : UrlEscapes.unescape(text.substring(colon + 1));
    if (!onlyWordsAnd(text, USER_MARKS) || name == null || password == null) {
      return null;
    }
    String escaped = UrlEscapes.escape(name, USER);
    return colon < 0 ? escaped : escaped + ":" + UrlEscapes.escape(password, USER);
  }

  /**
   * @param strict whether the name may hold no colon
   */
  private static @Nullable String host(String text, boolean strict) {
    int port = text.startsWith("[") ? literalEnd(text) : portStart(text, strict);
    if (port < 0 || !isOptionalPort(text.substring(port))) {
      return null;
    }
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      boolean escape = text.charAt(i) == '%';
      String part = text.substring(i, escape ? Math.min(i + 3, text.length()) : i + 1);
      String canonical = escape ? hostEscape(part) : hostCharacter(part.charAt(0));
      if (canonical == null) {
        return null;
      }
      out.append(canonical);
      i += part.length() - 1;
    }
    return out.toString();
  }

  /** Only percent signs and what is not ASCII may be escaped in a host. */
  private static @Nullable String hostEscape(String escape) {
    String decoded = UrlEscapes.unescape(escape);
    boolean allowed = decoded != null && (decoded.charAt(0) >= 0x80 || escape.equals("%25"));
    return decoded != null && allowed ? UrlEscapes.escapePath(decoded) : null;
  }

  private static @Nullable String hostCharacter(char c) {
    if (c >= 0x80) {
      return UrlEscapes.escapePath(String.valueOf(c));
    }
    return isWord(c) || HOST_MARKS.indexOf(c) >= 0 ? String.valueOf(c) : null;
  }

  /** The end of an IPv6 literal with its brackets; -1 where it is none. */
  private static int literalEnd(String text) {
    int end = text.lastIndexOf(']');
    if (end < 0) {
      return -1;
    }
    String ip = text.substring(1, end);
    int zone = ip.indexOf("%25");
    boolean valid =
        ip.indexOf(':') >= 0 && IpAddress.parse(zone < 0 ? ip : ip.substring(0, zone)) != null;
    return valid ? end + 1 : -1;
  }

  /** Where the colon of the port stands, or the end; -1 where no port can follow. */
  private static int portStart(String text, boolean strict) {
    int colon = strict ? text.indexOf(':') : text.lastIndexOf(':');
    if (colon < 0) {
      return text.indexOf('[') < 0 ? text.length() : -1;
    }
    return text.indexOf(':', colon + 1) < 0 && text.indexOf('[') < 0 ? colon : -1;
  }

  private static boolean isOptionalPort(String text) {
    if (text.isEmpty()) {
      return true;
    }
    for (int i = 1; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return text.charAt(0) == ':';
  }

  private static boolean onlyWordsAnd(String text, String marks) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isWord(c) && marks.indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isWord(char c) {
    return isLetter(c) || c >= '0' && c <= '9';
  }
}
