package dev.traefikctl.bench;

import dev.traefikctl.diag.Origins;
import dev.traefikctl.file.StaticLoader;
import dev.traefikctl.kubernetes.CrdOptions;
import dev.traefikctl.kubernetes.CrdTranslator;
import dev.traefikctl.kubernetes.IncrementalTranslation;
import dev.traefikctl.kubernetes.KubeObject;
import dev.traefikctl.kubernetes.LiveObjects;
import dev.traefikctl.kubernetes.Update;
import dev.traefikctl.merge.Merge;
import dev.traefikctl.merge.Merged;
import dev.traefikctl.merge.ProviderConfig;
import dev.traefikctl.model.StaticConfig;
import dev.traefikctl.model.statics.KubernetesCrd;
import dev.traefikctl.routing.Compiler;
import dev.traefikctl.routing.Instrumentation;
import dev.traefikctl.routing.InternalProvider;
import dev.traefikctl.routing.RoutingTable;
import dev.traefikctl.schema.Defaults;
import dev.traefikctl.source.Format;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A cluster with all that the agent makes of it, short of sockets. */
final class ClusterState {

  private static final StaticConfig CONFIG =
      Objects.requireNonNull(
              StaticLoader.text(
                      Format.YAML,
                      "entryPoints: {web: {address: ':80'}}",
                      "static.yaml",
                      problem -> {})
                  .config())
          .effective();

  private final LiveObjects objects = new LiveObjects();
  private final IncrementalTranslation translation =
      IncrementalTranslation.crd(objects, new CrdOptions(Defaults.of(KubernetesCrd.class)));
  private @Nullable RoutingTable table;

  void put(List<KubeObject> all) {
    all.forEach(objects::put);
  }

  Update translate() {
    return translation.update(objects.takeChanges());
  }

  RoutingTable compile(@Nullable RoutingTable previous) {
    ProviderConfig cluster =
        new ProviderConfig(CrdTranslator.PROVIDER, translation.config(), translation.origins());
    ProviderConfig internal =
        new ProviderConfig(InternalProvider.NAME, InternalProvider.config(CONFIG), Origins.NONE);
    Merged merged = Merge.merge(CONFIG.defaultEntryPoints(), List.of(cluster, internal));
    RoutingTable compiled =
        Compiler.compile(
            new Compiler.Input(
                CONFIG,
                merged.config(),
                merged.origins(),
                previous,
                name -> null,
                Instrumentation.NONE));
    table = compiled;
    return compiled;
  }

  /** Everything from objects to a table. */
  static ClusterState of(List<KubeObject> objects) {
    ClusterState state = new ClusterState();
    state.put(objects);
    Update _ = state.translate();
    RoutingTable _ = state.compile(null);
    return state;
  }

  RoutingTable table() {
    return Objects.requireNonNull(table);
  }

  /** Follows one changed object. */
  boolean change(KubeObject object) {
    objects.put(object);
    Update update = translate();
    return update.extent() == Update.Extent.SERVERS
        && table().replaceServers(update.servers().qualified(CrdTranslator.PROVIDER));
  }
}
