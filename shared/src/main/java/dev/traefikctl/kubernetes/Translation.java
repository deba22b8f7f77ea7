package dev.traefikctl.kubernetes;

import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Origins;
import dev.traefikctl.source.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a provider makes of the objects of a cluster.
 *
 * @param configuration the dynamic configuration in the shape of a dynamic file, before defaults;
 *     its nodes stand where their values stand in the manifests; null where the provider gives up
 * @param status of all objects whose status Traefik keeps, by kind, namespace and name; empty where
 *     it keeps none
 */
public record Translation(
    Node.@Nullable Mapping configuration, List<Diagnostic> diagnostics, List<ObjectStatus> status) {

  public Translation {
    diagnostics = List.copyOf(diagnostics);
    status = List.copyOf(status);
  }

  /** Of a provider that writes no status. */
  public Translation(Node.Mapping configuration, List<Diagnostic> diagnostics) {
    this(configuration, diagnostics, List.of());
  }

  /** What a provider that gives up makes. */
  public static Translation none(List<Diagnostic> diagnostics) {
    return new Translation(null, diagnostics, List.of());
  }

  /** The same with the diagnostics of reading the manifests before its own. */
  public Translation after(List<Diagnostic> reading) {
    List<Diagnostic> all = new ArrayList<>(reading);
    all.addAll(diagnostics);
    return new Translation(configuration, all, status);
  }

  /** Where the parts of the configuration come from. */
  public Origins origins() {
    return configuration == null ? Origins.NONE : Origins.of(List.of(configuration));
  }
}
