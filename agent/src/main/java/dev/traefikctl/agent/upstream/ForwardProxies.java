package dev.traefikctl.agent.upstream;

import dev.traefikctl.agent.telemetry.Log;
import dev.traefikctl.http.CommaList;
import dev.traefikctl.http.IpAddress;
import dev.traefikctl.http.IpRanges;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which servers are reached by way of a proxy: {@code HTTP_PROXY} and {@code NO_PROXY}, which
 * Traefik takes from its environment as Go's {@code ProxyFromEnvironment} reads it.
 */
public final class ForwardProxies {

  /** Every server is reached directly. */
  public static final ForwardProxies NONE = new ForwardProxies(null, "");

  /**
   * A proxy for requests in absolute form (RFC 9112 section 3.2.2).
   *
   * @param authorization the value of Proxy-Authorization; null where none is sent
   * @param served whether requests can go there; those of other schemes fail
   */
  public record Proxy(String host, int port, @Nullable String authorization, boolean served) {}

  /**
   * Servers of a domain that need no proxy.
   *
   * @param suffix begins with a dot
   * @param self whether the domain itself is meant too
   * @param port "" is any
   */
  private record Domain(String suffix, boolean self, String port) {
    boolean matches(String host, int asked) {
      boolean name = host.endsWith(suffix) || self && host.equals(suffix.substring(1));
      return name && (port.isEmpty() || port.equals(Integer.toString(asked)));
    }
  }

  /** An address that needs no proxy at one port. */
  private record Place(IpAddress address, String port) {}

  private final @Nullable Proxy proxy;
  private final List<String> networks = new ArrayList<>();
  private final List<Place> places = new ArrayList<>();
  private final List<Domain> domains = new ArrayList<>();
  private final IpRanges ranges;
  private boolean direct;

  private ForwardProxies(@Nullable Proxy proxy, String exceptions) {
    this.proxy = proxy;
    for (String item : CommaList.split(exceptions)) {
      if (item.equals("*")) {
        direct = true;
      } else {
        except(item.toLowerCase(Locale.ROOT));
      }
    }
    ranges = IpRanges.of(networks);
  }

  private void except(String text) {
    if (IpRanges.firstInvalid(List.of(text)) < 0) {
      networks.add(text);
      return;
    }
    int colon = text.lastIndexOf(':');
    boolean port = colon >= 0 && (text.indexOf(':') == colon || text.startsWith("["));
    String host = port ? text.substring(0, colon) : text;
    String asked = port ? text.substring(colon + 1) : "";
    IpAddress address = IpAddress.parse(host.replace("[", "").replace("]", ""));
    if (address != null) {
      places.add(new Place(address, asked));
    } else if (!host.isEmpty()) {
      String domain = host.startsWith("*.") ? host.substring(1) : host;
      boolean self = !domain.startsWith(".");
      domains.add(new Domain(self ? "." + domain : domain, self, asked));
    }
  }

  /** What the variables of a process say; what is wrong with them is logged. */
  public static ForwardProxies of(Map<String, String> environment) {
    String http = any(environment, "HTTP_PROXY", "http_proxy");
    if (http.isEmpty()) {
      return NONE;
    }
    // a CGI program gets its client's Proxy header as HTTP_PROXY
    boolean cgi = environment.containsKey("REQUEST_METHOD");
    Proxy proxy = cgi ? null : parse(http);
    if (proxy == null || !proxy.served()) {
      Log.error("HTTP_PROXY is not the URL of an HTTP proxy; servers that need it get 500");
      proxy = new Proxy("", 0, null, false);
    }
    return new ForwardProxies(proxy, any(environment, "NO_PROXY", "no_proxy"));
  }

  private static String any(Map<String, String> environment, String first, String second) {
    String value = environment.getOrDefault(first, "");
    return value.isEmpty() ? environment.getOrDefault(second, "") : value;
  }

  private static @Nullable Proxy parse(String text) {
    String url = text.contains("://") ? text : "http://" + text;
    try {
      URI uri = new URI(url);
      String host = uri.getHost();
      if (host == null) {
        return null;
      }
      boolean served = "http".equalsIgnoreCase(uri.getScheme());
      int port = uri.getPort() < 0 ? 80 : uri.getPort();
      String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
      return new Proxy(bare, port, authorization(uri.getUserInfo()), served);
    } catch (URISyntaxException e) {
      return null; // told by the caller, who does not repeat what may hold a password
    }
  }

  private static @Nullable String authorization(@Nullable String user) {
    if (user == null) {
      return null;
    }
    String both = user.indexOf(':') < 0 ? user + ":" : user;
    return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
  }

  /** The proxy for a server; null where it is reached directly, as is this machine always. */
  @Nullable Proxy of(String host, int port) {
    if (proxy == null || direct || host.equals("localhost")) {
      return null;
    }
    String name = host.toLowerCase(Locale.ROOT);
    IpAddress address = IpAddress.parse(name);
    if (address != null && (isLoopback(address) || isException(address, port))) {
      return null;
    }
    return domains.stream().anyMatch(domain -> domain.matches(name, port)) ? null : proxy;
  }

  private static boolean isLoopback(IpAddress address) {
    return address.v4()
        ? (address.low() >>> 24 & 0xFF) == 127
        : address.high() == 0 && address.low() == 1;
  }

  private boolean isException(IpAddress address, int port) {
    String asked = Integer.toString(port);
    return ranges.contains(address)
        || places.stream()
            .anyMatch(place ->
                place.address().equals(address)
                    && (place.port().isEmpty() || place.port().equals(asked)));
  }
}
