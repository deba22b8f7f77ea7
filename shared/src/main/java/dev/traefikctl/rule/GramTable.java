package dev.traefikctl.rule;

import dev.traefikctl.http.Request;
import dev.traefikctl.rule.RuleIndex.Entry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds which of many host expressions can match a host: each is filed under the rarest run of
 * characters that every matching host must hold, and a host is looked through for such runs once.
 */
final class GramTable {

  /** The longest run: as many characters as fit a word. */
  private static final int LONGEST = 8;

  /** What is filed under one length of runs. */
  private static final class Level {
    final int length;
    final long lengthMask;
    final long[] grams;
    final Bucket[] @Nullable [] values;
    final int mask;

    Level(int length, Map<Long, List<Bucket>> entries) {
      this.length = length;
      lengthMask = length == 8 ? -1L : (1L << 8 * length) - 1;
      int capacity = Integer.highestOneBit(entries.size() * 2 - 1) * 2;
      mask = capacity - 1;
      grams = new long[capacity];
      values = new Bucket[capacity][];
      entries.forEach(this::put);
    }

    private void put(long gram, List<Bucket> value) {
      int slot = slot(gram);
      while (values[slot] != null) {
        slot = slot + 1 & mask;
      }
      grams[slot] = gram;
      values[slot] = value.toArray(Bucket[]::new);
    }

    private int slot(long gram) {
      long mixed = gram * 0x9E3779B97F4A7C15L;
      return (int) (mixed >>> 40) & mask;
    }

    Bucket @Nullable [] get(long gram) {
      int slot = slot(gram);
      for (Bucket[] found = values[slot]; found != null; found = values[slot]) {
        if (grams[slot] == gram) {
          return found;
        }
        slot = slot + 1 & mask;
      }
      return null;
    }
  }

  private final Level[] levels;

  /**
   * A table of buckets by texts that a host must hold for any of their rules to match.
   *
   * @param pieces never empty, and no piece is shorter than two characters
   */
  GramTable(List<Bucket> values, List<List<String>> pieces) {
    Map<String, Integer> counts = new HashMap<>();
    pieces.forEach(list -> list.forEach(piece -> grams(piece).forEach(g -> count(counts, g))));
    Map<Integer, Map<Long, List<Bucket>>> byLength = new TreeMap<>();
    for (int i = 0; i < values.size(); i++) {
      String gram = rarest(pieces.get(i), counts);
      byLength
          .computeIfAbsent(gram.length(), k -> new HashMap<>())
          .computeIfAbsent(word(gram), k -> new ArrayList<>())
          .add(values.get(i));
    }
    levels =
        byLength.entrySet().stream()
            .map(entry -> new Level(entry.getKey(), entry.getValue()))
            .toArray(Level[]::new);
  }

  private static void count(Map<String, Integer> counts, String gram) {
    counts.merge(gram, 1, Integer::sum);
  }

  private static List<String> grams(String piece) {
    int length = Math.min(LONGEST, piece.length());
    List<String> out = new ArrayList<>();
    for (int i = 0; i + length <= piece.length(); i++) {
      out.add(piece.substring(i, i + length));
    }
    return out;
  }

  private static String rarest(List<String> pieces, Map<String, Integer> counts) {
    String best = "";
    long bestScore = Long.MAX_VALUE;
    for (String piece : pieces) {
      for (String gram : grams(piece)) {
        // among equally rare ones a longer one is met by fewer texts
        long score = counts.getOrDefault(gram, 0) * 16L - gram.length();
        if (score < bestScore) {
          best = gram;
          bestScore = score;
        }
      }
    }
    return best;
  }

  private static long word(String gram) {
    long out = 0;
    for (int i = 0; i < gram.length(); i++) {
      out = out << 8 | gram.charAt(i);
    }
    return out;
  }

  /** Whether a host holds ASCII characters only; of others this table knows nothing. */
  static boolean knows(String host) {
    for (int i = 0; i < host.length(); i++) {
      if (host.charAt(i) > 127) {
        return false;
      }
    }
    return true;
  }

  /**
   * The best entry before {@code best} whose rule matches, among the buckets whose runs a host
   * holds, or {@code best}.
   */
  @Nullable Entry<?> find(String host, Request request, @Nullable Entry<?> best) {
    Entry<?> found = best;
    for (Level level : levels) {
      long window = 0;
      for (int i = 0; i < host.length(); i++) {
        window = (window << 8 | host.charAt(i)) & level.lengthMask;
        Bucket[] buckets = i + 1 < level.length ? null : level.get(window);
        if (buckets != null) {
          for (Bucket bucket : buckets) {
            found = bucket.find(request, found);
          }
        }
      }
    }
    return found;
  }

  /** Adds all entries whose rules match, among the buckets whose runs a host holds. */
  void collect(String host, Request request, Collection<Entry<?>> out) {
    for (Level level : levels) {
      long window = 0;
      for (int i = 0; i < host.length(); i++) {
        window = (window << 8 | host.charAt(i)) & level.lengthMask;
        Bucket[] buckets = i + 1 < level.length ? null : level.get(window);
        if (buckets != null) {
          for (Bucket bucket : buckets) {
            bucket.collect(request, out);
          }
        }
      }
    }
  }
}
