package dev.traefikctl.http;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * The request of an exchange, changed in place by the handlers on its way. Targets are kept as they
 * are sent on: percent-encoded path and query.
 */
public final class Request {

  private static final ClientAddress NOBODY =
      new ClientAddress(InetAddress.getLoopbackAddress(), "127.0.0.1", 0);

  private String method = "GET";
  private String path = "/";
  private @Nullable String query;

  /** The query as redirections see it, where a path edit has not made it that of {@link #query}. */
  private @Nullable String askedQuery;

  private String host = "";
  private String protocol = "HTTP/1.1";
  private boolean tls;
  private @Nullable String serverName;
  private String entryPoint = "";
  private int localPort;
  private ClientAddress client = NOBODY;
  private final Headers headers = new Headers();
  private boolean appendForwardedFor = true;
  private boolean doubtful;
  private boolean secureUrl;
  private @Nullable String routingPath;
  private @Nullable String canonicalHost;

  /** Decoded path and the hint how it was encoded; both are unknown while the first is null. */
  private @Nullable String decodedPath;

  private @Nullable String pathHint;

  /** Makes the object ready for the next request of a connection; headers are reset apart. */
  public void start(String newMethod, String newPath, @Nullable String newQuery, String newHost) {
    method = newMethod;
    query = newQuery;
    path(newPath);
    host = newHost;
    appendForwardedFor = true;
    doubtful = false;
    secureUrl = false;
    canonicalHost = null;
  }

  /** What holds for all requests of a connection. */
  public void connection(
      String entryPointName, ClientAddress peer, int port, boolean secure, @Nullable String sni) {
    entryPoint = entryPointName;
    client = peer;
    localPort = port;
    tls = secure;
    serverName = sni;
  }

  /** Case-sensitive method. */
  public String method() {
    return method;
  }

  public void method(String value) {
    method = value;
  }

  /** The percent-encoded path; starts with a slash, except {@code *} of OPTIONS. */
  public String path() {
    return path;
  }

  public void path(String escaped) {
    path = escaped;
    routingPath = null;
    decodedPath = null;
    pathHint = null;
    askedQuery = query;
  }

  /**
   * Sets the path by its decoded form (a byte string, see {@link UrlEscapes}), which may be empty:
   * then a slash is sent.
   *
   * @param hint how it is encoded, used if it fits the decoded form; null or "" for the default
   *     encoding
   */
  public void path(String decoded, @Nullable String hint) {
    String encoding = hint == null || hint.isEmpty() ? null : hint;
    String escaped = UrlEscapes.escapedPath(decoded, encoding);
    path(escaped.isEmpty() ? "/" : escaped);
    decodedPath = decoded;
    pathHint = encoding;
  }

  /** The decoded path as a byte string (see {@link UrlEscapes}); may be empty. */
  public String decodedPath() {
    String known = decodedPath;
    if (known == null) {
      String decoded = UrlEscapes.isPlain(path) ? path : UrlEscapes.unescape(path);
      known = decoded == null ? path : decoded;
      decodedPath = known;
      boolean byDefault = decoded == null || path.equals(UrlEscapes.escapePath(known));
      pathHint = byDefault ? null : path;
    }
    return known;
  }

  /** How the path was encoded where that is not the default encoding; null where it is. */
  public @Nullable String pathHint() {
    decodedPath();
    return pathHint;
  }

  /** The raw query without its question mark; null where there is none. */
  public @Nullable String query() {
    return query;
  }

  public void query(@Nullable String raw) {
    query = raw;
    askedQuery = raw;
  }

  /**
   * Sets what rules and servers see of the query, but not what redirections repeat of it until the
   * path is changed: Go's semicolons are such a case.
   */
  public void effectiveQuery(@Nullable String raw) {
    query = raw;
  }

  /** Path and query as they are sent. */
  public String target() {
    return query == null ? path : path + "?" + query;
  }

  /** Path and query as redirections repeat them: Go's {@code RequestURI}. */
  public String askedTarget() {
    return askedQuery == null ? path : path + "?" + askedQuery;
  }

  /** The Host as the client sent it (with its port) or a middleware set it; may be empty. */
  public String host() {
    return host;
  }

  public void host(String value) {
    host = value;
    canonicalHost = null;
  }

  /** The host that rules see: without port, in lower case. */
  public String canonicalHost() {
    String known = canonicalHost;
    if (known == null) {
      known = Hosts.canonical(host);
      canonicalHost = known;
    }
    return known;
  }

  /** The path that rules see: decoded but for reserved characters. */
  public String routingPath() {
    String known = routingPath;
    if (known == null) {
      known = Paths.routingPath(path);
      routingPath = known;
    }
    return known;
  }

  /** {@code HTTP/1.1}, {@code HTTP/1.0}, {@code HTTP/2.0} or {@code HTTP/3.0}. */
  public String protocol() {
    return protocol;
  }

  public void protocol(String value) {
    protocol = value;
  }

  /** Whether the client speaks TLS to us. */
  public boolean tls() {
    return tls;
  }

  /** The SNI of the TLS connection; null where there is none. */
  public @Nullable String serverName() {
    return serverName;
  }

  /** The name of the entry point that took the connection. */
  public String entryPoint() {
    return entryPoint;
  }

  /** The port that the connection came in at. */
  public int localPort() {
    return localPort;
  }

  public ClientAddress client() {
    return client;
  }

  public Headers headers() {
    return headers;
  }

  /** Whether the proxy appends the client's address to X-Forwarded-For (Traefik's default). */
  public boolean appendForwardedFor() {
    return appendForwardedFor;
  }

  public void appendForwardedFor(boolean value) {
    appendForwardedFor = value;
  }

  /**
   * Whether a middleware has set a header that no request can have. As in Traefik that fails the
   * request only where it would be sent to a server, and only if no other middleware has mended it.
   */
  public boolean isUnsendable() {
    return doubtful && !UpstreamRules.areSendable(headers);
  }

  /** A middleware has set a header that no request can have. */
  public void doubtHeaders() {
    doubtful = true;
  }

  /**
   * Whether the URL of the request is known to be one of https: because the client asked for it by
   * its full URL, or because a redirection took the word of a trusted hop for it.
   */
  public boolean secureUrl() {
    return secureUrl;
  }

  public void secureUrl(boolean value) {
    secureUrl = value;
  }

  /**
   * Reads path and query anew as parts of a URL, as a redirection does that has nothing to change:
   * an empty path is the slash now that is sent for it, {@code *} is not a path at all, and the
   * query ends at a {@code #}.
   */
  public void reread() {
    String asked = withoutFragment(askedQuery);
    query = withoutFragment(query);
    if (path.equals("*")) {
      path("", null);
    } else {
      path(path);
    }
    askedQuery = asked;
  }

  private static @Nullable String withoutFragment(@Nullable String query) {
    int hash = query == null ? -1 : query.indexOf('#');
    return query == null || hash < 0 ? query : query.substring(0, hash);
  }
}
