package dev.traefikctl.cli;

import dev.traefikctl.explain.SimulatedRequest;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A request as the user writes it.
 *
 * @param port of the URL; -1 where it has none
 * @param host the Host header
 */
record RequestText(
    String method,
    boolean tls,
    String host,
    int port,
    String path,
    @Nullable String query,
    String clientIp,
    List<SimulatedRequest.Header> headers) {

  RequestText {
    headers = List.copyOf(headers);
  }

  /**
   * Reads the words of a command line.
   *
   * @throws UsageProblem where they are no request
   */
  static RequestText parse(List<String> words, List<String> headerLines, String clientIp) {
    List<String> all = List.of(String.join(" ", words).strip().split("\\s+"));
    if (all.size() > 2) {
      throw new UsageProblem(
          "a request is a URL, or a method and a URL: 'GET https://app.example.com/x'");
    }
    String method = all.size() == 2 ? all.getFirst() : "GET";
    String url = all.getLast();
    List<SimulatedRequest.Header> headers = new ArrayList<>();
    String hostHeader = null;
    for (String line : headerLines) {
      int colon = line.indexOf(':');
      if (colon <= 0) {
        throw new UsageProblem("a header is 'Name: value', not '" + line + "'");
      }
      String name = line.substring(0, colon).strip();
      String value = line.substring(colon + 1).strip();
      if (name.equalsIgnoreCase("Host")) {
        hostHeader = value;
      } else {
        headers.add(new SimulatedRequest.Header(name, value));
      }
    }
    return ofUrl(method, url, hostHeader, address(clientIp), headers);
  }

  private static RequestText ofUrl(
      String method,
      String url,
      @Nullable String hostHeader,
      String clientIp,
      List<SimulatedRequest.Header> headers) {
    int scheme = url.indexOf("://");
    String name = scheme < 0 ? "http" : url.substring(0, scheme).toLowerCase(Locale.ROOT);
    if (!name.equals("http") && !name.equals("https")) {
      throw new UsageProblem("a URL starts with http:// or https://, not " + name + "://");
    }
    String rest = scheme < 0 ? url : url.substring(scheme + 3);
    int end = end(rest);
    String authority = rest.substring(0, end);
    String target = rest.substring(end);
    int mark = target.indexOf('?');
    String path = mark < 0 ? target : target.substring(0, mark);
    String query = mark < 0 ? null : target.substring(mark + 1);
    if (authority.isEmpty()) {
      throw new UsageProblem("the URL has no host: " + url);
    }
    return new RequestText(
        method.toUpperCase(Locale.ROOT),
        name.equals("https"),
        hostHeader == null ? authority : hostHeader,
        port(authority),
        path.isEmpty() ? "/" : path,
        query,
        clientIp,
        headers);
  }

  private static int end(String rest) {
    for (int i = 0; i < rest.length(); i++) {
      if (rest.charAt(i) == '/' || rest.charAt(i) == '?') {
        return i;
      }
    }
    return rest.length();
  }

  private static int port(String authority) {
    int colon = authority.lastIndexOf(':');
    if (colon < 0 || authority.indexOf(']') > colon) {
      return -1;
    }
    String digits = authority.substring(colon + 1);
    if (!digits.matches("\\d{1,5}")) {
      throw new UsageProblem("not a port: " + digits);
    }
    return Integer.parseInt(digits);
  }

  private static String address(String ip) {
    try {
      return InetAddress.ofLiteral(ip).getHostAddress();
    } catch (IllegalArgumentException e) {
      throw new UsageProblem("--from takes an IP address, not " + ip);
    }
  }

  SimulatedRequest at(String entryPoint, int entryPointPort) {
    return new SimulatedRequest(
        method, path, query, host, tls, entryPoint, entryPointPort, clientIp, headers);
  }
}
