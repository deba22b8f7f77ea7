package dev.traefikctl.model.http;

import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import java.util.Map;

@Doc("The HTTP part of a dynamic configuration.")
public record HttpConfig(
    @Option(doc = "Routers by name.") Map<String, Router> routers,
    @Option(doc = "Services by name.") Map<String, Service> services,
    @Option(doc = "Middlewares by name.") Map<String, MiddlewareDef> middlewares,
    @Option(doc = "How servers are reached, by name.")
        Map<String, ServersTransport> serversTransports) {

  /** Defines nothing. */
  public static final HttpConfig EMPTY = new HttpConfig(Map.of(), Map.of(), Map.of(), Map.of());
}
