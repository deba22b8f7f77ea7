package dev.traefikctl.middleware;

import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import org.jspecify.annotations.Nullable;

/** What makes requests come from one source; its three options exclude each other. */
@Doc("What tells the sources of requests apart.")
public record SourceCriterion(
    @Option(doc = "Takes the client's address.") @Nullable IpStrategy ipStrategy,
    @Option(doc = "Takes the value of this request header.", example = "X-Tenant")
        String requestHeaderName,
    @Option(doc = "Takes the host of the request.") boolean requestHost) {}
