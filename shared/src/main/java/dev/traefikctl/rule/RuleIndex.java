package dev.traefikctl.rule;

import dev.traefikctl.http.Request;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the router of a request: the entry of the highest priority whose rule matches. Where
 * several entries of that priority match, the one whose name comes first wins. (Traefik leaves that
 * to chance.)
 *
 * <p>Rules are filed by the hosts that they need, below a host by their paths, and below a path by
 * header lines, so that a lookup costs about the same for ten rules and for ten thousand; it
 * allocates nothing. A rule of which none is known (only a query, say) is tested for every request.
 *
 * <p>Immutable; lookups may run on any thread.
 *
 * @param <T> what is found
 */
public final class RuleIndex<T> {

  /**
   * A rule and what it leads to; in order, the best is first.
   *
   * @param name no other entry of the index has it
   * @param priority higher wins
   */
  public record Entry<T>(String name, HttpRule rule, long priority, T value)
      implements Comparable<Entry<?>> {

    @Override
    public int compareTo(Entry<?> other) {
      int better = Long.compare(other.priority, priority);
      return better != 0 ? better : name.compareTo(other.name);
    }
  }

  private final Entry<?>[] ordered;
  private final HostFiles files;

  private RuleIndex(Entry<?>[] ordered, HostFiles files) {
    this.ordered = ordered;
    this.files = files;
  }

  /** An index of these entries. */
  public static <T> RuleIndex<T> of(Collection<Entry<T>> entries) {
    Entry<?>[] ordered = entries.toArray(Entry<?>[]::new);
    Arrays.sort(ordered);
    return new RuleIndex<>(ordered, HostFiles.of(ordered));
  }

  /**
   * The index with other entries in the place of some of its own; it costs little where those are
   * few.
   *
   * @param gone entries of this index
   */
  public RuleIndex<T> with(Collection<Entry<T>> gone, Collection<Entry<T>> come) {
    Entry<?>[] after = replaced(gone, come);
    HostFiles changed = files.with(gone, come);
    return new RuleIndex<>(after, changed == null ? HostFiles.of(after) : changed);
  }

  private Entry<?>[] replaced(Collection<Entry<T>> gone, Collection<Entry<T>> come) {
    List<Entry<?>> out = new ArrayList<>(ordered.length + come.size());
    out.addAll(Arrays.asList(ordered));
    for (Entry<T> entry : gone) {
      out.remove(place(out, entry));
    }
    for (Entry<T> entry : come) {
      out.add(-1 - place(out, entry), entry);
    }
    return out.toArray(Entry<?>[]::new);
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // entries compare with all others
  private static int place(List<Entry<?>> ordered, Entry<?> entry) {
    return Collections.binarySearch((List) ordered, entry);
  }

  /** What the best matching rule leads to; null where none matches. */
  public @Nullable T find(Request request) {
    Entry<?> best = files.find(request);
    return best == null ? null : value(best);
  }

  /** All entries whose rules match, the best first. */
  public List<Entry<T>> matching(Request request) {
    Collection<Entry<?>> found = new TreeSet<>();
    files.collect(request, found);
    List<Entry<T>> out = new ArrayList<>(found.size());
    found.forEach(entry -> out.add(own(entry)));
    return out;
  }

  private T value(Entry<?> entry) {
    return own(entry).value();
  }

  @SuppressWarnings("unchecked") // nothing else was put in
  private Entry<T> own(Entry<?> entry) {
    return (Entry<T>) entry;
  }
}
