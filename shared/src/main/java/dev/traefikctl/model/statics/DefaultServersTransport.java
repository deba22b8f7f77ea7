package dev.traefikctl.model.statics;

import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.FileOrContent;
import dev.traefikctl.schema.Option;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Doc("How servers are reached unless their service says otherwise.")
public record DefaultServersTransport(
    @Option(doc = "Accepts any certificate.", notYet = true) boolean insecureSkipVerify,
    @Option(doc = "Trusted authorities: paths, or PEM texts.", notYet = true)
        List<FileOrContent> rootCAs,
    @Option(doc = "Idle connections kept per server; 0 is 2, negative none.", def = "200")
        int maxIdleConnsPerHost,
    @Option(doc = "Time limits.") @Nullable ForwardingTimeouts forwardingTimeouts) {

  /** The trusted authorities as paths or PEM texts. */
  public List<String> authorities() {
    return rootCAs.stream().map(FileOrContent::value).toList();
  }

  @Doc("Time limits towards servers; 0 is no limit.")
  public record ForwardingTimeouts(
      @Option(doc = "Until connected.", def = "30s") Duration dialTimeout,
      @Option(doc = "From the end of the request to the head of the answer.")
          Duration responseHeaderTimeout,
      @Option(doc = "How long an idle connection is kept.", def = "90s")
          Duration idleConnTimeout) {}
}
