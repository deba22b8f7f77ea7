package dev.traefikctl.model.tcp;

import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Doc("Sends the connections that match a rule to a service.")
public record TcpRouter(
    @Option(doc = "Entry points to listen on; none means the default ones.")
        List<String> entryPoints,
    @Option(doc = "Middlewares in their order.") List<String> middlewares,
    @Option(doc = "The service that gets the connections.", required = true) String service,
    @Option(
            doc = "What a connection must look like.",
            example = "HostSNI(`db.example.com`)",
            required = true)
        String rule,
    @Option(
            doc = "The syntax of the rule.",
            allowed = {"", "v3", "v2"},
            deprecated = true)
        String ruleSyntax,
    @Option(doc = "The highest matching priority wins; 0 is the length of the rule.") long priority,
    @Option(doc = "Makes it a router for TLS connections.", allowEmpty = true)
        @Nullable TcpRouterTls tls) {}
