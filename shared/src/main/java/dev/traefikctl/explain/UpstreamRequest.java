package dev.traefikctl.explain;

import dev.traefikctl.http.HeaderName;
import dev.traefikctl.http.Headers;
import dev.traefikctl.http.HopByHop;
import dev.traefikctl.http.Request;
import dev.traefikctl.http.Upstream;
import dev.traefikctl.http.UpstreamRules;
import dev.traefikctl.http.UrlEscapes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a server gets.
 *
 * @param server the URL of the server that this simulation chose
 * @param requestLine {@code GET /x HTTP/1.1}
 * @param headers {@code Name: value}, in the order in which they are sent
 */
public record UpstreamRequest(String server, String requestLine, List<String> headers) {

  private static final HeaderName CONTENT_LENGTH = HeaderName.of("Content-Length");

  /** Methods whose requests say that they have no body. */
  private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

  private static final HeaderName FORWARDED_FOR = HeaderName.of("X-Forwarded-For");

  public UpstreamRequest {
    headers = List.copyOf(headers);
  }

  /** The request as Traefik's proxy sends it (behaviour of v3.7.9). */
  static UpstreamRequest of(Request request, Upstream upstream) {
    Headers headers = request.headers().copy();
    HopByHop hop = HopByHop.take(headers);
    UpstreamRules.oneUserAgent(headers);
    if (request.appendForwardedFor()) {
      appendForwardedFor(headers, request.client().ip());
    }
    List<String> lines = new ArrayList<>();
    lines.add("Host: " + UpstreamRules.host(request, upstream));
    headers.forEach((name, value) -> lines.add(name + ": " + UrlEscapes.text(value)));
    if (UpstreamRules.asksForGzip(request.method(), headers)) {
      lines.add("Accept-Encoding: gzip");
    }
    addHop(lines, hop);
    if (WITH_BODY.contains(request.method()) && !headers.contains(CONTENT_LENGTH)) {
      lines.add("Content-Length: 0");
    }
    String target = UpstreamRules.base(request, upstream) + request.target();
    return new UpstreamRequest(
        upstream.url(), request.method() + " " + target + " HTTP/1.1", lines);
  }

  private static void addHop(List<String> lines, HopByHop hop) {
    if (hop.upgrade() != null) {
      lines.add("Connection: Upgrade");
      lines.add("Upgrade: " + hop.upgrade());
    }
    if (hop.teTrailers()) {
      lines.add("Te: trailers");
    }
  }

  private static void appendForwardedFor(Headers headers, String ip) {
    List<String> before = headers.all(FORWARDED_FOR);
    headers.set(FORWARDED_FOR, before.isEmpty() ? ip : String.join(", ", before) + ", " + ip);
  }
}
