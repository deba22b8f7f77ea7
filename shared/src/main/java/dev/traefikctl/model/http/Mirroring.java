package dev.traefikctl.model.http;

import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Doc("Sends copies of requests to further services and drops their answers.")
public record Mirroring(
    @Option(doc = "The service whose answers the client gets.", required = true) String service,
    @Option(doc = "Copies the body too.", def = "true", notYet = true) @Nullable Boolean mirrorBody,
    @Option(
            doc = "Larger bodies are not mirrored; bytes, -1 is no limit.",
            def = "-1",
            notYet = true)
        @Nullable Long maxBodySize,
    @Option(doc = "The services that get the copies.", notYet = true) List<Mirror> mirrors,
    @Option(doc = "Follows the health of the service.", allowEmpty = true, notYet = true)
        @Nullable HealthCheckParent healthCheck)
    implements ServiceType {

  @Doc("A service that gets copies of requests.")
  public record Mirror(
      @Option(doc = "The name of the service.", required = true) String name,
      @Option(doc = "How many of 100 requests are copied.") int percent) {}
}
