package dev.traefikctl.explain;

import dev.traefikctl.http.HeaderName;
import dev.traefikctl.http.Headers;
import dev.traefikctl.http.Request;
import dev.traefikctl.http.Upstream;
import java.util.ArrayList;
import java.util.List;

/**
 * What a server gets.
 *
 * @param server the URL of the server that this simulation chose
 * @param requestLine {@code GET /x HTTP/1.1}
 * @param headers {@code Name: value}, in the order in which they are sent
 */
public record UpstreamRequest(String server, String requestLine, List<String> headers) {

  /** Never sent on (RFC 9110 section 7.6.1, and what Go's reverse proxy removes besides). */
  private static final List<String> HOP_BY_HOP =
      List.of(
          "Connection",
          "Proxy-Connection",
          "Keep-Alive",
          "Proxy-Authenticate",
          "Proxy-Authorization",
          "Te",
          "Trailer",
          "Transfer-Encoding",
          "Upgrade");

  private static final HeaderName CONNECTION = HeaderName.of("Connection");
  private static final HeaderName FORWARDED_FOR = HeaderName.of("X-Forwarded-For");
  private static final HeaderName ACCEPT_ENCODING = HeaderName.of("Accept-Encoding");

  public UpstreamRequest {
    headers = List.copyOf(headers);
  }

  /** The request as Traefik's proxy sends it (behaviour of v3.7.9). */
  static UpstreamRequest of(Request request, Upstream upstream) {
    Headers headers = request.headers().copy();
    removeHopByHop(headers);
    if (request.appendForwardedFor()) {
      appendForwardedFor(headers, request.client().ip());
    }
    boolean mayCompress =
        !headers.contains(ACCEPT_ENCODING)
            && !headers.contains(HeaderName.of("Range"))
            && !request.method().equals("HEAD");
    if (mayCompress) {
      headers.set(ACCEPT_ENCODING, "gzip");
    }
    String host = upstream.passHostHeader() ? request.host() : upstream.authority();
    List<String> lines = new ArrayList<>();
    lines.add("Host: " + (host.isEmpty() ? upstream.authority() : host));
    headers.forEach((name, value) -> lines.add(name + ": " + value));
    String target = upstream.basePath() + request.target();
    return new UpstreamRequest(
        upstream.url(), request.method() + " " + target + " HTTP/1.1", lines);
  }

  private static void removeHopByHop(Headers headers) {
    for (String line : headers.all(CONNECTION)) {
      for (String token : line.split(",", -1)) {
        headers.remove(token.strip());
      }
    }
    HOP_BY_HOP.forEach(headers::remove);
  }

  private static void appendForwardedFor(Headers headers, String ip) {
    List<String> before = headers.all(FORWARDED_FOR);
    headers.set(FORWARDED_FOR, before.isEmpty() ? ip : String.join(", ", before) + ", " + ip);
  }
}
