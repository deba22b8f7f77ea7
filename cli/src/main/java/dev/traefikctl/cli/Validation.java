package dev.traefikctl.cli;

import dev.traefikctl.cli.render.Report;
import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.Diagnostics;
import dev.traefikctl.file.StaticLoader;
import dev.traefikctl.lint.Catalogue;
import dev.traefikctl.lint.LintRule;
import dev.traefikctl.lint.Subject;
import dev.traefikctl.model.StaticConfig;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything that can be found in a workspace. */
final class Validation {

  /** What concerns this program's agent and not Traefik. */
  static final Set<Code> AGENT_ONLY =
      EnumSet.of(
          Code.NOT_IMPLEMENTED, Code.MIDDLEWARE_NOT_IMPLEMENTED, Code.SERVICE_NOT_IMPLEMENTED);

  private Validation() {}

  static Report of(Workspace workspace) {
    Diagnostics found = new Diagnostics();
    StaticLoader.Loaded loaded = workspace.statics();
    lint(workspace, loaded == null ? null : loaded.config(), found);
    Places places = new Places(workspace);
    workspace.found().forEach(places::add);
    found.all().forEach(places::add);
    return new Report(places.sorted(), workspace.files(), workspace.sources());
  }

  private static void lint(Workspace workspace, @Nullable StaticConfig statics, Diagnostics found) {
    Subject subject = Subject.of(workspace.dynamic(), workspace.origins(), statics);
    List<LintRule> rules = Catalogue.rules();
    for (LintRule rule : rules) {
      rule.check(subject, found);
    }
  }
}
