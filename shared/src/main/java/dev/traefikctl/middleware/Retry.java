package dev.traefikctl.middleware;

import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Doc("Sends a request again when no server answered it well.")
public record Retry(
    @Option(doc = "How often a request is sent at most; at least 1.", example = "3") int attempts,
    @Option(doc = "Time after which no further attempt starts; 0 is no limit.", example = "2s")
        Duration timeout,
    @Option(doc = "First pause between attempts; it grows.", example = "100ms")
        Duration initialInterval,
    @Option(
            doc = "Bytes of a request body that can be sent again; -1 is no limit.",
            example = "1048576",
            def = "2097152")
        @Nullable Long maxRequestBodyBytes,
    @Option(doc = "Statuses and ranges that are not good.", example = "502-504")
        List<String> status,
    @Option(doc = "Gives up when a server cannot be reached.") boolean disableRetryOnNetworkError,
    @Option(doc = "Sends also requests again that change something, such as POST.")
        boolean retryNonIdempotentMethod)
    implements Middleware {}
