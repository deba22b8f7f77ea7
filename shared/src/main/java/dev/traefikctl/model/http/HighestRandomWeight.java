package dev.traefikctl.model.http;

import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Doc("Keeps a client address on one of several services.")
public record HighestRandomWeight(
    @Option(doc = "The services.") List<WeightedChild> services,
    @Option(doc = "Follows the health of the services.", allowEmpty = true, notYet = true)
        @Nullable HealthCheckParent healthCheck)
    implements ServiceType {}
