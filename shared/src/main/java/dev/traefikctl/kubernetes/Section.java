package dev.traefikctl.kubernetes;

import dev.traefikctl.diag.ConfigPath;
import dev.traefikctl.model.http.MiddlewareDef;
import dev.traefikctl.model.http.Router;
import dev.traefikctl.model.http.ServersTransport;
import dev.traefikctl.model.http.Service;
import dev.traefikctl.model.tcp.TcpMiddlewareDef;
import dev.traefikctl.model.tcp.TcpRouter;
import dev.traefikctl.model.tcp.TcpServersTransport;
import dev.traefikctl.model.tcp.TcpService;
import dev.traefikctl.model.tls.Certificate;
import dev.traefikctl.model.tls.TlsOptions;
import dev.traefikctl.model.tls.TlsStore;
import dev.traefikctl.model.udp.UdpRouter;
import dev.traefikctl.model.udp.UdpService;

/** The sections of a dynamic configuration in which objects define something by name. */
enum Section {
  HTTP_ROUTERS("http", "routers", Router.class),
  HTTP_SERVICES("http", "services", Service.class),
  HTTP_MIDDLEWARES("http", "middlewares", MiddlewareDef.class),
  HTTP_TRANSPORTS("http", "serversTransports", ServersTransport.class),
  TCP_ROUTERS("tcp", "routers", TcpRouter.class),
  TCP_SERVICES("tcp", "services", TcpService.class),
  TCP_MIDDLEWARES("tcp", "middlewares", TcpMiddlewareDef.class),
  TCP_TRANSPORTS("tcp", "serversTransports", TcpServersTransport.class),
  UDP_ROUTERS("udp", "routers", UdpRouter.class),
  UDP_SERVICES("udp", "services", UdpService.class),
  TLS_OPTIONS("tls", "options", TlsOptions.class),
  TLS_STORES("tls", "stores", TlsStore.class),
  /** A list, sorted by the names that the translator gives them. */
  TLS_CERTIFICATES("tls", "certificates", Certificate.class);

  final String root;
  final String key;
  final Class<? extends Record> type;

  Section(String root, String key, Class<? extends Record> type) {
    this.root = root;
    this.key = key;
    this.type = type;
  }

  ConfigPath path(String name) {
    return ConfigPath.of(root, key, name);
  }
}
