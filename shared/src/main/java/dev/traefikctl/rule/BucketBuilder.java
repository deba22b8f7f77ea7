package dev.traefikctl.rule;

import dev.traefikctl.http.HeaderName;
import dev.traefikctl.http.Request;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Collects the rules of a {@link Bucket}, the best first. */
final class BucketBuilder {

  /** Up to so many rules, testing each costs less than looking for the right ones. */
  private static final int FEW = 4;

  /** The same for header lines, which cost more to look at. */
  private static final int FEW_BY_HEADER = 12;

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

  /** The bucket; {@code rules} are the conditions by rank. */
  Bucket build(Condition<Request>[] rules) {
    Map<Integer, List<Needs.Key>> known = keys;
    int[] ranks = all.toArray();
    if (known == null || ranks.length <= FEW) {
      return byHeader(ranks, rules);
    }
    Map<String, Ranks> paths = new LinkedHashMap<>();
    Map<String, Ranks> prefixes = new LinkedHashMap<>();
    Ranks others = new Ranks();
    for (int rank : ranks) {
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
    return new Bucket.ByPath(
        buckets(paths, rules),
        buckets(prefixes, rules),
        lengths(prefixes),
        byHeader(others.toArray(), rules));
  }

  private static Ranks ranks(Map<String, Ranks> map, String key) {
    return map.computeIfAbsent(key, k -> new Ranks());
  }

  private static RegionMap<Bucket> buckets(Map<String, Ranks> map, Condition<Request>[] rules) {
    Map<String, Bucket> out = new HashMap<>();
    map.forEach((key, ranks) -> out.put(key, byHeader(ranks.toArray(), rules)));
    return new RegionMap<>(out);
  }

  private static int[] lengths(Map<String, Ranks> prefixes) {
    TreeSet<Integer> lengths = new TreeSet<>();
    prefixes.keySet().forEach(prefix -> lengths.add(prefix.length()));
    return lengths.stream().mapToInt(Integer::intValue).toArray();
  }

  private static Bucket byHeader(int[] ranks, Condition<Request>[] rules) {
    if (ranks.length <= FEW_BY_HEADER) {
      return new Bucket.Listed(ranks);
    }
    Map<HeaderName, Map<String, Ranks>> filed = new LinkedHashMap<>();
    Ranks others = new Ranks();
    for (int rank : ranks) {
      List<Needs.Key> needed = Needs.of(Needs.Of.HEADER, rules[rank]);
      if (needed == null) {
        others.add(rank);
        continue;
      }
      for (Needs.Key key : needed) {
        if (key instanceof Needs.Key.Header(HeaderName name, String line)) {
          ranks(filed.computeIfAbsent(name, k -> new LinkedHashMap<>()), line).add(rank);
        }
      }
    }
    if (filed.isEmpty()) {
      return new Bucket.Listed(ranks);
    }
    return new Bucket.ByHeader(
        filed.entrySet().stream()
            .map(entry -> new Bucket.HeaderLines(entry.getKey(), lines(entry.getValue())))
            .toArray(Bucket.HeaderLines[]::new),
        new Bucket.Listed(others.toArray()));
  }

  private static RegionMap<Bucket.Listed> lines(Map<String, Ranks> map) {
    Map<String, Bucket.Listed> out = new HashMap<>();
    map.forEach((line, ranks) -> out.put(line, new Bucket.Listed(ranks.toArray())));
    return new RegionMap<>(out);
  }
}
