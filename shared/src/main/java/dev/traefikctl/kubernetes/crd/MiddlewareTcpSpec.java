package dev.traefikctl.kubernetes.crd;

import dev.traefikctl.middleware.TcpMiddleware;
import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import org.jspecify.annotations.Nullable;

@Doc("A TCP middleware; one type and its options.")
public record MiddlewareTcpSpec(
    @Option(
            doc = "Limits how many connections of one client address are open at once.",
            allowEmpty = true)
        TcpMiddleware.@Nullable InFlightConn inFlightConn,
    @Option(doc = "Former name of ipAllowList; use that.", deprecated = true, allowEmpty = true)
        TcpMiddleware.@Nullable IpWhiteList ipWhiteList,
    @Option(doc = "Lets only clients with certain addresses connect.", allowEmpty = true)
        TcpMiddleware.@Nullable IpAllowList ipAllowList) {}
