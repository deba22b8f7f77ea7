package dev.traefikctl.lint;

import dev.traefikctl.model.http.Router;
import dev.traefikctl.rule.Expr;
import dev.traefikctl.rule.HttpRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Finds routers whose requests another router takes as well. Routers that ask for a host are only
 * compared with routers of that host, so that many routers stay cheap.
 */
final class Overlaps {

  /** A router with all that decides about its turn. */
  record Entry(String name, Router router, List<String> entryPoints, HttpRule rule, long priority) {

    boolean hasOwnPriority() {
      return router.priority() != 0;
    }

    /** Whether requests of {@code other} can come to this router at all. */
    boolean meets(Entry other) {
      boolean sameProtocol = (router.tls() == null) == (other.router.tls() == null);
      return sameProtocol
          && (other.entryPoints.isEmpty()
              ? entryPoints.isEmpty()
              : entryPoints.containsAll(other.entryPoints));
    }
  }

  private final Map<String, List<Entry>> byHost = new HashMap<>();
  private final List<Entry> anyHost = new ArrayList<>();
  private final List<Entry> all = new ArrayList<>();

  Overlaps(Subject subject) {
    subject
        .rules()
        .forEach((name, rule) -> {
          Router router = subject.config().http().routers().get(name);
          if (router != null && router.parentRefs().isEmpty()) {
            long priority =
                router.priority() != 0
                    ? router.priority()
                    : HttpRule.defaultPriority(router.rule());
            add(new Entry(name, router, subject.entryPoints(router), rule, priority));
          }
        });
  }

  private void add(Entry entry) {
    all.add(entry);
    String host = requiredHost(entry.rule().expr());
    if (host.isEmpty()) {
      anyHost.add(entry);
    } else {
      byHost.computeIfAbsent(host, key -> new ArrayList<>()).add(entry);
    }
  }

  /** A host without which the expression cannot match; "" where there is none. */
  private static String requiredHost(Expr expr) {
    return switch (expr) {
      case Expr.Group group -> requiredHost(group.inner());
      case Expr.And and ->
          and.terms().stream()
              .map(Overlaps::requiredHost)
              .filter(host -> !host.isEmpty())
              .findFirst()
              .orElse("");
      case Expr.Matcher matcher ->
          matcher.name().equals("Host") && !matcher.value(0).startsWith("*")
              ? matcher.value(0).toLowerCase(Locale.ROOT)
              : "";
      case Expr.Not not -> "";
      case Expr.Or or -> "";
    };
  }

  /** Calls with each pair of a router and another that matches all of its requests. */
  void covered(BiConsumer<Entry, Entry> action) {
    for (Entry narrow : all) {
      String host = requiredHost(narrow.rule().expr());
      for (Entry wide : byHost.getOrDefault(host, List.of())) {
        compare(narrow, wide, action);
      }
      for (Entry wide : anyHost) {
        compare(narrow, wide, action);
      }
    }
  }

  private static void compare(Entry narrow, Entry wide, BiConsumer<Entry, Entry> action) {
    boolean other = !narrow.name().equals(wide.name());
    if (other && wide.meets(narrow) && narrow.rule().coveredBy(wide.rule())) {
      action.accept(narrow, wide);
    }
  }
}
