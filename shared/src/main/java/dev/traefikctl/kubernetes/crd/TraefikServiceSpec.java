package dev.traefikctl.kubernetes.crd;

import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Doc("One of the ways to combine services.")
public record TraefikServiceSpec(
    @Option(doc = "Shares requests among services by weight.", allowEmpty = true)
        @Nullable Weighted weighted,
    @Option(doc = "Sends copies of requests to further services.")
        @Nullable MirroringSpec mirroring,
    @Option(doc = "Keeps a client address on one of several services.", allowEmpty = true)
        @Nullable HighestRandomWeight highestRandomWeight,
    @Option(doc = "Uses a second service when the first is down.") @Nullable Failover failover) {
  @Doc("Shares requests among services by weight.")
  public record Weighted(
      @Option(doc = "The services.") List<ServiceSpec> services,
      @Option(doc = "Keeps a client on its service by a cookie.", allowEmpty = true)
          @Nullable Sticky sticky) {}

  @Doc("Keeps a client address on one of several services.")
  public record HighestRandomWeight(@Option(doc = "The services.") List<ServiceSpec> services) {}

  @Doc("Uses a second service when the first is down.")
  public record Failover(
      @Option(doc = "The service to use while it is up.", required = true)
          @Nullable ServiceSpec service,
      @Option(doc = "The service to use otherwise.", required = true)
          @Nullable ServiceSpec fallback,
      @Option(doc = "Answers that also go to the fallback.", required = true, allowEmpty = true)
          @Nullable Errors errors) {}

  @Doc("Which answers are replaced by those of the fallback.")
  public record Errors(
      @Option(doc = "Status codes or ranges.", example = "500-599") List<String> status,
      @Option(doc = "Larger request bodies are refused with 413; bytes, -1 is no limit.")
          @Nullable Long maxRequestBodyBytes) {}
}
