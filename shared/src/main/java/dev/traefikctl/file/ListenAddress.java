package dev.traefikctl.file;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where an entry point listens, as Go's {@code net.Listen} reads it.
 *
 * @param host with the brackets of an IPv6 address; "" is every address
 * @param port a number or a name; "" is a random port
 */
public record ListenAddress(String host, String port) {

  private static final int MAX_PORT = 65_535;

  /** The names that Go knows without {@code /etc/services}, as far as web servers use them. */
  private static final Map<String, String> NAMED =
      Map.of("http", "80", "https", "443", "http-alt", "8080");

  private static final Set<String> EVERY = Set.of("", "0.0.0.0", "[::]");

  /** Takes {@code host:port} apart; null where there is no colon. */
  public static @Nullable ListenAddress of(String address) {
    int colon = address.lastIndexOf(':');
    return colon < 0
        ? null
        : new ListenAddress(address.substring(0, colon), address.substring(colon + 1));
  }

  /** What is wrong, in Go's words; null where nothing is. */
  @Nullable String problem() {
    String address = host + ":" + port;
    if (host.startsWith("[")) {
      int end = address.indexOf(']');
      if (end < 0) {
        return "address " + address + ": missing ']' in address";
      }
      if (end != host.length() - 1) {
        return "address " + address + ": missing port in address";
      }
    } else if (host.indexOf(':') >= 0) {
      return "address " + address + ": too many colons in address";
    }
    if (port.isEmpty() || NAMED.containsKey(port)) {
      return null;
    }
    if (!port.matches("[-+]?\\d+")) {
      return "lookup tcp/" + port + ": unknown port";
    }
    boolean valid = !port.startsWith("-") && port.length() <= 6 && number() <= MAX_PORT;
    return valid ? null : "address " + port + ": invalid port";
  }

  /** The port as a number, 0 for a random one; there must be no {@link #problem}. */
  public int number() {
    return port.isEmpty() ? 0 : Integer.parseInt(NAMED.getOrDefault(port, port));
  }

  /** The host without the brackets of an IPv6 address; "" is every address. */
  public String bareHost() {
    boolean literal = host.startsWith("[") && host.endsWith("]");
    return literal ? host.substring(1, host.length() - 1) : host;
  }

  /** Whether the second of two listeners fails; both have no {@link #problem}. */
  boolean collides(ListenAddress other) {
    if (number() != other.number() || number() == 0) {
      return false;
    }
    boolean families = is4(host) && is6(other.host) || is6(host) && is4(other.host);
    boolean every = EVERY.contains(host) || EVERY.contains(other.host);
    return host.equals(other.host) || every && !families;
  }

  private static boolean is4(String host) {
    return host.matches("[0-9.]+");
  }

  private static boolean is6(String host) {
    return host.startsWith("[") && !host.equals("[::]");
  }
}
