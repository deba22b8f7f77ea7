package dev.traefikctl.model.http;

import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import org.jspecify.annotations.Nullable;

/** Null values take those of the entry point. */
@Doc("What is logged, measured and traced of the requests of a router.")
public record RouterObservability(
    @Option(doc = "Writes the access log.") @Nullable Boolean accessLogs,
    @Option(doc = "Counts metrics.", notYet = true) @Nullable Boolean metrics,
    @Option(doc = "Produces traces.", notYet = true) @Nullable Boolean tracing,
    @Option(
            doc = "How much is traced.",
            def = "minimal",
            allowed = {"minimal", "detailed"},
            notYet = true)
        String traceVerbosity) {}
