package dev.traefikctl.kubernetes;

import dev.traefikctl.model.http.RouterObservability;
import dev.traefikctl.model.http.RouterTls;
import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the annotations {@code traefik.ingress.kubernetes.io/router.*} of an Ingress say.
 *
 * @param priority 0 is the length of the rule in bytes
 */
@Doc("Options of the routers of an Ingress.")
public record RouterAnnotations(
    @Option(
            doc = "The matcher of paths whose type is ImplementationSpecific.",
            def = "PathPrefix",
            allowed = {"PathPrefix", "Path", "PathRegexp"})
        String pathMatcher,
    @Option(doc = "Entry points to listen on; none means the default ones.", example = "web")
        List<String> entryPoints,
    @Option(
            doc = "Middlewares of any provider, with its name.",
            example = "default-auth@kubernetescrd")
        List<String> middlewares,
    @Option(doc = "The highest matching priority wins; 0 is the length of the rule.") long priority,
    @Option(
            doc = "The syntax of the rules.",
            allowed = {"", "v2", "v3"},
            deprecated = true)
        String ruleSyntax,
    @Option(doc = "Makes them routers for TLS requests.", allowEmpty = true)
        @Nullable RouterTls tls,
    @Option(doc = "What is logged, measured and traced.", allowEmpty = true)
        @Nullable RouterObservability observability) {}
