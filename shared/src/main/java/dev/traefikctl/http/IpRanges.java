package dev.traefikctl.http;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A set of addresses and networks in CIDR notation. */
public final class IpRanges {

  /** A network by its first address and the number of bits that count of its IPv6 form. */
  private record Network(IpAddress first, int bits) {
    boolean contains(IpAddress address) {
      return first.v4() == address.v4() && first.equals(address.masked(bits));
    }
  }

  private final List<Network> networks;

  private IpRanges(List<Network> networks) {
    this.networks = List.copyOf(networks);
  }

  /** The set of these texts; all of them must be valid (see {@link #firstInvalid}). */
  public static IpRanges of(List<String> texts) {
    List<Network> networks = new ArrayList<>(texts.size());
    for (String text : texts) {
      Network network = parse(text);
      if (network == null) {
        throw new IllegalArgumentException("not an address or network: " + text);
      }
      networks.add(network);
    }
    return new IpRanges(networks);
  }

  /** The index of the first text that is neither an address nor a network; -1 if all are. */
  public static int firstInvalid(List<String> texts) {
    for (int i = 0; i < texts.size(); i++) {
      if (parse(texts.get(i)) == null) {
        return i;
      }
    }
    return -1;
  }

  private static @Nullable Network parse(String text) {
    int slash = text.indexOf('/');
    String ip = slash < 0 ? text : text.substring(0, slash);
    IpAddress address = ip.indexOf('%') < 0 ? IpAddress.parse(ip) : null;
    if (address == null) {
      return null;
    }
    if (slash < 0) {
      return new Network(address, 128);
    }
    boolean quad = ip.indexOf(':') < 0;
    int bits = prefix(text.substring(slash + 1), quad ? 32 : 128);
    int wide = quad ? bits + 96 : bits;
    return bits < 0 ? null : new Network(address.masked(wide), wide);
  }

  private static int prefix(String digits, int max) {
    if (digits.isEmpty() || digits.length() > 3) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value > max ? -1 : value;
  }

  public boolean contains(IpAddress address) {
    for (int i = 0; i < networks.size(); i++) {
      if (networks.get(i).contains(address)) {
        return true;
      }
    }
    return false;
  }
}
