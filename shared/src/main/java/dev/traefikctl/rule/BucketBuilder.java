package dev.traefikctl.rule;

import dev.traefikctl.http.HeaderName;
import dev.traefikctl.rule.RuleIndex.Entry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Makes a {@link Bucket} of entries, filed by what they need of a path or a header. */
final class BucketBuilder {

  /** Up to so many rules, testing each costs less than looking for the right ones. */
  private static final int FEW = 4;

  /** The same for header lines, which cost more to look at. */
  private static final int FEW_BY_HEADER = 12;

  private BucketBuilder() {}

  /** The bucket of these entries, the best first. */
  static Bucket build(Collection<? extends Entry<?>> entries) {
    if (entries.size() <= FEW) {
      return listed(entries);
    }
    Map<String, List<Entry<?>>> paths = new LinkedHashMap<>();
    Map<String, List<Entry<?>>> prefixes = new LinkedHashMap<>();
    List<Entry<?>> others = new ArrayList<>();
    for (Entry<?> entry : entries) {
      List<Needs.Key> needed = Needs.of(Needs.Of.PATH, entry.rule().condition());
      if (needed == null) {
        others.add(entry);
        continue;
      }
      for (Needs.Key key : needed) {
        switch (key) {
          case Needs.Key.Path path -> add(paths, path.path(), entry);
          case Needs.Key.Prefix prefix -> add(prefixes, prefix.prefix(), entry);
          default -> throw new IllegalStateException("not about paths: " + key);
        }
      }
    }
    return others.size() == entries.size()
        ? byHeader(others)
        : new Bucket.ByPath(buckets(paths), buckets(prefixes), lengths(prefixes), byHeader(others));
  }

  /** Files an entry once, even if it needs the same key twice. */
  static <K> void add(Map<K, List<Entry<?>>> filed, K key, Entry<?> entry) {
    List<Entry<?>> list = filed.computeIfAbsent(key, k -> new ArrayList<>(1));
    if (list.isEmpty() || list.getLast().compareTo(entry) != 0) {
      list.add(entry);
    }
  }

  private static RegionMap<Bucket> buckets(Map<String, List<Entry<?>>> filed) {
    Map<String, Bucket> out = new HashMap<>();
    filed.forEach((key, entries) -> out.put(key, byHeader(entries)));
    return new RegionMap<>(out);
  }

  private static int[] lengths(Map<String, List<Entry<?>>> prefixes) {
    TreeSet<Integer> lengths = new TreeSet<>();
    prefixes.keySet().forEach(prefix -> lengths.add(prefix.length()));
    return lengths.stream().mapToInt(Integer::intValue).toArray();
  }

  private static Bucket byHeader(List<Entry<?>> entries) {
    if (entries.size() <= FEW_BY_HEADER) {
      return listed(entries);
    }
    Map<HeaderName, Map<String, List<Entry<?>>>> filed = new LinkedHashMap<>();
    List<Entry<?>> others = new ArrayList<>();
    for (Entry<?> entry : entries) {
      List<Needs.Key> needed = Needs.of(Needs.Of.HEADER, entry.rule().condition());
      if (needed == null) {
        others.add(entry);
        continue;
      }
      for (Needs.Key key : needed) {
        if (key instanceof Needs.Key.Header(HeaderName name, String line)) {
          add(filed.computeIfAbsent(name, k -> new LinkedHashMap<>()), line, entry);
        }
      }
    }
    if (filed.isEmpty()) {
      return listed(entries);
    }
    return new Bucket.ByHeader(
        filed.entrySet().stream()
            .map(entry -> new Bucket.HeaderLines(entry.getKey(), lines(entry.getValue())))
            .toArray(Bucket.HeaderLines[]::new),
        listed(others));
  }

  private static RegionMap<Bucket.Listed> lines(Map<String, List<Entry<?>>> filed) {
    Map<String, Bucket.Listed> out = new HashMap<>();
    filed.forEach((line, entries) -> out.put(line, listed(entries)));
    return new RegionMap<>(out);
  }

  private static Bucket.Listed listed(Collection<? extends Entry<?>> entries) {
    return new Bucket.Listed(entries.toArray(Entry<?>[]::new));
  }
}
