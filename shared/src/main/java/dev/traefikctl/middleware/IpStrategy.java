package dev.traefikctl.middleware;

import dev.traefikctl.schema.Constraint;
import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a middleware finds the client's address; without one it is the peer of the connection. */
@Doc("How the address of the client is found.")
public record IpStrategy(
    @Constraint(min = 0)
        @Option(
            doc =
                "Position in X-Forwarded-For, counted from the right; above 0 it wins over"
                    + " excludedIPs.",
            example = "1")
        int depth,
    @Option(
            doc = "Addresses and ranges to skip in X-Forwarded-For, searched from the right.",
            example = "10.0.0.0/8")
        List<String> excludedIPs,
    @Option(doc = "Bits of an IPv6 address that count; unused with excludedIPs.", example = "64")
        @Nullable Integer ipv6Subnet) {}
