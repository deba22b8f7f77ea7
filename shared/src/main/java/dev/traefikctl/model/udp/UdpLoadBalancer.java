package dev.traefikctl.model.udp;

import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import dev.traefikctl.schema.Variants;
import java.util.List;

@Doc("Shares sessions among servers.")
@Variants.Key("loadBalancer")
public record UdpLoadBalancer(@Option(doc = "The servers.") List<Server> servers)
    implements UdpServiceType {

  @Doc("A server.")
  public record Server(@Option(doc = "Host and port.", example = "10.0.0.5:53") String address) {}
}
