package dev.traefikctl.routing;

import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Origins;
import dev.traefikctl.diag.Similar;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Collects the diagnostics of a table, each once. */
final class Problems {

  /** Looking for similar names is slow; who has more wrong references renamed something. */
  private static final int MAX_SUGGESTIONS = 50;

  private final Set<Diagnostic> all = new LinkedHashSet<>();
  private final Set<Set<String>> cycles = new HashSet<>();
  private int suggestions;

  /** Adds a diagnostic whose path has qualified names. */
  void report(Diagnostic diagnostic) {
    all.add(diagnostic);
  }

  boolean any(Predicate<Diagnostic> which) {
    return all.stream().anyMatch(which);
  }

  void forget(Predicate<Diagnostic> which) {
    all.removeIf(which);
  }

  /**
   * Whether a cycle was not reported yet, wherever one came into it.
   *
   * @param kind of the parts: middlewares, services…
   * @param way the parts that led to {@code again}, which is one of them
   */
  boolean isNewCycle(String kind, List<String> way, String again) {
    Set<String> members = new HashSet<>(way.subList(way.indexOf(again), way.size()));
    members.add(kind);
    return cycles.add(members);
  }

  /** Whether there is time to look for what a user may have meant. */
  boolean maySuggest() {
    return suggestions++ < MAX_SUGGESTIONS;
  }

  /** {@code did you mean `x`?} for a reference that leads nowhere; null where nothing is near. */
  static @Nullable String similar(String wanted, Collection<String> known) {
    String best = Similar.nearest(wanted, known);
    return best == null ? null : "did you mean `" + best + "`?";
  }

  /** All of them, at the places that are known for them, with their paths as users wrote them. */
  List<Diagnostic> all(Origins origins) {
    return all.stream().map(found -> found.located(origins).asWritten()).toList();
  }
}
