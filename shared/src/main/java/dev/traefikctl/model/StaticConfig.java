package dev.traefikctl.model;

import dev.traefikctl.model.statics.AccessLog;
import dev.traefikctl.model.statics.Api;
import dev.traefikctl.model.statics.CertificatesResolver;
import dev.traefikctl.model.statics.Core;
import dev.traefikctl.model.statics.DefaultServersTransport;
import dev.traefikctl.model.statics.DefaultTcpServersTransport;
import dev.traefikctl.model.statics.EntryPoint;
import dev.traefikctl.model.statics.Experimental;
import dev.traefikctl.model.statics.Global;
import dev.traefikctl.model.statics.HostResolver;
import dev.traefikctl.model.statics.Log;
import dev.traefikctl.model.statics.Metrics;
import dev.traefikctl.model.statics.Ocsp;
import dev.traefikctl.model.statics.Ping;
import dev.traefikctl.model.statics.Providers;
import dev.traefikctl.model.statics.Tracing;
import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the user said at the start, with defaults; {@link #effective} adds what follows. */
@Doc("The static configuration: what is read once, at the start.")
public record StaticConfig(
    @Option(doc = "Options of the program as a whole.", createdWithParent = true) Global global,
    @Option(doc = "How servers are reached by default.", createdWithParent = true)
        DefaultServersTransport serversTransport,
    @Option(doc = "How TCP servers are reached by default.", createdWithParent = true)
        DefaultTcpServersTransport tcpServersTransport,
    @Option(doc = "Ports that clients connect to, by name.") Map<String, EntryPoint> entryPoints,
    @Option(doc = "Where the dynamic configuration comes from.", createdWithParent = true)
        Providers providers,
    @Option(doc = "The API and the dashboard.", allowEmpty = true) @Nullable Api api,
    @Option(doc = "Metrics.", notYet = true) @Nullable Metrics metrics,
    @Option(doc = "Health checks of the proxy itself.", allowEmpty = true) @Nullable Ping ping,
    @Option(doc = "What the program says of itself.", allowEmpty = true) @Nullable Log log,
    @Option(doc = "A line for every request.", allowEmpty = true) @Nullable AccessLog accessLog,
    @Option(doc = "Traces.", allowEmpty = true, notYet = true) @Nullable Tracing tracing,
    @Option(doc = "Follows CNAMEs of request hosts.", allowEmpty = true, notYet = true)
        @Nullable HostResolver hostResolver,
    @Option(doc = "Where certificates come from, by name.", notYet = true)
        Map<String, CertificatesResolver> certificatesResolvers,
    @Option(doc = "Experimental features.") @Nullable Experimental experimental,
    @Option(doc = "Deprecated controls.", deprecated = true) @Nullable Core core,
    @Option(doc = "Staples OCSP answers.", allowEmpty = true, notYet = true) @Nullable Ocsp ocsp) {

  /** The entry point of the API, ping and metrics unless the user says otherwise. */
  public static final String INTERNAL_ENTRY_POINT = "traefik";

  /**
   * This configuration with the entry points that Traefik adds: {@code http} on port 80 where the
   * user names none, {@code traefik} on port 8080 where something needs it that has no other place.
   */
  public StaticConfig effective() {
    return EffectiveConfig.of(this);
  }

  /**
   * The entry points of routers that name none, sorted: those marked {@code asDefault}, or all;
   * never the internal one and those for UDP.
   */
  public List<String> defaultEntryPoints() {
    return EffectiveConfig.defaultEntryPoints(this);
  }
}
