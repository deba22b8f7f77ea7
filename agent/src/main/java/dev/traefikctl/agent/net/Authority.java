package dev.traefikctl.agent.net;

import io.netty.util.NetUtil;
import java.nio.charset.StandardCharsets;

/** The authority of an absolute request target, as strictly as Go's net/url reads it. */
final class Authority {

  private static final boolean[] USER = new boolean[256];

  static {
    for (char c = 0; c < 128; c++) {
      USER[c] = Character.isLetterOrDigit(c) || "-._:~!$&'()*+,;=%@".indexOf(c) >= 0;
    }
  }

  private Authority() {}

  /** Whether user and password, which nobody uses, are made of what may stand there. */
  static boolean isUser(byte[] bytes, int start, int end) {
    for (int i = start; i < end; i++) {
      if (!USER[bytes[i] & 0xFF]) {
        return false;
      }
    }
    return true;
  }

  /** Whether this is a host, with a port or without; empty is one. */
  static boolean isHost(byte[] bytes, int start, int end) {
    if (!RequestTarget.validHost(bytes, start, end)) {
      return false;
    }
    String host = new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
    if (host.startsWith("[")) {
      int close = host.lastIndexOf(']');
      return close > 0 && isAddress(host.substring(1, close)) && isPort(host.substring(close + 1));
    }
    int colon = host.indexOf(':');
    boolean port = colon < 0 || isPort(host.substring(colon));
    return port && host.indexOf('[') < 0 && host.indexOf('%') < 0;
  }

  /** An IPv6 address, which may have a zone (RFC 6874). */
  private static boolean isAddress(String text) {
    int zone = text.indexOf("%25");
    String address = zone < 0 ? text : text.substring(0, zone);
    return address.indexOf('%') < 0 && NetUtil.isValidIpV6Address(address);
  }

  /** Nothing, or a colon and digits, of which there may be none. */
  private static boolean isPort(String text) {
    for (int i = 1; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return text.isEmpty() || text.charAt(0) == ':';
  }
}
