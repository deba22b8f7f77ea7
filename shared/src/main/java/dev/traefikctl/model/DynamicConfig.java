package dev.traefikctl.model;

import dev.traefikctl.model.http.HttpConfig;
import dev.traefikctl.model.tcp.TcpConfig;
import dev.traefikctl.model.tls.TlsConfig;
import dev.traefikctl.model.udp.UdpConfig;
import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;

/** What one provider says at one time; names are as the user wrote them, without provider. */
@Doc("The dynamic configuration: what changes while requests flow.")
public record DynamicConfig(
    @Option(doc = "HTTP routers, services and middlewares.", createdWithParent = true)
        HttpConfig http,
    @Option(doc = "TCP routers, services and middlewares.", createdWithParent = true) TcpConfig tcp,
    @Option(doc = "UDP routers and services.", createdWithParent = true) UdpConfig udp,
    @Option(doc = "Certificates, TLS options and stores.", createdWithParent = true)
        TlsConfig tls) {

  private static final DynamicConfig EMPTY =
      new DynamicConfig(HttpConfig.EMPTY, TcpConfig.EMPTY, UdpConfig.EMPTY, TlsConfig.EMPTY);

  /** A configuration that defines nothing. */
  public static DynamicConfig empty() {
    return EMPTY;
  }
}
