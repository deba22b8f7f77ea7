package dev.traefikctl.cli;

import dev.traefikctl.explain.SimulatedRequest;
import dev.traefikctl.http.UrlEscapes;
import java.net.IDN;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
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

  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  /** A field line (RFC 9110 section 5.5) in any text. */
  private static final Pattern HEADER =
      Pattern.compile("[-!#$%&'*+.^_`|~0-9A-Za-z]+\\s*:[^\\p{Cntrl}]*");

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
    if (all.size() > 1 && all.getFirst().indexOf('/') >= 0) {
      throw new UsageProblem("a URL holds no spaces; write %20");
    }
    if (all.size() > 2 || METHODS.contains(all.getLast())) {
      throw new UsageProblem(
          "a request is a URL, or a method and a URL: 'GET https://app.example.com/x'");
    }
    String method = all.size() == 2 ? all.getFirst() : "GET";
    String url = all.getLast();
    List<SimulatedRequest.Header> headers = new ArrayList<>();
    String hostHeader = null;
    for (String line : headerLines) {
      int colon = line.indexOf(':');
      if (!HEADER.matcher(line).matches()) {
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
    String rest = withoutFragment(scheme < 0 ? url : url.substring(scheme + 3));
    int end = end(rest);
    int at = rest.lastIndexOf('@', end - 1);
    String authority = ascii(rest.substring(at + 1, end));
    List<SimulatedRequest.Header> all = new ArrayList<>(headers);
    if (at >= 0) {
      all.addFirst(credentials(rest.substring(0, at)));
    }
    String target = escaped(rest.substring(end));
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
        all);
  }

  private static String withoutFragment(String url) {
    int hash = url.indexOf('#');
    return hash < 0 ? url : url.substring(0, hash);
  }

  /** What clients make of {@code user:password@} in a URL. */
  private static SimulatedRequest.Header credentials(String userInfo) {
    String decoded = UrlEscapes.unescape(UrlEscapes.byteString(userInfo));
    if (decoded == null) {
      throw new UsageProblem("the user of the URL has a malformed escape");
    }
    byte[] bytes = decoded.getBytes(StandardCharsets.ISO_8859_1);
    String token = Base64.getEncoder().encodeToString(bytes);
    return new SimulatedRequest.Header("Authorization", "Basic " + token);
  }

  /** The name that clients ask for: international names in ASCII. */
  private static String ascii(String authority) {
    if (authority.chars().allMatch(c -> c < 0x80)) {
      return authority;
    }
    int port = authority.lastIndexOf(':');
    String name = port < 0 ? authority : authority.substring(0, port);
    try {
      return IDN.toASCII(name) + authority.substring(name.length());
    } catch (IllegalArgumentException e) {
      throw new UsageProblem("not a host: " + authority);
    }
  }

  /** What is not ASCII is escaped, as browsers do. */
  private static String escaped(String target) {
    StringBuilder out = new StringBuilder();
    for (char c : UrlEscapes.byteString(target).toCharArray()) {
      out.append(c < 0x80 ? String.valueOf(c) : String.format("%%%02X", (int) c));
    }
    int mark = out.indexOf("?");
    if (UrlEscapes.unescape(mark < 0 ? out.toString() : out.substring(0, mark)) == null) {
      throw new UsageProblem(
          "the URL has a malformed escape, to which Traefik answers 400 Bad Request");
    }
    return out.toString();
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
    if (!digits.matches("\\d{1,5}") || Integer.parseInt(digits) > 65_535) {
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

  /** The port that the client connects to. */
  int serverPort() {
    return port >= 0 ? port : tls ? 443 : 80;
  }

  SimulatedRequest at(String entryPoint, int entryPointPort) {
    return new SimulatedRequest(
        method, path, query, host, tls, entryPoint, entryPointPort, clientIp, headers);
  }
}
