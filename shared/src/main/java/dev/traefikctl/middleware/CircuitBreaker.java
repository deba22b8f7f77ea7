package dev.traefikctl.middleware;

import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import java.time.Duration;

@Doc("Stops sending requests to a service that fails.")
public record CircuitBreaker(
    @Option(doc = "When the circuit opens; required.", example = "NetworkErrorRatio() > 0.30")
        String expression,
    @Option(doc = "Pause between evaluations.", example = "1s", def = "100ms") Duration checkPeriod,
    @Option(doc = "How long all requests are refused.", example = "30s", def = "10s")
        Duration fallbackDuration,
    @Option(
            doc = "How long the share of requests that pass grows again.",
            example = "30s",
            def = "10s")
        Duration recoveryDuration,
    @Option(doc = "Status of a refusal.", example = "503", def = "503") int responseCode)
    implements Middleware {}
