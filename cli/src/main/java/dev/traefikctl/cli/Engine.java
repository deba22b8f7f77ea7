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
import java.util.List;

/** Compiles configurations as the agent does, with stand-ins for what needs a running proxy. */
final class Engine {

  private static final String FILE = "file";

  /** A compiled configuration with what merging found. */
  record Compiled(Merged merged, RoutingTable table) {}

  private Engine() {}

  static Compiled compile(
      StaticConfig statics, DynamicConfig dynamic, Origins origins, Instrumentation watcher) {
    DynamicConfig internal = InternalProvider.config(statics);
    Merged merged =
        Merge.merge(
            statics.defaultEntryPoints(),
            List.of(
                new ProviderConfig(FILE, dynamic, origins),
                new ProviderConfig(InternalProvider.NAME, internal, Origins.NONE)));
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
