package dev.traefikctl.lint;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.ConfigPath;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.model.StaticConfig;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Middlewares, services and transports that nothing refers to. */
final class Unused implements LintRule {

  @Override
  public Article article() {
    return new Article(
        Code.UNUSED,
        Reaction.SILENT,
        """
        Nothing refers to this middleware, service or transport: a leftover, or a reference that was
        forgotten. Traefik does not even check whether it is valid. Not reported where other
        providers, which may refer to it, are configured.\
        """,
        Example.routers("app:\n  rule: Host(`app.example.com`)\n  service: app\n")
            .adding("  middlewares:\n    strip:\n      addPrefix:\n        prefix: /api\n"),
        Example.routers("app:\n  rule: Host(`app.example.com`)\n  service: app\n"));
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    if (subject.config().http().routers().isEmpty() || othersMayUse(subject.statics())) {
      return;
    }
    Usage usage = Usage.of(subject);
    unused(
        subject.config().http().middlewares().keySet(),
        usage.middlewares(),
        "middlewares",
        reporter);
    unused(subject.config().http().services().keySet(), usage.services(), "services", reporter);
    unused(
        subject.config().http().serversTransports().keySet(),
        usage.serversTransports(),
        "serversTransports",
        reporter);
  }

  /** Whether providers that are not looked at may refer to what files define. */
  private static boolean othersMayUse(@Nullable StaticConfig statics) {
    return statics != null
        && (statics.providers().kubernetesCRD() != null
            || statics.providers().kubernetesIngress() != null
            || statics.providers().kubernetesGateway() != null);
  }

  private static void unused(
      Iterable<String> names, Set<String> used, String section, Reporter reporter) {
    String noun = section.substring(0, section.length() - 1);
    for (String name : names) {
      if (!used.contains(name)) {
        reporter.report(
            Diagnostic.about(
                Code.UNUSED,
                ConfigPath.of("http", section, name),
                noun + " \"" + Names.shown(name) + "\" is not used"));
      }
    }
  }
}
