package dev.traefikctl.http;

/**
 * What becomes of a request on its way to a server beside {@link HopByHop}, as Go's ReverseProxy
 * and HTTP client do it. The agent writes by these rules, and {@code explain} shows by them.
 */
public final class UpstreamRules {

  private static final HeaderName ACCEPT_ENCODING = HeaderName.of("Accept-Encoding");
  private static final HeaderName RANGE = HeaderName.of("Range");
  private static final HeaderName USER_AGENT = HeaderName.of("User-Agent");

  /** What may stand in a Host of ASCII (RFC 3986 section 3.2.2). */
  private static final boolean[] HOST = new boolean[128];

  static {
    for (char c = 0; c < 128; c++) {
      HOST[c] = Character.isLetterOrDigit(c) || "!$%&'()*+,-.:;=[]_~".indexOf(c) >= 0;
    }
  }

  private UpstreamRules() {}

  /** Makes a path that a middleware has set without a slash at its start one that is sent. */
  public static void settle(Request request) {
    if (!request.path().startsWith("/")) {
      SentTarget.settle(request);
    }
  }

  /** The Host that the server sees; "" where a middleware has set one that cannot be. */
  public static String host(Request request, Upstream upstream) {
    boolean pass = upstream.passHostHeader() && !request.host().isEmpty();
    return pass ? sendable(request.host()) : withoutZone(upstream.authority());
  }

  private static String sendable(String host) {
    boolean ascii = true;
    for (int i = 0; i < host.length(); i++) {
      char c = host.charAt(i);
      ascii &= c < 0x80;
      if (c < 0x80 && !HOST[c]) {
        return "";
      }
    }
    return withoutZone(ascii ? host : Hosts.punycode(host));
  }

  /** A zone means something on one machine only (RFC 6874 section 4). */
  private static String withoutZone(String host) {
    int close = host.startsWith("[") ? host.lastIndexOf(']') : -1;
    int zone = host.lastIndexOf('%', close);
    return zone < 0 ? host : host.substring(0, zone) + host.substring(close);
  }

  /** What stands before the path of the request, so that one slash is between them. */
  public static String base(Request request, Upstream upstream) {
    String base = upstream.basePath();
    String path = request.path();
    if (base.isEmpty()) {
      return path.isEmpty() ? "/" : "";
    }
    return base.endsWith("/") && path.startsWith("/") ? base.substring(0, base.length() - 1) : base;
  }

  /**
   * Leaves the first line of User-Agent only, as Go's client does; where that is empty, which is
   * the wish to send none, not even that.
   */
  public static void oneUserAgent(Headers headers) {
    int agent = headers.indexOf(USER_AGENT, 0);
    if (agent < 0) {
      return;
    }
    if (headers.valueLength(agent) == 0) {
      headers.remove(USER_AGENT);
    } else if (headers.indexOf(USER_AGENT, agent + 1) > 0) {
      headers.set(USER_AGENT, headers.value(agent));
    }
  }

  /** Whether all headers can be part of a request, but for those of one hop, which do not go. */
  static boolean areSendable(Headers headers) {
    for (int i = 0; i < headers.size(); i++) {
      String name = headers.name(i);
      boolean valid = HttpChars.isToken(name) && HttpChars.isFieldValue(headers.value(i));
      if (!valid && !HopByHop.takes(name)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the proxy asks for gzip on its own account, since the client said nothing of it. */
  public static boolean asksForGzip(String method, Headers headers) {
    return isEmpty(headers, ACCEPT_ENCODING) && isEmpty(headers, RANGE) && !method.equals("HEAD");
  }

  private static boolean isEmpty(Headers headers, HeaderName name) {
    int i = headers.indexOf(name, 0);
    return i < 0 || headers.valueLength(i) == 0;
  }
}
