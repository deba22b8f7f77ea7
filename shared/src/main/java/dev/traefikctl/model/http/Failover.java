package dev.traefikctl.model.http;

import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Doc("Uses a second service when the first is down.")
public record Failover(
    @Option(doc = "The service to use while it is up.", required = true) String service,
    @Option(doc = "The service to use otherwise.", required = true) String fallback,
    @Option(doc = "Follows the health of the services.", allowEmpty = true, notYet = true)
        @Nullable HealthCheckParent healthCheck,
    @Option(doc = "Answers that also go to the fallback.", notYet = true) @Nullable Errors errors)
    implements ServiceType {

  @Doc("Which answers are replaced by the fallback's.")
  public record Errors(
      @Option(
              doc = "Larger request bodies are refused with 413; bytes, -1 is no limit.",
              def = "-1",
              notYet = true)
          @Nullable Long maxRequestBodyBytes,
      @Option(doc = "Status codes or ranges.", example = "500-599", notYet = true)
          List<String> status) {}
}
