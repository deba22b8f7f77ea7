package dev.traefikctl.rule;

import dev.traefikctl.http.Request;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the router of a request: the entry of the highest priority whose rule matches. Where
 * several entries of that priority match, the one that was given first wins. (Traefik leaves that
 * to chance; give entries sorted by name to be stable across reloads.)
 *
 * <p>Immutable; lookups may run on any thread.
 *
 * @param <T> what is found
 */
public final class RuleIndex<T> {

  /**
   * A rule and what it leads to.
   *
   * @param priority higher wins
   */
  public record Entry<T>(HttpRule rule, long priority, T value) {}

  private final List<Entry<T>> ordered;

  private RuleIndex(List<Entry<T>> ordered) {
    this.ordered = ordered;
  }

  /** An index of these entries, which are in order of preference among equal priorities. */
  public static <T> RuleIndex<T> of(List<Entry<T>> entries) {
    List<Entry<T>> ordered = new ArrayList<>(entries);
    ordered.sort(Comparator.comparingLong((Entry<T> entry) -> entry.priority()).reversed());
    return new RuleIndex<>(List.copyOf(ordered));
  }

  /** What the best matching rule leads to; null where none matches. */
  public @Nullable T find(Request request) {
    for (Entry<T> entry : ordered) {
      if (entry.rule().matches(request)) {
        return entry.value();
      }
    }
    return null;
  }

  /** All entries in the order in which they are tried, the best first. */
  public List<Entry<T>> entries() {
    return ordered;
  }
}
