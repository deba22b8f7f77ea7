package dev.traefikctl.rule;

import dev.traefikctl.http.ClientAddress;
import dev.traefikctl.http.HeaderName;
import dev.traefikctl.http.Request;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;

/** Makes requests as a connection would. */
final class Requests {

  private Requests() {}

  /** {@code GET} of a path with or without a query, from a client at 192.0.2.1. */
  static Request get(String host, String target) {
    return of("GET", host, target, "192.0.2.1");
  }

  static Request of(String method, String host, String target, String ip) {
    Request request = new Request();
    request.connection("web", new ClientAddress(literal(ip), ip, 4711), 80, false, null);
    int mark = target.indexOf('?');
    String path = mark < 0 ? target : target.substring(0, mark);
    request.start(method, path, mark < 0 ? null : target.substring(mark + 1), host);
    request.headers().reset(new byte[0]);
    return request;
  }

  /** Adds a header line whose value travels as UTF-8. */
  static Request header(Request request, String name, String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    request.headers().add(HeaderName.of(name), new String(bytes, StandardCharsets.ISO_8859_1));
    return request;
  }

  private static InetAddress literal(String ip) {
    try {
      return InetAddress.getByName(ip);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
