package dev.traefikctl.model.statics;

import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;

@Doc("Answers health checks of the proxy itself at /ping.")
public record Ping(
    @Option(doc = "The entry point.", def = "traefik") String entryPoint,
    @Option(doc = "Makes no router; one of the user's has the service ping@internal.")
        boolean manualRouting,
    @Option(doc = "The status while the proxy ends.", def = "503") int terminatingStatusCode) {}
