package dev.traefikctl.lint;

import dev.traefikctl.http.Request;
import dev.traefikctl.model.http.Router;
import dev.traefikctl.rule.HttpRule;
import dev.traefikctl.rule.RuleIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Finds routers whose requests another router takes as well. A router is only compared with those
 * that match an example of its requests, so that many routers stay cheap.
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

  private final List<Entry> all = new ArrayList<>();
  private final RuleIndex<Entry> index;

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
            all.add(new Entry(name, router, subject.entryPoints(router), rule, priority));
          }
        });
    index =
        RuleIndex.of(
            all.stream()
                .map(entry ->
                    new RuleIndex.Entry<>(entry.name(), entry.rule(), entry.priority(), entry))
                .toList());
  }

  /** Calls with each pair of a router and another that matches all of its requests. */
  void covered(BiConsumer<Entry, Entry> action) {
    for (Entry narrow : all) {
      for (Entry wide : candidates(narrow)) {
        boolean other = !narrow.name().equals(wide.name());
        if (other && wide.meets(narrow) && narrow.rule().coveredBy(wide.rule())) {
          action.accept(narrow, wide);
        }
      }
    }
  }

  /** What matches all requests of a router also matches a given one. */
  private List<Entry> candidates(Entry narrow) {
    Request example = narrow.rule().example();
    return example == null
        ? all
        : index.matching(example).stream().map(RuleIndex.Entry::value).toList();
  }
}
