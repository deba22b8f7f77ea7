package dev.traefikctl.model.tcp;

import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import java.util.Map;

@Doc("The TCP part of a dynamic configuration.")
public record TcpConfig(
    @Option(doc = "Routers by name.", notYet = true) Map<String, TcpRouter> routers,
    @Option(doc = "Services by name.", notYet = true) Map<String, TcpService> services,
    @Option(doc = "Middlewares by name.", notYet = true) Map<String, TcpMiddlewareDef> middlewares,
    @Option(doc = "How servers are reached, by name.", notYet = true)
        Map<String, TcpServersTransport> serversTransports) {

  /** Defines nothing. */
  public static final TcpConfig EMPTY = new TcpConfig(Map.of(), Map.of(), Map.of(), Map.of());
}
