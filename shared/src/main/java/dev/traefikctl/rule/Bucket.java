package dev.traefikctl.rule;

import dev.traefikctl.http.Request;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The rules that a request's host leaves over, found by its path. Rules are known by their rank:
 * their place in the order of all rules, the best first.
 */
sealed interface Bucket {

  /**
   * The best rank below {@code best} whose rule matches, or {@code best}.
   *
   * @param rules the conditions by rank
   */
  int find(Condition<Request>[] rules, Request request, int best);

  /** Few rules, or rules whose paths say nothing: one after another. */
  @SuppressWarnings("ArrayRecordComponent") // private to the package and never changed
  record Listed(int[] ranks) implements Bucket {
    @Override
    public int find(Condition<Request>[] rules, Request request, int best) {
      return first(ranks, rules, request, best);
    }
  }

  /**
   * Many rules.
   *
   * @param lengths the lengths of the prefixes, ascending
   */
  @SuppressWarnings("ArrayRecordComponent") // private to the package and never changed
  record ByPath(RegionMap<int[]> paths, RegionMap<int[]> prefixes, int[] lengths, int[] others)
      implements Bucket {

    @Override
    public int find(Condition<Request>[] rules, Request request, int best) {
      String path = request.routingPath();
      int found = best;
      int[] exact = paths.get(path);
      if (exact != null) {
        found = first(exact, rules, request, found);
      }
      int hash = 0;
      int at = 0;
      for (int length : lengths) {
        if (length > path.length()) {
          break;
        }
        while (at < length) {
          hash = 31 * hash + path.charAt(at++);
        }
        int[] ranks = prefixes.get(path, 0, length, hash);
        if (ranks != null) {
          found = first(ranks, rules, request, found);
        }
      }
      return first(others, rules, request, found);
    }
  }

  private static int first(int[] ranks, Condition<Request>[] rules, Request request, int best) {
    for (int rank : ranks) {
      if (rank >= best) {
        return best;
      }
      if (rules[rank].matches(request)) {
        return rank;
      }
    }
    return best;
  }

  /** Collects the rules of a bucket, the best first. */
  final class Builder {

    /** Up to so many rules, testing each costs less than looking for the right ones. */
    private static final int FEW = 4;

    private final Ranks all = new Ranks();
    private @Nullable Map<Integer, List<Needs.Key>> keys;

    /**
     * Adds a rule.
     *
     * @param paths what it needs of the path; null where nothing is known
     */
    void add(int rank, @Nullable List<Needs.Key> paths) {
      all.add(rank);
      if (paths != null) {
        if (keys == null) {
          keys = new HashMap<>();
        }
        keys.put(rank, paths);
      }
    }

    Bucket build() {
      Map<Integer, List<Needs.Key>> known = keys;
      if (known == null || all.size() <= FEW) {
        return new Listed(all.toArray());
      }
      Map<String, Ranks> paths = new LinkedHashMap<>();
      Map<String, Ranks> prefixes = new LinkedHashMap<>();
      Ranks others = new Ranks();
      for (int rank : all.toArray()) {
        List<Needs.Key> needed = known.get(rank);
        if (needed == null) {
          others.add(rank);
          continue;
        }
        for (Needs.Key key : needed) {
          switch (key) {
            case Needs.Key.Path path -> ranks(paths, path.path()).add(rank);
            case Needs.Key.Prefix prefix -> ranks(prefixes, prefix.prefix()).add(rank);
            default -> throw new IllegalStateException("not about paths: " + key);
          }
        }
      }
      return new ByPath(
          new RegionMap<>(arrays(paths)),
          new RegionMap<>(arrays(prefixes)),
          lengths(prefixes),
          others.toArray());
    }

    private static Ranks ranks(Map<String, Ranks> map, String key) {
      return map.computeIfAbsent(key, k -> new Ranks());
    }

    private static Map<String, int[]> arrays(Map<String, Ranks> map) {
      Map<String, int[]> out = new HashMap<>();
      map.forEach((key, ranks) -> out.put(key, ranks.toArray()));
      return out;
    }

    private static int[] lengths(Map<String, Ranks> prefixes) {
      TreeSet<Integer> lengths = new TreeSet<>();
      prefixes.keySet().forEach(prefix -> lengths.add(prefix.length()));
      return new ArrayList<>(lengths).stream().mapToInt(Integer::intValue).toArray();
    }
  }
}
