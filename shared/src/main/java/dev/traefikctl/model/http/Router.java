package dev.traefikctl.model.http;

import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP router as the user wrote it.
 *
 * @param priority 0 is the length of the rule in bytes
 */
@Doc("Sends the requests that match a rule to a service.")
public record Router(
    @Option(doc = "Entry points to listen on; none means the default ones.", example = "web")
        List<String> entryPoints,
    @Option(doc = "Middlewares in the order in which they see the request.", example = "strip")
        List<String> middlewares,
    @Option(doc = "The service that gets the requests.", example = "app") String service,
    @Option(doc = "What a request must look like.", example = "Host(`example.com`)") String rule,
    @Option(doc = "Parents of a child router.") List<String> parentRefs,
    @Option(
            doc = "The syntax of the rule.",
            allowed = {"", "v3", "v2", "default"},
            deprecated = true)
        String ruleSyntax,
    @Option(doc = "The highest matching priority wins; 0 is the length of the rule.") long priority,
    @Option(doc = "Makes it a router for TLS requests.", allowEmpty = true, notYet = true)
        @Nullable RouterTls tls,
    @Option(doc = "What is logged, measured and traced.")
        @Nullable RouterObservability observability) {}
