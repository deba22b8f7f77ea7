package dev.traefikctl.model.statics;

import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import org.jspecify.annotations.Nullable;

@Doc("Switches of experimental features.")
public record Experimental(
    @Option(doc = "Ignored: there is one HTTP proxy only.", allowEmpty = true)
        @Nullable FastProxy fastProxy,
    @Option(doc = "Lets logs be sent by OpenTelemetry.", notYet = true) boolean otlplogs,
    @Option(doc = "Ignored, as by Traefik.", deprecated = true) boolean kubernetesGateway) {

  @Doc("Ignored: there is one HTTP proxy only.")
  public record FastProxy(@Option(doc = "Ignored.") boolean debug) {}
}
