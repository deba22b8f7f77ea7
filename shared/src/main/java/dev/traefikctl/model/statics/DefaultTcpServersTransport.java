package dev.traefikctl.model.statics;

import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.FileOrContent;
import dev.traefikctl.schema.Option;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Doc("How TCP servers are reached unless their service says otherwise.")
public record DefaultTcpServersTransport(
    @Option(
            doc = "The time between keep-alive probes; 0 is 15s, negative none.",
            def = "15s",
            notYet = true)
        Duration dialKeepAlive,
    @Option(doc = "Until connected.", def = "30s", notYet = true) Duration dialTimeout,
    @Option(doc = "Ignored, as by Traefik.") Duration terminationDelay,
    @Option(doc = "TLS towards the servers.", allowEmpty = true, notYet = true) @Nullable Tls tls) {

  @Doc("TLS towards TCP servers.")
  public record Tls(
      @Option(doc = "Accepts any certificate.", notYet = true) boolean insecureSkipVerify,
      @Option(doc = "Trusted authorities: paths, or PEM texts.", notYet = true)
          List<FileOrContent> rootCAs) {}
}
