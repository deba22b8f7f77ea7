package dev.traefikctl.middleware;

import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;

@Doc("Reads whole requests and responses before they are passed on.")
public record Buffering(
    @Option(doc = "Bytes that a request body may have; 0 is no limit.", example = "2000000")
        long maxRequestBodyBytes,
    @Option(
            doc = "Bytes of a request body that stay in memory, the rest goes to disk.",
            example = "1000000")
        long memRequestBodyBytes,
    @Option(doc = "Bytes that a response body may have; 0 is no limit.", example = "2000000")
        long maxResponseBodyBytes,
    @Option(
            doc = "Bytes of a response body that stay in memory, the rest goes to disk.",
            example = "1000000")
        long memResponseBodyBytes,
    @Option(
            doc = "When the request is sent once more.",
            example = "IsNetworkError() && Attempts() < 2")
        String retryExpression)
    implements Middleware {}
