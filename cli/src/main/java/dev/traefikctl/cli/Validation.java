package dev.traefikctl.cli;

import dev.traefikctl.cli.render.Report;
import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.ConfigPath;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Diagnostics;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.diag.Severity;
import dev.traefikctl.file.StaticLoader;
import dev.traefikctl.lint.Catalogue;
import dev.traefikctl.lint.LintRule;
import dev.traefikctl.lint.Subject;
import dev.traefikctl.merge.Merged;
import dev.traefikctl.model.StaticConfig;
import dev.traefikctl.routing.Instrumentation;
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

  /**
   * Checks everything.
   *
   * @param agent also reports what Traefik serves and this version of the agent does not yet
   */
  static Report of(Workspace workspace, boolean agent) {
    StaticLoader.Loaded loaded = workspace.statics();
    StaticConfig statics = loaded == null ? null : loaded.config();
    Diagnostics found = new Diagnostics();
    workspace.found().forEach(found::report);
    workspace.manifestFindings().forEach(found::report);
    Merged merged = workspace.merged();
    lint(merged, statics, found);
    compile(workspace, merged, statics, found);
    Consequences consequences = new Consequences(workspace, found.all());
    Foreign foreign = new Foreign(workspace);
    EmptyParts empty = new EmptyParts(workspace);
    Places places = new Places(workspace);
    for (Diagnostic finding : found.all()) {
      boolean wanted = agent || !AGENT_ONLY.contains(finding.code());
      if (wanted && !foreign.mayUse(finding) && !consequences.contain(finding)) {
        places.add(empty.explained(finding));
      }
    }
    List<Diagnostic> given = places.sorted().stream().filter(workspace::isGiven).toList();
    return new Report(given, workspace.files(), workspace.sources());
  }

  private static void compile(
      Workspace workspace, Merged merged, @Nullable StaticConfig statics, Reporter reporter) {
    Foreign foreign = new Foreign(workspace);
    Absent absent = new Absent(workspace);
    StaticConfig config = statics == null ? LenientStatics.of(merged.config()) : statics;
    Engine.Compiled compiled = Engine.compile(config, workspace.providers(), Instrumentation.NONE);
    compiled.merged().diagnostics().forEach(reporter::report);
    for (Diagnostic diagnostic : compiled.table().diagnostics()) {
      if (!foreign.explains(diagnostic)) {
        reporter.report(absent.softened(here(diagnostic)));
      }
    }
    DroppedRoutes.check(workspace, config, reporter);
    Unreached.check(
        config,
        workspace.providers(),
        foreign,
        finding -> reporter.report(absent.softened(finding)));
  }

  /** A file that is missing here may well exist where Traefik runs. */
  static Diagnostic here(Diagnostic finding) {
    ConfigPath path = finding.path();
    boolean file = path != null && path.name().equals("usersFile");
    return file
        ? finding
            .withSeverity(Severity.WARNING)
            .suggest("make sure that the file exists where Traefik runs")
        : finding;
  }

  private static void lint(Merged merged, @Nullable StaticConfig statics, Reporter reporter) {
    Subject subject = Subject.of(merged.config(), merged.origins(), statics);
    for (LintRule rule : Catalogue.rules()) {
      rule.check(
          subject, finding -> reporter.report(finding.located(merged.origins()).asWritten()));
    }
  }
}
