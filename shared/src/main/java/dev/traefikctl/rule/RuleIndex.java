package dev.traefikctl.rule;

import dev.traefikctl.http.Request;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the router of a request: the entry of the highest priority whose rule matches. Where
 * several entries of that priority match, the one that was given first wins. (Traefik leaves that
 * to chance; give entries sorted by name to be stable across reloads.)
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
   * A rule and what it leads to.
   *
   * @param priority higher wins
   */
  public record Entry<T>(HttpRule rule, long priority, T value) {}

  private final List<Entry<T>> ordered;
  private final Condition<Request>[] rules;
  private final RegionMap<Bucket> hosts;

  /** By what follows the first label, with its dot; null where no rule has a wildcard. */
  private final @Nullable RegionMap<Bucket> parents;

  private final @Nullable GramTable expressions;

  /** The buckets of {@link #expressions}, for hosts that the table does not know. */
  private final List<Bucket> expressionBuckets;

  private final Bucket others;

  private RuleIndex(List<Entry<T>> ordered, Builder builder) {
    this.ordered = ordered;
    rules = builder.rules;
    hosts = new RegionMap<>(build(builder.hosts, rules));
    parents = builder.parents.isEmpty() ? null : new RegionMap<>(build(builder.parents, rules));
    Map<GoRegex, Bucket> byRegex = build(builder.expressions, rules);
    expressionBuckets = List.copyOf(byRegex.values());
    List<List<String>> pieces = byRegex.keySet().stream().map(builder::pieces).toList();
    expressions = byRegex.isEmpty() ? null : new GramTable(expressionBuckets, pieces);
    others = builder.others.build(rules);
  }

  private static <K> Map<K, Bucket> build(
      Map<K, BucketBuilder> builders, Condition<Request>[] rules) {
    Map<K, Bucket> out = new LinkedHashMap<>();
    builders.forEach((key, builder) -> out.put(key, builder.build(rules)));
    return out;
  }

  /** An index of these entries, which are in order of preference among equal priorities. */
  public static <T> RuleIndex<T> of(List<Entry<T>> entries) {
    List<Entry<T>> ordered = new ArrayList<>(entries);
    ordered.sort(Comparator.comparingLong((Entry<T> entry) -> entry.priority()).reversed());
    List<HttpRule> rules = ordered.stream().map(Entry::rule).toList();
    return new RuleIndex<>(List.copyOf(ordered), new Builder(rules));
  }

  /** What the best matching rule leads to; null where none matches. */
  public @Nullable T find(Request request) {
    int rank = rank(request);
    return rank == rules.length ? null : ordered.get(rank).value();
  }

  /** All entries whose rules match, the best first. */
  public List<Entry<T>> matching(Request request) {
    BitSet ranks = new BitSet();
    String host = DomainNames.bare(request.canonicalHost());
    Bucket own = hosts.get(host);
    if (own != null) {
      own.collect(rules, request, ranks);
    }
    int dot = host.indexOf('.');
    Bucket sibling = parents == null ? null : parents.get(dot < 0 ? "" : host.substring(dot));
    if (sibling != null) {
      sibling.collect(rules, request, ranks);
    }
    boolean known =
        expressions != null && expressions.collect(request.canonicalHost(), rules, request, ranks);
    if (!known) {
      expressionBuckets.forEach(bucket -> bucket.collect(rules, request, ranks));
    }
    others.collect(rules, request, ranks);
    return ranks.stream().mapToObj(ordered::get).toList();
  }

  /** All entries in the order in which they are tried, the best first. */
  public List<Entry<T>> entries() {
    return ordered;
  }

  /** The place of the best matching rule among {@link #entries}, or their number. */
  private int rank(Request request) {
    String host = DomainNames.bare(request.canonicalHost());
    int best = rules.length;
    Bucket own = hosts.get(host);
    if (own != null) {
      best = own.find(rules, request, best);
    }
    if (parents != null) {
      best = underParent(parents, host, request, best);
    }
    if (expressions != null) {
      best = byExpression(expressions, request, best);
    }
    return others.find(rules, request, best);
  }

  private int underParent(RegionMap<Bucket> map, String host, Request request, int best) {
    int dot = host.indexOf('.');
    int from = dot < 0 ? host.length() : dot;
    int hash = 0;
    for (int i = from; i < host.length(); i++) {
      hash = 31 * hash + host.charAt(i);
    }
    Bucket bucket = map.get(host, from, host.length(), hash);
    return bucket == null ? best : bucket.find(rules, request, best);
  }

  private int byExpression(GramTable table, Request request, int best) {
    int found = table.find(request.canonicalHost(), rules, request, best);
    if (found >= 0) {
      return found;
    }
    int slow = best;
    for (Bucket bucket : expressionBuckets) {
      slow = bucket.find(rules, request, slow);
    }
    return slow;
  }

  /** Files rules, the best first. */
  private static final class Builder {

    /** With fewer expressions than this, trying each is cheaper than looking for their texts. */
    private static final int FEW_EXPRESSIONS = 4;

    private static final int SHORTEST_PIECE = 3;

    final Condition<Request>[] rules;
    final Map<String, BucketBuilder> hosts = new LinkedHashMap<>();
    final Map<String, BucketBuilder> parents = new LinkedHashMap<>();
    final Map<GoRegex, BucketBuilder> expressions = new LinkedHashMap<>();
    final BucketBuilder others = new BucketBuilder();
    private final Map<GoRegex, List<String>> pieces = new HashMap<>();
    private final boolean useExpressions;

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
    Builder(List<HttpRule> list) {
      rules = new Condition[list.size()];
      List<@Nullable List<Needs.Key>> hostNeeds = new ArrayList<>(list.size());
      for (int rank = 0; rank < rules.length; rank++) {
        rules[rank] = list.get(rank).condition();
        hostNeeds.add(Needs.of(Needs.Of.HOST, rules[rank]));
      }
      hostNeeds.forEach(this::notePieces);
      useExpressions = pieces.size() >= FEW_EXPRESSIONS;
      for (int rank = 0; rank < rules.length; rank++) {
        add(rank, hostNeeds.get(rank), Needs.of(Needs.Of.PATH, rules[rank]));
      }
    }

    private void notePieces(@Nullable List<Needs.Key> needs) {
      if (needs == null) {
        return;
      }
      for (Needs.Key key : needs) {
        if (key instanceof Needs.Key.HostRegex expression) {
          pieces.computeIfAbsent(expression.regex(), Builder::usablePieces);
        }
      }
    }

    private static List<String> usablePieces(GoRegex regex) {
      return RegexLiterals.of(regex.tree(), true).pieces().stream()
          .filter(piece -> piece.length() >= SHORTEST_PIECE)
          .toList();
    }

    List<String> pieces(GoRegex regex) {
      return pieces.getOrDefault(regex, List.of());
    }

    private void add(
        int rank, @Nullable List<Needs.Key> hostNeeds, @Nullable List<Needs.Key> paths) {
      if (hostNeeds == null) {
        others.add(rank, paths);
        return;
      }
      for (Needs.Key key : hostNeeds) {
        bucket(key).add(rank, paths);
      }
    }

    private BucketBuilder bucket(Needs.Key key) {
      return switch (key) {
        case Needs.Key.Host host -> hosts.computeIfAbsent(host.bare(), k -> new BucketBuilder());
        case Needs.Key.HostUnder under ->
            parents.computeIfAbsent(under.bareSuffix(), k -> new BucketBuilder());
        case Needs.Key.HostRegex expression ->
            useExpressions && !pieces(expression.regex()).isEmpty()
                ? expressions.computeIfAbsent(expression.regex(), k -> new BucketBuilder())
                : others;
        default -> throw new IllegalStateException("not about hosts: " + key);
      };
    }
  }
}
