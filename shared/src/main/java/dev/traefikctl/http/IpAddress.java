package dev.traefikctl.http;

import java.net.InetAddress;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An address without zone; never looked up by name. IPv4-mapped IPv6 addresses equal the IPv4 ones.
 *
 * @param v4 whether it is an IPv4 address or mapped to one
 * @param high the first 64 bits of the IPv6 form
 * @param low the last 64 bits; those of IPv4 are its last 32
 */
public record IpAddress(boolean v4, long high, long low) {

  private static final long MAPPED = 0xFFFF_0000_0000L;

  /**
   * The address of a text form (RFC 4291; four full decimal numbers for IPv4); null if it is none.
   */
  public static @Nullable IpAddress parse(String text) {
    int zone = text.indexOf('%');
    if (zone == 0 || zone == text.length() - 1 || zone > 0 && text.indexOf(':') < 0) {
      return null;
    }
    String bare = zone < 0 ? text : text.substring(0, zone);
    return bare.indexOf(':') < 0 ? parseV4(bare) : parseV6(bare);
  }

  public static IpAddress of(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (bytes.length == 4) {
      return v4(bits(bytes, 0, 4));
    }
    return of(bits(bytes, 0, 8), bits(bytes, 8, 16));
  }

  private static long bits(byte[] bytes, int from, int to) {
    long out = 0;
    for (int i = from; i < to; i++) {
      out = out << 8 | bytes[i] & 0xFF;
    }
    return out;
  }

  private static IpAddress of(long high, long low) {
    return new IpAddress(high == 0 && low >>> 32 == 0xFFFF, high, low);
  }

  private static IpAddress v4(long bits) {
    return new IpAddress(true, 0, MAPPED | bits);
  }

  private static @Nullable IpAddress parseV4(String text) {
    long bits = parseQuad(text, 0);
    return bits < 0 ? null : v4(bits);
  }

  /** Four decimal numbers without leading zeros from {@code start} to the end; -1 if not. */
  private static long parseQuad(String text, int start) {
    long bits = 0;
    int at = start;
    for (int part = 0; part < 4; part++) {
      int from = at;
      int value = 0;
      while (at < text.length() && isDigit(text.charAt(at)) && at - from < 3) {
        value = value * 10 + text.charAt(at++) - '0';
      }
      boolean leadingZero = at - from > 1 && text.charAt(from) == '0';
      boolean ended =
          part == 3 ? at == text.length() : at < text.length() && text.charAt(at) == '.';
      if (at == from || value > 255 || leadingZero || !ended) {
        return -1;
      }
      bits = bits << 8 | value;
      at++;
    }
    return bits;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static @Nullable IpAddress parseV6(String text) {
    int[] groups = new int[8];
    int gap = text.indexOf("::");
    if (gap < 0) {
      return readGroups(text, true, groups) == 8 ? of(groups) : null;
    }
    if (text.indexOf("::", gap + 1) >= 0) {
      return null;
    }
    int[] tail = new int[8];
    int before = readGroups(text.substring(0, gap), false, groups);
    int after = readGroups(text.substring(gap + 2), true, tail);
    if (before < 0 || after < 0 || before + after > 7) {
      return null;
    }
    System.arraycopy(tail, 0, groups, 8 - after, after);
    return of(groups);
  }

  /** Reads groups between colons and returns their number; -1 where one is malformed. */
  private static int readGroups(String text, boolean last, int[] out) {
    int count = 0;
    int at = text.isEmpty() ? 1 : 0;
    while (at <= text.length()) {
      int colon = text.indexOf(':', at);
      int end = colon < 0 ? text.length() : colon;
      if (last && colon < 0 && text.indexOf('.', at) >= 0) {
        return readQuad(text, at, count, out);
      }
      if (count == 8 || !isGroup(text, at, end)) {
        return -1;
      }
      out[count++] = Integer.parseInt(text, at, end, 16);
      at = end + 1;
    }
    return count;
  }

  private static int readQuad(String text, int start, int count, int[] out) {
    long quad = count > 6 ? -1 : parseQuad(text, start);
    if (quad < 0) {
      return -1;
    }
    out[count] = (int) (quad >>> 16);
    out[count + 1] = (int) (quad & 0xFFFF);
    return count + 2;
  }

  private static boolean isGroup(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (!isDigit(c) && (c < 'a' || c > 'f') && (c < 'A' || c > 'F')) {
        return false;
      }
    }
    return end > start && end - start <= 4;
  }

  private static IpAddress of(int[] groups) {
    long high = 0;
    long low = 0;
    for (int i = 0; i < 4; i++) {
      high = high << 16 | groups[i];
      low = low << 16 | groups[i + 4];
    }
    return of(high, low);
  }

  /**
   * The first address of the IPv6 network of that size that holds this address.
   *
   * @param bits 0 to 128
   */
  public IpAddress masked(int bits) {
    long newHigh = bits >= 64 ? high : bits == 0 ? 0 : high & -1L << (64 - bits);
    long newLow = bits <= 64 ? 0 : bits >= 128 ? low : low & -1L << (128 - bits);
    return of(newHigh, newLow);
  }

  /** The canonical text (RFC 5952); IPv4 in decimal numbers. */
  @Override
  public String toString() {
    if (v4) {
      return (low >> 24 & 0xFF)
          + "."
          + (low >> 16 & 0xFF)
          + "."
          + (low >> 8 & 0xFF)
          + "."
          + (low & 0xFF);
    }
    int[] groups = new int[8];
    for (int i = 0; i < 4; i++) {
      groups[i] = (int) (high >>> (48 - 16 * i) & 0xFFFF);
      groups[i + 4] = (int) (low >>> (48 - 16 * i) & 0xFFFF);
    }
    return print(groups);
  }

  private static String print(int[] groups) {
    int gap = -1;
    int gapLength = 1;
    for (int i = 0; i < 8; i++) {
      int length = zeros(groups, i);
      if (length > gapLength) {
        gap = i;
        gapLength = length;
      }
    }
    StringBuilder out = new StringBuilder(39);
    for (int i = 0; i < 8; i++) {
      if (i == gap) {
        out.append("::");
        i += gapLength - 1;
        continue;
      }
      if (!out.isEmpty() && out.charAt(out.length() - 1) != ':') {
        out.append(':');
      }
      out.append(Integer.toHexString(groups[i]));
    }
    return out.toString();
  }

  private static int zeros(int[] groups, int from) {
    int end = from;
    while (end < groups.length && groups[end] == 0) {
      end++;
    }
    return end - from;
  }

  /** The bytes in network order, 4 or 16. */
  public byte[] bytes() {
    byte[] out = new byte[16];
    for (int i = 0; i < 8; i++) {
      out[i] = (byte) (high >>> (56 - 8 * i));
      out[i + 8] = (byte) (low >>> (56 - 8 * i));
    }
    return v4 ? Arrays.copyOfRange(out, 12, 16) : out;
  }
}
