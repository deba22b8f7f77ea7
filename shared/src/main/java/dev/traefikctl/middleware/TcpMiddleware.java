package dev.traefikctl.middleware;

import dev.traefikctl.schema.Constraint;
import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import dev.traefikctl.schema.Variants;
import java.util.List;

/** A TCP middleware of Traefik; the nested records are the registry. */
public sealed interface TcpMiddleware {

  @Doc("Limits how many connections of one client address are open at once.")
  record InFlightConn(
      @Constraint(min = 0) @Option(doc = "Connections at once; 0 refuses all.", example = "10")
          long amount)
      implements TcpMiddleware {}

  @Doc("Former name of ipAllowList; use that.")
  @Variants.Key(value = "ipWhiteList", deprecated = true)
  record IpWhiteList(
      @Option(
              doc = "Addresses and ranges that may connect; at least one.",
              example = "192.168.1.0/24")
          List<String> sourceRange)
      implements TcpMiddleware {}

  @Doc("Lets only clients with certain addresses connect.")
  record IpAllowList(
      @Option(
              doc = "Addresses and ranges that may connect; at least one.",
              example = "192.168.1.0/24")
          List<String> sourceRange)
      implements TcpMiddleware {}
}
