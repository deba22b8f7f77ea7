package dev.traefikctl.http;

import java.net.InetAddress;

/**
 * The peer of a client connection, after the PROXY protocol if that is trusted.
 *
 * @param ip the address as text, without brackets or zone
 */
public record ClientAddress(InetAddress address, String ip, int port) {

  /** {@code ip:port} as Go prints it, IPv6 in brackets. */
  public String hostPort() {
    return ip.indexOf(':') >= 0 ? "[" + ip + "]:" + port : ip + ":" + port;
  }
}
