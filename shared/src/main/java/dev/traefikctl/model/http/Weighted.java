package dev.traefikctl.model.http;

import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Doc("Shares requests among services by weight.")
public record Weighted(
    @Option(doc = "The services.") List<WeightedChild> services,
    @Option(doc = "Keeps a client on its service by a cookie.", notYet = true)
        @Nullable Sticky sticky,
    @Option(doc = "Follows the health of the services.", allowEmpty = true, notYet = true)
        @Nullable HealthCheckParent healthCheck)
    implements ServiceType {}
