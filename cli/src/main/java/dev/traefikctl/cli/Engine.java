package dev.traefikctl.cli;

import dev.traefikctl.diag.Origins;
import dev.traefikctl.merge.Merge;
import dev.traefikctl.merge.Merged;
import dev.traefikctl.merge.ProviderConfig;
import dev.traefikctl.model.DynamicConfig;
import dev.traefikctl.model.StaticConfig;
import dev.traefikctl.routing.Compiler;
import dev.traefikctl.routing.Instrumentation;
import dev.traefikctl.routing.InternalProvider;
import dev.traefikctl.routing.RoutingTable;
import java.util.ArrayList;
import java.util.List;

/** Compiles configurations as the agent does, with stand-ins for what needs a running proxy. */
final class Engine {

  /** A compiled configuration with what merging found. */
  record Compiled(Merged merged, RoutingTable table) {}

  private Engine() {}

  static Compiled compile(
      StaticConfig statics, List<ProviderConfig> providers, Instrumentation watcher) {
    List<ProviderConfig> all = new ArrayList<>(providers);
    DynamicConfig internal = InternalProvider.config(statics);
    all.add(new ProviderConfig(InternalProvider.NAME, internal, Origins.NONE));
    Merged merged = Merge.merge(statics.defaultEntryPoints(), all);
    Compiler.Input input =
        new Compiler.Input(
            statics,
            merged.config(),
            merged.origins(),
            null,
            name -> exchange -> exchange.answer(200, null),
            watcher);
    return new Compiled(merged, Compiler.compile(input));
  }
}
