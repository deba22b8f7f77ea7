package dev.traefikctl.middleware;

import dev.traefikctl.schema.Constraint;
import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import org.jspecify.annotations.Nullable;

@Doc("Limits how many requests of one source are served at once.")
public record InFlightReq(
    @Constraint(min = 0) @Option(doc = "Requests at once; 0 refuses all.", example = "10")
        long amount,
    @Option(doc = "What tells sources apart; the request's host where it is missing.")
        @Nullable SourceCriterion sourceCriterion)
    implements Middleware {}
