package dev.traefikctl.routing;

import dev.traefikctl.http.UrlEscapes;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The URL of a server as Go's {@code net/url} reads it: lenient, so that many odd ones are only
 * found out by the first request.
 *
 * @param text normalised: how the API names the server
 * @param scheme in lower case; "" where none is written
 * @param authority host and port as written, without user
 * @param host without brackets; "" where none is written
 * @param port -1 where none is written
 * @param path percent-encoded
 * @param error Go's words where it cannot be read; null where it can
 */
record ServerUrl(
    String text,
    String scheme,
    String authority,
    String host,
    int port,
    String path,
    @Nullable String error) {

  static ServerUrl parse(String raw) {
    int hash = raw.indexOf('#');
    String url = hash < 0 ? raw : raw.substring(0, hash);
    for (int i = 0; i < url.length(); i++) {
      if (url.charAt(i) < ' ' || url.charAt(i) == 0x7F) {
        return failed(raw, "net/url: invalid control character in URL");
      }
    }
    int colon = schemeEnd(url);
    if (colon == 0) {
      return failed(raw, "missing protocol scheme");
    }
    String scheme = colon < 0 ? "" : url.substring(0, colon).toLowerCase(Locale.ROOT);
    String rest = url.substring(colon + 1);
    String text = scheme + (colon < 0 ? raw : raw.substring(colon));
    int query = rest.indexOf('?');
    String place = query < 0 ? rest : rest.substring(0, query);
    if (place.startsWith("//") && (colon >= 0 || !place.startsWith("///"))) {
      return withAuthority(raw, text, scheme, place.substring(2));
    }
    if (!place.startsWith("/")) {
      if (colon >= 0) {
        return new ServerUrl(text, scheme, "", "", -1, "", null);
      }
      int slash = place.indexOf('/');
      if ((slash < 0 ? place : place.substring(0, slash)).indexOf(':') >= 0) {
        return failed(raw, "first path segment in URL cannot contain colon");
      }
    }
    return withPath(raw, new ServerUrl(text, scheme, "", "", -1, place, null));
  }

  private static ServerUrl failed(String raw, String reason) {
    String error = "parse \"" + raw + "\": " + reason;
    return new ServerUrl(raw, "", "", "", -1, "", error);
  }

  /** The index of the colon behind the scheme; -1 without scheme, 0 where its name is missing. */
  private static int schemeEnd(String url) {
    for (int i = 0; i < url.length(); i++) {
      char c = url.charAt(i);
      boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
      boolean other = c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.';
      if (c == ':') {
        return i;
      }
      if (!letter && (!other || i == 0)) {
        return -1;
      }
    }
    return -1;
  }

  private static ServerUrl withAuthority(String raw, String text, String scheme, String place) {
    int slash = place.indexOf('/');
    String authority = slash < 0 ? place : place.substring(0, slash);
    String path = slash < 0 ? "" : place.substring(slash);
    String address = authority.substring(authority.lastIndexOf('@') + 1);
    int portColon = portColon(address);
    if (portColon == -2) {
      return failed(raw, "missing ']' in host");
    }
    String host = portColon < 0 ? address : address.substring(0, portColon);
    String digits = portColon < 0 ? "" : address.substring(portColon + 1);
    if (!digits.chars().allMatch(c -> c >= '0' && c <= '9') || digits.length() > 9) {
      return failed(raw, "invalid port \":" + digits + "\" after host");
    }
    if (host.indexOf(' ') >= 0 || host.indexOf('<') >= 0 || host.indexOf('>') >= 0) {
      return failed(raw, "invalid character in host name");
    }
    String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    int port = digits.isEmpty() ? -1 : Integer.parseInt(digits);
    return withPath(raw, new ServerUrl(text, scheme, address, bare, port, path, null));
  }

  /** The colon before the port; -1 where there is no port, -2 where a bracket is not closed. */
  private static int portColon(String address) {
    if (!address.startsWith("[")) {
      return address.lastIndexOf(':');
    }
    int end = address.lastIndexOf(']');
    if (end < 0) {
      return -2;
    }
    return end == address.length() - 1 ? -1 : end + 1;
  }

  private static ServerUrl withPath(String raw, ServerUrl url) {
    String bad = UrlEscapes.malformed(url.path);
    return bad.isEmpty() ? url : failed(raw, "invalid URL escape \"" + bad + "\"");
  }

  /** The port to connect to; the scheme's default where none is written. */
  int effectivePort() {
    if (port >= 0) {
      return port;
    }
    return scheme.equals("https") ? 443 : 80;
  }
}
