package dev.traefikctl.file;

import dev.traefikctl.diag.ConfigPath;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.model.StaticConfig;
import dev.traefikctl.model.statics.EntryPoint;
import dev.traefikctl.model.statics.EntryPoint.Http3;
import dev.traefikctl.model.statics.EntryPoint.ProxyProtocol;
import dev.traefikctl.model.statics.EntryPoint.RedirectTo;
import dev.traefikctl.model.statics.EntryPoint.Redirections;
import java.net.Inet6Address;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Entry points that Traefik cannot open, and redirections that it does not make. */
final class EntryPointChecks {

  private static final Set<String> UNDERSCORES = Set.of("", "keep", "delete", "reject");
  private static final Pattern PORT = Pattern.compile(":\\d+");
  private static final Pattern IPV4 =
      Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");

  /** An entry point that would listen. */
  private record Opened(String name, String protocol, ListenAddress at) {}

  private final StaticConfig config;
  private final Reporter reporter;
  private final List<Opened> opened = new ArrayList<>();

  private EntryPointChecks(StaticConfig config, Reporter reporter) {
    this.config = config;
    this.reporter = reporter;
  }

  static void check(StaticConfig config, Reporter reporter) {
    EntryPointChecks checks = new EntryPointChecks(config, reporter);
    config.entryPoints().forEach(checks::entryPoint);
  }

  private void entryPoint(String name, EntryPoint entryPoint) {
    ConfigPath path = ConfigPath.of("entryPoints", name);
    address(name, entryPoint, path.child("address"));
    switch (entryPoint.protocol()) {
      case "tcp" -> tcp(name, entryPoint, path);
      case "udp" -> udp(name, entryPoint, path);
      default -> {
        String written = entryPoint.address().substring(entryPoint.address().indexOf('/') + 1);
        stops(name, path.child("address"), "invalid protocol: " + written);
      }
    }
    redirection(entryPoint, path.child("http").child("redirections"));
  }

  private void address(String name, EntryPoint entryPoint, ConfigPath path) {
    String address = entryPoint.hostAndPort();
    if (address.isEmpty()) {
      String message = "entry point " + name + " has no address and gets a random port";
      StaticChecks.complains(reporter, path, message);
      return;
    }
    ListenAddress listen = ListenAddress.of(address);
    String problem =
        listen == null ? "address " + address + ": missing port in address" : listen.problem();
    if (listen == null || problem != null) {
      stops(name, path, "error opening listener: " + problem);
      return;
    }
    for (Opened other : opened) {
      boolean collides = other.protocol.equals(entryPoint.protocol()) && listen.collides(other.at);
      if (collides && !entryPoint.reusePort()) {
        String message = address + " is in use by entry point " + other.name;
        stops(name, path, "error opening listener: " + message);
        return;
      }
    }
    opened.add(new Opened(name, entryPoint.protocol(), listen));
  }

  private void tcp(String name, EntryPoint entryPoint, ConfigPath path) {
    http2(name, entryPoint.http2(), path.child("http2"));
    Http3 http3 = entryPoint.http3();
    if (http3 != null && http3.advertisedPort() < 0) {
      String message = "advertised port must be greater than or equal to zero";
      stops(name, path.child("http3").child("advertisedPort"), message);
    }
    trusted(
        name,
        entryPoint.forwardedHeaders().trustedIPs(),
        path.child("forwardedHeaders").child("trustedIPs"));
    ProxyProtocol proxyProtocol = entryPoint.proxyProtocol();
    if (proxyProtocol != null && !proxyProtocol.insecure()) {
      if (proxyProtocol.trustedIPs().isEmpty()) {
        String message = "error creating proxy protocol listener: no trusted IPs provided";
        stops(name, path.child("proxyProtocol"), message);
      }
      trusted(name, proxyProtocol.trustedIPs(), path.child("proxyProtocol").child("trustedIPs"));
    }
    String strategy = entryPoint.http().underscoreHeadersStrategy();
    if (!UNDERSCORES.contains(strategy)) {
      String message = "invalid underscoreHeadersStrategy value \"" + strategy + "\"";
      stops(name, path.child("http").child("underscoreHeadersStrategy"), message);
    }
  }

  private void http2(String name, EntryPoint.Http2 http2, ConfigPath path) {
    notNegative(
        name,
        http2.maxConcurrentStreams(),
        path.child("maxConcurrentStreams"),
        "max concurrent streams");
    notNegative(
        name,
        http2.maxDecoderHeaderTableSize(),
        path.child("maxDecoderHeaderTableSize"),
        "max decoder header table size");
    notNegative(
        name,
        http2.maxEncoderHeaderTableSize(),
        path.child("maxEncoderHeaderTableSize"),
        "max encoder header table size");
  }

  private void notNegative(String name, int value, ConfigPath path, String what) {
    if (value < 0) {
      stops(name, path, what + " value must be greater than or equal to zero");
    }
  }

  private void udp(String name, EntryPoint entryPoint, ConfigPath path) {
    if (entryPoint.udp().timeout().compareTo(Duration.ZERO) <= 0) {
      stops(name, path.child("udp").child("timeout"), "timeout should be greater than zero");
    }
  }

  private void trusted(String name, List<String> addresses, ConfigPath path) {
    for (int i = 0; i < addresses.size(); i++) {
      if (!isAddressOrRange(addresses.get(i))) {
        String message = "parsing CIDR trusted IPs: invalid CIDR address: " + addresses.get(i);
        stops(name, path.child(i), message);
      }
    }
  }

  /** An address, or a range such as {@code 10.0.0.0/8}. */
  static boolean isAddressOrRange(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      return isIpv4(text) || isIpv6(text);
    }
    String address = text.substring(0, slash);
    String length = text.substring(slash + 1);
    if (!length.matches("\\d{1,3}")) {
      return false;
    }
    int bits = Integer.parseInt(length);
    return (isIpv4(address) && bits <= 32) || (isIpv6(address) && bits <= 128);
  }

  private static boolean isIpv4(String text) {
    return IPV4.matcher(text).matches();
  }

  private static boolean isIpv6(String text) {
    if (text.indexOf(':') < 0 || !text.matches("[0-9a-fA-F:.]+")) {
      return false;
    }
    try {
      Inet6Address.ofLiteral(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private void redirection(EntryPoint entryPoint, ConfigPath path) {
    Redirections redirections = entryPoint.http().redirections();
    if (redirections == null) {
      return;
    }
    RedirectTo to = redirections.entryPoint();
    if (to == null || to.to().isEmpty()) {
      String message = "Unable to create redirection: the entry point or the port is missing";
      StaticChecks.complains(reporter, path, message);
    } else if (!PORT.matcher(to.to()).matches() && !config.entryPoints().containsKey(to.to())) {
      String message = "'to' entry point field references a non-existing entry point: " + to.to();
      StaticChecks.complains(reporter, path.child("entryPoint").child("to"), message);
    }
  }

  private void stops(String name, ConfigPath path, String message) {
    StaticChecks.stops(reporter, path, "error while building entryPoint " + name + ": " + message);
  }
}
