package dev.traefikctl.model.tcp;

import dev.traefikctl.model.http.HealthCheckParent;
import dev.traefikctl.model.http.WeightedChild;
import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import dev.traefikctl.schema.Variants;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Doc("Shares connections among services by weight.")
@Variants.Key("weighted")
public record TcpWeighted(
    @Option(doc = "The services.") List<WeightedChild> services,
    @Option(doc = "Follows the health of the services.", allowEmpty = true)
        @Nullable HealthCheckParent healthCheck)
    implements TcpServiceType {}
