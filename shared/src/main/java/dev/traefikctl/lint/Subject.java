package dev.traefikctl.lint;

import dev.traefikctl.diag.ConfigPath;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Origins;
import dev.traefikctl.middleware.Middleware;
import dev.traefikctl.model.DynamicConfig;
import dev.traefikctl.model.StaticConfig;
import dev.traefikctl.model.http.Router;
import dev.traefikctl.model.http.ServiceType;
import dev.traefikctl.model.statics.Core;
import dev.traefikctl.rule.Expr;
import dev.traefikctl.rule.HttpRule;
import dev.traefikctl.rule.Parsed;
import dev.traefikctl.rule.RuleSyntax;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What lint rules look at. They report configuration paths; places in files are found later.
 *
 * @param config what all providers give, names qualified ({@code app@file})
 * @param origins where its parts stand, for places that explain others
 * @param statics what the static configuration comes to; null where it is not known, and then
 *     nothing is reported that depends on it
 * @param rules the HTTP routers' rules that can be read, by router
 */
public record Subject(
    DynamicConfig config,
    Origins origins,
    @Nullable StaticConfig statics,
    Map<String, HttpRule> rules) {

  /** The subject of a configuration. */
  public static Subject of(DynamicConfig config, Origins origins, @Nullable StaticConfig statics) {
    Map<String, HttpRule> rules = new LinkedHashMap<>();
    Core core = statics == null ? null : statics.core();
    String usual = core == null ? "" : core.defaultRuleSyntax();
    config
        .http()
        .routers()
        .forEach((name, router) -> {
          String written = router.ruleSyntax();
          RuleSyntax syntax = RuleSyntax.of(written.isEmpty() ? usual : written);
          if (HttpRule.parse(router.rule(), syntax)
              instanceof Parsed.Valid<HttpRule>(HttpRule rule)) {
            rules.put(name, rule);
          }
        });
    return new Subject(config, origins, statics, rules);
  }

  /** Calls for every matcher of every v3 rule with the path of the rule. */
  void matchers(BiConsumer<ConfigPath, Expr.Matcher> action) {
    rules.forEach((name, rule) -> {
      if (rule.syntax() == RuleSyntax.V3) {
        ConfigPath path = rulePath(name);
        matchers(rule.expr(), matcher -> action.accept(path, matcher));
      }
    });
  }

  static ConfigPath rulePath(String router) {
    return ConfigPath.of("http", "routers", router, "rule");
  }

  /** Calls for every matcher of an expression, in the order of the text. */
  static void matchers(Expr expr, Consumer<Expr.Matcher> action) {
    switch (expr) {
      case Expr.Group group -> matchers(group.inner(), action);
      case Expr.Not not -> matchers(not.inner(), action);
      case Expr.And and -> and.terms().forEach(term -> matchers(term, action));
      case Expr.Or or -> or.terms().forEach(term -> matchers(term, action));
      case Expr.Matcher matcher -> action.accept(matcher);
    }
  }

  /** The entry points of a router; empty where they are the default ones and those not known. */
  List<String> entryPoints(Router router) {
    StaticConfig known = statics;
    return router.entryPoints().isEmpty() && known != null
        ? known.defaultEntryPoints()
        : router.entryPoints();
  }

  /** A place that explains a diagnostic; empty where it is not known. */
  List<Diagnostic.Related> place(ConfigPath path, String message) {
    return origins.find(path).map(span -> new Diagnostic.Related(span, message)).stream().toList();
  }

  /** Calls for every HTTP router with its path. */
  void routers(BiConsumer<ConfigPath, Router> action) {
    ConfigPath section = ConfigPath.of("http", "routers");
    config.http().routers().forEach((name, router) -> action.accept(section.child(name), router));
  }

  /** Calls for every middleware of a type with the path of its options. */
  <T extends Middleware> void middlewares(Class<T> type, BiConsumer<ConfigPath, T> action) {
    ConfigPath section = ConfigPath.of("http", "middlewares");
    config
        .http()
        .middlewares()
        .forEach((name, definition) -> {
          for (Middleware middleware : definition.types()) {
            if (type.isInstance(middleware)) {
              ConfigPath path = section.child(name).child(middleware.key());
              action.accept(path, type.cast(middleware));
            }
          }
        });
  }

  /** Calls for every HTTP service of a type with the path of its options. */
  <T extends ServiceType> void services(Class<T> type, BiConsumer<ConfigPath, T> action) {
    String simple = type.getSimpleName();
    String key = simple.substring(0, 1).toLowerCase(Locale.ROOT) + simple.substring(1);
    ConfigPath section = ConfigPath.of("http", "services");
    config
        .http()
        .services()
        .forEach((name, service) -> {
          for (ServiceType option : service.types()) {
            if (type.isInstance(option)) {
              action.accept(section.child(name).child(key), type.cast(option));
            }
          }
        });
  }
}
