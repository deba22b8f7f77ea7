package dev.traefikctl.rule;

import dev.traefikctl.http.Request;
import dev.traefikctl.rule.RuleIndex.Entry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a {@link RuleIndex} by the hosts that their rules need. Immutable.
 *
 * @param hosts by host without trailing dots
 * @param parents by what follows the first label, with its dot
 * @param expressions finds the buckets of many host expressions; null where there are few
 * @param expressionBuckets those buckets, for hosts that the table does not know
 * @param others entries of which no host is known
 */
record HostFiles(
    RegionMap<Bucket> hosts,
    RegionMap<Bucket> parents,
    @Nullable GramTable expressions,
    List<Bucket> expressionBuckets,
    Bucket others) {

  /** With fewer expressions than this, trying each is cheaper than looking for their texts. */
  private static final int FEW_EXPRESSIONS = 4;

  private static final int SHORTEST_PIECE = 3;

  /** Files entries, the best first. */
  static HostFiles of(Entry<?>[] ordered) {
    Filing all = new Filing();
    for (Entry<?> entry : ordered) {
      all.add(entry);
    }
    Map<GoRegex, List<String>> pieces = new HashMap<>();
    all.expressions.keySet().forEach(regex -> pieces.put(regex, usablePieces(regex)));
    boolean useTable = pieces.size() >= FEW_EXPRESSIONS;
    List<Bucket> buckets = new ArrayList<>();
    List<List<String>> piecesOfBuckets = new ArrayList<>();
    TreeSet<Entry<?>> others = new TreeSet<>(all.others);
    all.expressions.forEach((regex, entries) -> {
      List<String> known = pieces.getOrDefault(regex, List.of());
      if (useTable && !known.isEmpty()) {
        buckets.add(BucketBuilder.build(entries));
        piecesOfBuckets.add(known);
      } else {
        others.addAll(entries);
      }
    });
    return new HostFiles(
        new RegionMap<>(built(all.hosts)),
        new RegionMap<>(built(all.parents)),
        buckets.isEmpty() ? null : new GramTable(buckets, piecesOfBuckets),
        List.copyOf(buckets),
        BucketBuilder.build(others));
  }

  private static Map<String, Bucket> built(Map<String, List<Entry<?>>> filed) {
    Map<String, Bucket> out = HashMap.newHashMap(filed.size());
    filed.forEach((key, entries) -> out.put(key, BucketBuilder.build(entries)));
    return out;
  }

  private static List<String> usablePieces(GoRegex regex) {
    return RegexLiterals.of(regex.tree(), true).pieces().stream()
        .filter(piece -> piece.length() >= SHORTEST_PIECE && !hasBracket(piece))
        .toList();
  }

  /** The table looks into hosts without the brackets that v2 rules may see. */
  private static boolean hasBracket(String piece) {
    return piece.indexOf('[') >= 0 || piece.indexOf(']') >= 0;
  }

  /** Entries by what they need. */
  private static final class Filing {
    final Map<String, List<Entry<?>>> hosts = new LinkedHashMap<>();
    final Map<String, List<Entry<?>>> parents = new LinkedHashMap<>();
    final Map<GoRegex, List<Entry<?>>> expressions = new LinkedHashMap<>();
    final List<Entry<?>> others = new ArrayList<>();

    void add(Entry<?> entry) {
      List<Needs.Key> needs = Needs.of(Needs.Of.HOST, entry.rule().condition());
      if (needs == null) {
        others.add(entry);
        return;
      }
      for (Needs.Key key : needs) {
        switch (key) {
          case Needs.Key.Host host -> BucketBuilder.add(hosts, host.bare(), entry);
          case Needs.Key.HostUnder under -> BucketBuilder.add(parents, under.bareSuffix(), entry);
          case Needs.Key.HostRegex regex -> BucketBuilder.add(expressions, regex.regex(), entry);
          default -> throw new IllegalStateException("not about hosts: " + key);
        }
      }
    }
  }

  /**
   * The same but for some entries; null where all have to be filed again, since how one expression
   * is found depends on the others.
   */
  @Nullable HostFiles with(
      Collection<? extends Entry<?>> gone, Collection<? extends Entry<?>> come) {
    Filing out = new Filing();
    gone.forEach(out::add);
    Filing in = new Filing();
    come.forEach(in::add);
    if (!out.expressions.isEmpty() || !in.expressions.isEmpty()) {
      return null;
    }
    boolean same = out.others.isEmpty() && in.others.isEmpty();
    return new HostFiles(
        changed(hosts, out.hosts, in.hosts),
        changed(parents, out.parents, in.parents),
        expressions,
        expressionBuckets,
        same ? others : BucketBuilder.build(changed(others, out.others, in.others)));
  }

  private static RegionMap<Bucket> changed(
      RegionMap<Bucket> map, Map<String, List<Entry<?>>> gone, Map<String, List<Entry<?>>> come) {
    Map<String, Optional<Bucket>> changes = new HashMap<>();
    for (Map<String, List<Entry<?>>> side : List.of(gone, come)) {
      for (String key : side.keySet()) {
        List<Entry<?>> left = gone.getOrDefault(key, List.of());
        TreeSet<Entry<?>> entries = changed(map.get(key), left, come.getOrDefault(key, List.of()));
        Bucket now = entries.isEmpty() ? null : BucketBuilder.build(entries);
        changes.put(key, Optional.ofNullable(now));
      }
    }
    return changes.isEmpty() ? map : map.with(changes);
  }

  private static TreeSet<Entry<?>> changed(
      @Nullable Bucket bucket, List<Entry<?>> gone, List<Entry<?>> come) {
    TreeSet<Entry<?>> entries = new TreeSet<>();
    if (bucket != null) {
      bucket.addAll(entries);
    }
    gone.forEach(entries::remove);
    entries.addAll(come);
    return entries;
  }

  /** The best entry that matches; null where there is none. */
  @Nullable Entry<?> find(Request request) {
    String host = DomainNames.bare(request.canonicalHost());
    Bucket own = hosts.get(host);
    Entry<?> best = own == null ? null : own.find(request, null);
    if (!parents.isEmpty()) {
      best = underParent(host, request, best);
    }
    if (expressions != null) {
      best = byExpression(expressions, request, best);
    }
    return others.find(request, best);
  }

  private @Nullable Entry<?> underParent(String host, Request request, @Nullable Entry<?> best) {
    int dot = host.indexOf('.');
    int from = dot < 0 ? host.length() : dot;
    int hash = 0;
    for (int i = from; i < host.length(); i++) {
      hash = 31 * hash + host.charAt(i);
    }
    Bucket bucket = parents.get(host, from, host.length(), hash);
    return bucket == null ? best : bucket.find(request, best);
  }

  private @Nullable Entry<?> byExpression(
      GramTable table, Request request, @Nullable Entry<?> best) {
    String host = request.canonicalHost();
    if (GramTable.knows(host)) {
      return table.find(host, request, best);
    }
    Entry<?> slow = best;
    for (Bucket bucket : expressionBuckets) {
      slow = bucket.find(request, slow);
    }
    return slow;
  }

  /** Adds all entries that match. */
  void collect(Request request, Collection<Entry<?>> out) {
    String host = DomainNames.bare(request.canonicalHost());
    Bucket own = hosts.get(host);
    if (own != null) {
      own.collect(request, out);
    }
    int dot = host.indexOf('.');
    Bucket sibling = parents.get(dot < 0 ? "" : host.substring(dot));
    if (sibling != null) {
      sibling.collect(request, out);
    }
    if (expressions != null && GramTable.knows(request.canonicalHost())) {
      expressions.collect(request.canonicalHost(), request, out);
    } else {
      expressionBuckets.forEach(bucket -> bucket.collect(request, out));
    }
    others.collect(request, out);
  }
}
