package dev.traefikctl.model.udp;

import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import java.util.Map;

@Doc("The UDP part of a dynamic configuration.")
public record UdpConfig(
    @Option(doc = "Routers by name.", notYet = true) Map<String, UdpRouter> routers,
    @Option(doc = "Services by name.", notYet = true) Map<String, UdpService> services) {

  /** Defines nothing. */
  public static final UdpConfig EMPTY = new UdpConfig(Map.of(), Map.of());
}
