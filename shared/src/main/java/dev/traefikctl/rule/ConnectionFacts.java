package dev.traefikctl.rule;

import dev.traefikctl.http.IpAddress;
import java.util.List;
import java.util.Locale;

/**
 * What rules of TCP routers look at.
 *
 * @param serverName the SNI in lower case; empty where there is none or no TLS
 * @param client the peer, after the PROXY protocol if that is trusted
 * @param protocols what the ClientHello offers by ALPN
 */
public record ConnectionFacts(String serverName, IpAddress client, List<String> protocols) {

  public ConnectionFacts {
    serverName = serverName.toLowerCase(Locale.ROOT);
    protocols = List.copyOf(protocols);
  }
}
