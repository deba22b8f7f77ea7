package dev.traefikctl.agent.net;

import dev.traefikctl.agent.upstream.ForwardProxies;
import dev.traefikctl.agent.wire.Loop;
import dev.traefikctl.agent.wire.Names;
import dev.traefikctl.http.Headers;
import dev.traefikctl.http.HopByHop;
import dev.traefikctl.http.Request;
import dev.traefikctl.http.Upstream;
import dev.traefikctl.http.UpstreamRules;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the head of a request as the server gets it (what Go's ReverseProxy and client do). */
final class RequestWriter {

  private static final byte[] VERSION_AND_HOST = bytes(" HTTP/1.1\r\nHost: ");
  private static final byte[] SCHEME = bytes("http://");
  private static final byte[] PROXY_AUTHORIZATION = bytes("Proxy-Authorization: ");
  private static final byte[] FORWARDED_FOR = bytes("X-Forwarded-For: ");
  private static final byte[] CONTENT_LENGTH = bytes("Content-Length: ");
  private static final byte[] NO_CONTENT = bytes("Content-Length: 0\r\n");
  private static final byte[] CHUNKED = bytes("Transfer-Encoding: chunked\r\n");
  private static final byte[] ACCEPT_GZIP = bytes("Accept-Encoding: gzip\r\n");
  private static final byte[] UPGRADE = bytes("Connection: Upgrade\r\nUpgrade: ");
  private static final byte[] TE_TRAILERS = bytes("Te: trailers\r\n");
  private static final byte[] TRAILER = bytes("Trailer: ");

  /** All that is written beside target, host and headers, and then some. */
  private static final int FIXED = 512;

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private byte[] out = {};
  private int at;
  private boolean askedForGzip;
  private @Nullable String upgrade;

  /** Whether the last head asks for gzip on our own account. */
  boolean askedForGzip() {
    return askedForGzip;
  }

  /** The protocols that the last head wants to upgrade to; null where it does not. */
  @Nullable String upgrade() {
    return upgrade;
  }

  /**
   * Writes a head.
   *
   * @param headers of the request; they lose what holds for the client's connection only
   * @param proxy where the head goes to; null where it goes to the server
   * @param head what the client's head says of the body and of trailers behind it
   */
  ByteBuf write(
      Loop loop,
      ByteBufAllocator allocator,
      Request request,
      Headers headers,
      Upstream upstream,
      ForwardProxies.@Nullable Proxy proxy,
      RequestHead head) {
    HopByHop hop = HopByHop.take(headers);
    List<String> trailers = head.trailers();
    String trailer = trailers.isEmpty() ? "" : String.join(",", trailers);
    UpstreamRules.oneUserAgent(headers);
    upgrade = hop.upgrade();
    String base = UpstreamRules.base(request, upstream);
    String path = request.path();
    String query = request.query();
    String host = UpstreamRules.host(request, upstream);
    List<String> forwarded =
        request.appendForwardedFor() ? headers.all(Names.X_FORWARDED_FOR) : List.of();
    int need =
        FIXED
            + headers.encodedLength()
            + request.method().length()
            + hop.length()
            + trailer.length();
    need += room(base) + room(path) + (query == null ? 0 : room(query));
    need += 2 * host.length() + forwardedLength(forwarded);
    String authorization = proxy == null ? null : proxy.authorization();
    need += authorization == null ? 0 : authorization.length();
    out = loop.scratch(need);
    at = 0;
    text(request.method());
    out[at++] = ' ';
    if (proxy != null) {
      raw(SCHEME);
      value(host); // Go's client names the host that the server shall see, not the server
    }
    target(base, path, query);
    raw(VERSION_AND_HOST);
    value(host);
    line();
    fields(request, headers, forwarded);
    framing(request, headers, head.contentLength());
    compression(request, headers);
    hopFields(hop, trailer);
    if (authorization != null) {
      raw(PROXY_AUTHORIZATION);
      text(authorization);
      line();
    }
    line();
    return allocator.directBuffer(at).writeBytes(out, 0, at);
  }

  /** The most bytes that a text can become when it is escaped. */
  private static int room(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 255) {
        return 9 * text.length();
      }
    }
    return 3 * text.length();
  }

  private static int forwardedLength(List<String> forwarded) {
    int length = 0;
    for (String value : forwarded) {
      length += value.length() + 2;
    }
    return length;
  }

  private void target(String base, String path, @Nullable String query) {
    escaped(base, 0, base.length());
    escaped(path, 0, path.length());
    if (query != null) {
      out[at++] = '?';
      escaped(query, 0, query.length());
    }
  }

  /** What would end the request line, or is no byte, must not get there by way of a middleware. */
  private void escaped(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c > ' ' && c != 0x7F && c < 256) {
        out[at++] = (byte) c;
      } else if (c < 256) {
        hex(c);
      } else {
        int point = text.codePointAt(i);
        i += Character.charCount(point) - 1;
        utf8(point);
      }
    }
  }

  private void utf8(int point) {
    for (byte b : Character.toString(point).getBytes(StandardCharsets.UTF_8)) {
      hex(b & 0xFF);
    }
  }

  private void hex(int c) {
    out[at++] = '%';
    out[at++] = (byte) Character.toUpperCase(Character.forDigit(c >> 4 & 0xF, 16));
    out[at++] = (byte) Character.toUpperCase(Character.forDigit(c & 0xF, 16));
  }

  /** All headers, and the client's address behind those that X-Forwarded-For already has. */
  private void fields(Request request, Headers headers, List<String> forwarded) {
    if (!request.appendForwardedFor()) {
      at = headers.writeTo(out, at);
      return;
    }
    // the header itself stays as it is: the access log shows it without what is appended
    headers.remove(Names.X_FORWARDED_FOR);
    at = headers.writeTo(out, at);
    raw(FORWARDED_FOR);
    for (int i = 0; i < forwarded.size(); i++) {
      String value = forwarded.get(i);
      value(i == 0 ? value.stripLeading() : value);
      out[at++] = ',';
      out[at++] = ' ';
      headers.add(Names.X_FORWARDED_FOR, value);
    }
    text(request.client().ip());
    line();
  }

  private void framing(Request request, Headers headers, long length) {
    int i = headers.indexOf(Names.CONTENT_LENGTH, 0);
    if (length < 0) {
      raw(CHUNKED);
    } else if (i >= 0) {
      // written already: the exchange made sure that it says the length
      return;
    } else if (length > 0) {
      raw(CONTENT_LENGTH);
      text(Long.toString(length));
      line();
    } else if (hasBodyByDefault(request.method())) {
      raw(NO_CONTENT);
    }
  }

  /** Methods whose requests say that they have no body (Go's client, RFC 9110 section 8.6). */
  static boolean hasBodyByDefault(String method) {
    return method.equals("POST") || method.equals("PUT") || method.equals("PATCH");
  }

  private void compression(Request request, Headers headers) {
    askedForGzip = UpstreamRules.asksForGzip(request.method(), headers);
    if (askedForGzip) {
      raw(ACCEPT_GZIP);
    }
  }

  private void hopFields(HopByHop hop, String trailer) {
    String protocols = hop.upgrade();
    if (protocols != null) {
      raw(UPGRADE);
      value(protocols);
      line();
    }
    if (hop.teTrailers()) {
      raw(TE_TRAILERS);
    }
    if (!trailer.isEmpty()) {
      raw(TRAILER);
      value(trailer);
      line();
    }
  }

  private void raw(byte[] bytes) {
    System.arraycopy(bytes, 0, out, at, bytes.length);
    at += bytes.length;
  }

  @SuppressWarnings("deprecation") // the one copy of a string's bytes without an encoder
  private void text(String text) {
    text.getBytes(0, text.length(), out, at);
    at += text.length();
  }

  /** Text that a middleware may have set: nothing in it may end the line. */
  private void value(String text) {
    int start = at;
    text(text);
    for (int i = start; i < at; i++) {
      if (out[i] >= 0 && out[i] < ' ' && out[i] != '\t') {
        out[i] = ' ';
      }
    }
  }

  private void line() {
    out[at++] = '\r';
    out[at++] = '\n';
  }
}
