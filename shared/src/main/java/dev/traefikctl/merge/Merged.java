package dev.traefikctl.merge;

import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Origins;
import dev.traefikctl.model.DynamicConfig;
import java.util.List;

/**
 * The configurations of all providers as one.
 *
 * @param config names are qualified ({@code app@file}), routers without entry points have the
 *     default ones
 * @param origins finds places by paths with qualified names: {@code http.routers.app@file.rule}
 */
public record Merged(DynamicConfig config, Origins origins, List<Diagnostic> diagnostics) {

  public Merged {
    diagnostics = List.copyOf(diagnostics);
  }
}
