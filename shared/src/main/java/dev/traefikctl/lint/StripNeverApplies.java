package dev.traefikctl.lint;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.ConfigPath;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.middleware.StripPrefix;
import dev.traefikctl.model.http.MiddlewareDef;
import dev.traefikctl.model.http.Router;
import dev.traefikctl.rule.Expr;
import dev.traefikctl.rule.HttpRule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prefixes that no request of the router has. */
final class StripNeverApplies implements LintRule {

  @Override
  public Article article() {
    return new Article(
        Code.STRIP_NEVER_APPLIES,
        Reaction.SILENT,
        """
        `stripPrefix` removes a prefix that the requests of the router cannot have, or one that does
        not start with a slash. The path reaches the service unchanged.\
        """,
        Example.middleware("strip", "stripPrefix:\n  prefixes:\n    - /v1\n")
            .withRule("PathPrefix(`/api/`)"),
        Example.middleware("strip", "stripPrefix:\n  prefixes:\n    - /api\n")
            .withRule("PathPrefix(`/api/`)"));
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    subject.middlewares(
        StripPrefix.class,
        (path, strip) -> {
          for (int i = 0; i < strip.prefixes().size(); i++) {
            String prefix = strip.prefixes().get(i);
            if (!prefix.startsWith("/")) {
              report(
                  path.child("prefixes").child(i),
                  "the prefix \"" + prefix + "\" never applies: paths start with a slash",
                  "/" + prefix,
                  reporter);
            }
          }
        });
    subject.rules().forEach((name, rule) -> router(subject, name, rule, reporter));
  }

  private static void router(Subject subject, String name, HttpRule rule, Reporter reporter) {
    Router router = subject.config().http().routers().get(name);
    List<Expr.Matcher> paths = new ArrayList<>();
    if (router == null || !router.parentRefs().isEmpty() || !onlyPlainPaths(rule.expr(), paths)) {
      return;
    }
    StripPrefix strip = first(subject, name, router);
    if (strip == null || strip.prefixes().stream().anyMatch(prefix -> applies(prefix, paths))) {
      return;
    }
    report(
        ConfigPath.of("http", "routers", name, "middlewares", "0"),
        "stripPrefix never applies: no request of this router starts with "
            + String.join(" or ", strip.prefixes()),
        "strip " + paths.getFirst().value(0),
        reporter);
  }

  /** The router's first middleware, if that is what strips: others may change the path before. */
  private static @Nullable StripPrefix first(Subject subject, String owner, Router router) {
    if (router.middlewares().isEmpty()) {
      return null;
    }
    String name = Names.qualified(owner, router.middlewares().getFirst());
    MiddlewareDef found = subject.config().http().middlewares().get(name);
    return found != null
            && found.types().size() == 1
            && found.types().getFirst() instanceof StripPrefix strip
        ? strip
        : null;
  }

  /** Collects the path matchers; false where the paths cannot be told. */
  private static boolean onlyPlainPaths(Expr expr, List<Expr.Matcher> out) {
    return switch (expr) {
      case Expr.Group group -> onlyPlainPaths(group.inner(), out);
      case Expr.Not not -> false;
      case Expr.And and -> {
        boolean any = false;
        for (Expr term : and.terms()) {
          any |= onlyPlainPaths(term, out);
        }
        yield any;
      }
      case Expr.Or or -> {
        boolean every = true;
        for (Expr term : or.terms()) {
          every &= onlyPlainPaths(term, out);
        }
        yield every;
      }
      case Expr.Matcher matcher -> {
        boolean path = matcher.name().equals("Path") || matcher.name().equals("PathPrefix");
        if (path) {
          out.add(matcher);
        }
        yield path;
      }
    };
  }

  private static boolean applies(String prefix, List<Expr.Matcher> paths) {
    for (Expr.Matcher matcher : paths) {
      String value = matcher.value(0);
      boolean longer = matcher.name().equals("PathPrefix") && prefix.startsWith(value);
      if (value.startsWith(prefix) || longer) {
        return true;
      }
    }
    return false;
  }

  private static void report(
      ConfigPath path, String message, String suggestion, Reporter reporter) {
    reporter.report(Diagnostic.about(Code.STRIP_NEVER_APPLIES, path, message).suggest(suggestion));
  }
}
