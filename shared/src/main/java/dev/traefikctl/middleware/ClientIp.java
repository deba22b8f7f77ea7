package dev.traefikctl.middleware;

import dev.traefikctl.diag.Code;
import dev.traefikctl.http.Handler;
import dev.traefikctl.http.HeaderName;
import dev.traefikctl.http.IpAddress;
import dev.traefikctl.http.IpRanges;
import dev.traefikctl.http.Request;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the address of the client as an {@link IpStrategy} says. */
@FunctionalInterface
interface ClientIp {

  HeaderName FORWARDED_FOR = HeaderName.of("X-Forwarded-For");

  /** The address as text, perhaps with a port, perhaps none at all; "" where there is none. */
  String find(Request request);

  /**
   * Checks a strategy.
   *
   * @param option the path of the strategy below the middleware's section
   * @param context what messages begin with
   * @return null if it is valid, else the result of {@link Wiring#fail}
   */
  static @Nullable Handler invalid(
      @Nullable IpStrategy strategy, String option, String context, Wiring wiring) {
    if (strategy == null) {
      return null;
    }
    boolean pool = strategy.depth() <= 0 && !strategy.excludedIPs().isEmpty();
    Integer subnet = pool ? null : strategy.ipv6Subnet(); // without effect there
    if (subnet != null && (subnet <= 0 || subnet > 128)) {
      String message =
          context
              + "invalid IPv6 subnet "
              + subnet
              + " value, should be greater to 0 and lower or equal to 128";
      return wiring.fail(Code.MIDDLEWARE_VALUE_MISSING, option + ".ipv6Subnet", message);
    }
    int bad = pool ? IpRanges.firstInvalid(strategy.excludedIPs()) : -1;
    if (bad < 0) {
      return null;
    }
    String message = context + badRange(strategy.excludedIPs().get(bad));
    return wiring.fail(Code.MIDDLEWARE_VALUE_MISSING, option + ".excludedIPs." + bad, message);
  }

  /** What Traefik says of an address or network that is none. */
  static String badRange(String range) {
    return "parsing CIDR trusted IPs <nil>: invalid CIDR address: " + range;
  }

  /** The search that a valid strategy stands for. */
  static ClientIp of(@Nullable IpStrategy strategy) {
    if (strategy == null) {
      return request -> request.client().ip();
    }
    Integer subnet = strategy.ipv6Subnet();
    if (strategy.depth() > 0) {
      int depth = strategy.depth();
      return request -> inSubnet(fromRight(request, depth), subnet);
    }
    if (!strategy.excludedIPs().isEmpty()) {
      IpRanges excluded = IpRanges.of(strategy.excludedIPs());
      return request -> firstNotIn(request, excluded);
    }
    return request -> inSubnet(request.client().ip(), subnet);
  }

  private static String inSubnet(String ip, @Nullable Integer subnet) {
    if (subnet == null || ip.indexOf(':') < 0) {
      return ip;
    }
    IpAddress address = IpAddress.parse(ip);
    return address == null ? ip : address.masked(subnet).toString();
  }

  private static String forwardedFor(Request request) {
    List<String> lines = request.headers().all(FORWARDED_FOR);
    return lines.size() == 1 ? lines.getFirst() : String.join(",", lines);
  }

  /** The entry at that place from the right, counted from 1; "" where there are not so many. */
  private static String fromRight(Request request, int depth) {
    String list = forwardedFor(request);
    int end = list.length();
    for (int i = 1; ; i++) {
      int comma = list.lastIndexOf(',', end - 1);
      if (i == depth) {
        return list.substring(comma + 1, end).strip();
      }
      if (comma < 0) {
        return "";
      }
      end = comma;
    }
  }

  private static String firstNotIn(Request request, IpRanges excluded) {
    String list = forwardedFor(request);
    int end = list.length();
    while (true) {
      int comma = list.lastIndexOf(',', end - 1);
      String entry = list.substring(comma + 1, end).strip();
      if (!entry.isEmpty()) {
        IpAddress address = IpAddress.parse(entry);
        if (address == null || !excluded.contains(address)) {
          return entry;
        }
      }
      if (comma < 0) {
        return "";
      }
      end = comma;
    }
  }
}
