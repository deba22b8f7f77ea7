package dev.traefikctl.routing;

import dev.traefikctl.http.ClientAddress;
import dev.traefikctl.http.HeaderName;
import dev.traefikctl.http.Headers;
import dev.traefikctl.http.Hosts;
import dev.traefikctl.http.IpAddress;
import dev.traefikctl.http.IpRanges;
import dev.traefikctl.http.LocalHost;
import dev.traefikctl.http.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * The X-Forwarded family at an entry point: what an untrusted client wrote is dropped, what is
 * missing is set, and the headers that Connection names are removed (RFC 9110 section 7.6.1).
 *
 * @param insecure trusts every client
 * @param trusted the clients that may set them; null for none
 * @param keptConnection canonical names that Connection may name without losing them
 */
record ForwardedHeaders(boolean insecure, @Nullable IpRanges trusted, Set<String> keptConnection) {

  private static final HeaderName REAL_IP = HeaderName.of("X-Real-Ip");
  private static final HeaderName FOR = HeaderName.of("X-Forwarded-For");
  private static final HeaderName HOST = HeaderName.of("X-Forwarded-Host");
  private static final HeaderName PORT = HeaderName.of("X-Forwarded-Port");
  private static final HeaderName PROTO = HeaderName.of("X-Forwarded-Proto");
  private static final HeaderName SERVER = HeaderName.of("X-Forwarded-Server");
  private static final HeaderName CONNECTION = HeaderName.of("Connection");
  private static final HeaderName UPGRADE = HeaderName.of("Upgrade");

  /** The headers that only trusted clients may set. */
  private static final HeaderName[] MANAGED = {
    PROTO,
    FOR,
    HOST,
    PORT,
    SERVER,
    HeaderName.of("X-Forwarded-Uri"),
    HeaderName.of("X-Forwarded-Method"),
    HeaderName.of("X-Forwarded-Prefix"),
    HeaderName.of("X-Forwarded-Tls-Client-Cert"),
    HeaderName.of("X-Forwarded-Tls-Client-Cert-Info"),
    REAL_IP
  };

  void apply(Request request) {
    Headers headers = request.headers();
    if (!isTrusted(request)) {
      for (HeaderName name : MANAGED) {
        headers.removeSpellings(name);
      }
    }
    setMissing(request, headers);
    if (headers.contains(CONNECTION)) {
      removeNamedByConnection(headers);
    }
  }

  private boolean isTrusted(Request request) {
    IpRanges known = trusted;
    return insecure || known != null && known.contains(IpAddress.of(request.client().address()));
  }

  private static void setMissing(Request request, Headers headers) {
    ClientAddress client = request.client();
    if (isMissing(headers, REAL_IP)) {
      headers.set(REAL_IP, client.ip());
    }
    if (isMissing(headers, PROTO)) {
      headers.set(PROTO, scheme(request, headers));
    }
    if (isMissing(headers, PORT)) {
      headers.set(PORT, port(request, headers));
    }
    if (isMissing(headers, HOST) && !request.host().isEmpty()) {
      headers.set(HOST, request.host());
    }
    joinLines(headers);
    if (!LocalHost.name().isEmpty()) {
      headers.set(SERVER, LocalHost.name());
    }
  }

  private static boolean isMissing(Headers headers, HeaderName name) {
    String value = headers.get(name);
    return value == null || value.isEmpty();
  }

  private static void joinLines(Headers headers) {
    int first = headers.indexOf(FOR, 0);
    if (first >= 0 && headers.indexOf(FOR, first + 1) >= 0) {
      headers.set(FOR, String.join(", ", headers.all(FOR)));
    }
  }

  private static String scheme(Request request, Headers headers) {
    if (isWebSocket(headers)) {
      return request.tls() ? "wss" : "ws";
    }
    return request.tls() ? "https" : "http";
  }

  private static boolean isWebSocket(Headers headers) {
    String upgrade = headers.get(UPGRADE);
    String connection = upgrade == null ? null : headers.get(CONNECTION);
    return upgrade != null
        && connection != null
        && hasToken(connection, "upgrade")
        && hasToken(upgrade, "websocket");
  }

  private static boolean hasToken(String list, String token) {
    for (int start = 0; start <= list.length(); ) {
      int comma = list.indexOf(',', start);
      int end = comma < 0 ? list.length() : comma;
      if (list.substring(start, end).strip().equalsIgnoreCase(token)) {
        return true;
      }
      start = end + 1;
    }
    return false;
  }

  private static String port(Request request, Headers headers) {
    String fromHost = portOf(request.host());
    if (fromHost != null) {
      return fromHost;
    }
    String proto = headers.get(PROTO);
    boolean secure = request.tls() || "https".equals(proto) || "wss".equals(proto);
    return secure ? "443" : "80";
  }

  /** The port behind the host; null where none is. */
  private static @Nullable String portOf(String host) {
    int colon = Hosts.portColon(host);
    return colon < 0 || colon == host.length() - 1 ? null : host.substring(colon + 1);
  }

  private void removeNamedByConnection(Headers headers) {
    List<String> lines = headers.all(CONNECTION);
    String upgrade = null;
    StringJoiner kept = new StringJoiner(",");
    for (String token : tokens(lines)) {
      if (token.equalsIgnoreCase("upgrade") && upgrade == null) {
        upgrade = headers.get(UPGRADE);
      }
      String name = HeaderName.canonical(token);
      if (keptConnection.contains(name)) {
        kept.add(token);
      } else if (!isManaged(name)) {
        headers.remove(HeaderName.exactly(name));
      }
    }
    if (upgrade != null && !upgrade.isEmpty()) {
      kept.add("Upgrade");
      headers.set(UPGRADE, upgrade);
    }
    if (kept.length() > 0) {
      headers.set(CONNECTION, kept.toString());
    } else {
      headers.remove(CONNECTION);
    }
  }

  private static List<String> tokens(List<String> lines) {
    List<String> out = new ArrayList<>(2);
    for (String line : lines) {
      for (String token : line.split(",", -1)) {
        if (!token.isBlank()) {
          out.add(token.strip());
        }
      }
    }
    return out;
  }

  private static boolean isManaged(String name) {
    for (HeaderName managed : MANAGED) {
      if (managed.text().equals(name)) {
        return true;
      }
    }
    return false;
  }
}
