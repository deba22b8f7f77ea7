package dev.traefikctl.rule;

import dev.traefikctl.http.HeaderName;
import dev.traefikctl.http.Headers;
import dev.traefikctl.http.Request;
import java.util.BitSet;

/**
 * The rules that what is known of a request leaves over. Rules are known by their rank: their place
 * in the order of all rules, the best first.
 */
sealed interface Bucket {

  /**
   * The best rank below {@code best} whose rule matches, or {@code best}.
   *
   * @param rules the conditions by rank
   */
  int find(Condition<Request>[] rules, Request request, int best);

  /** Adds the ranks of all rules that match. */
  void collect(Condition<Request>[] rules, Request request, BitSet out);

  /** Few rules, or rules of which nothing is known: one after another, the best first. */
  @SuppressWarnings("ArrayRecordComponent") // private to the package and never changed
  record Listed(int[] ranks) implements Bucket {
    @Override
    public int find(Condition<Request>[] rules, Request request, int best) {
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

    @Override
    public void collect(Condition<Request>[] rules, Request request, BitSet out) {
      for (int rank : ranks) {
        if (rules[rank].matches(request)) {
          out.set(rank);
        }
      }
    }
  }

  /**
   * Many rules, filed by the path or the prefix that they need.
   *
   * @param lengths the lengths of the prefixes, ascending
   */
  @SuppressWarnings("ArrayRecordComponent") // private to the package and never changed
  record ByPath(RegionMap<Bucket> paths, RegionMap<Bucket> prefixes, int[] lengths, Bucket others)
      implements Bucket {

    @Override
    public int find(Condition<Request>[] rules, Request request, int best) {
      String path = request.routingPath();
      Bucket exact = paths.get(path);
      int found = exact == null ? best : exact.find(rules, request, best);
      int hash = 0;
      int at = 0;
      for (int length : lengths) {
        if (length > path.length()) {
          break;
        }
        while (at < length) {
          hash = 31 * hash + path.charAt(at++);
        }
        Bucket bucket = prefixes.get(path, 0, length, hash);
        if (bucket != null) {
          found = bucket.find(rules, request, found);
        }
      }
      return others.find(rules, request, found);
    }

    @Override
    public void collect(Condition<Request>[] rules, Request request, BitSet out) {
      String path = request.routingPath();
      Bucket exact = paths.get(path);
      if (exact != null) {
        exact.collect(rules, request, out);
      }
      for (int length : lengths) {
        Bucket bucket = length > path.length() ? null : prefixes.get(path.substring(0, length));
        if (bucket != null) {
          bucket.collect(rules, request, out);
        }
      }
      others.collect(rules, request, out);
    }
  }

  /** Rules that need a line of one header, filed by the line. */
  record HeaderLines(HeaderName name, RegionMap<Listed> lines) {}

  /**
   * Many rules that the path does not tell apart, filed by a header line that they need.
   *
   * @param names one for each header that rules ask for
   */
  @SuppressWarnings("ArrayRecordComponent") // private to the package and never changed
  record ByHeader(HeaderLines[] names, Listed others) implements Bucket {

    @Override
    public int find(Condition<Request>[] rules, Request request, int best) {
      Headers headers = request.headers();
      int found = best;
      for (HeaderLines filed : names) {
        HeaderName name = filed.name();
        for (int i = headers.indexOf(name, 0); i >= 0; i = headers.indexOf(name, i + 1)) {
          Listed listed = filed.lines().get(headers.value(i));
          if (listed != null) {
            found = listed.find(rules, request, found);
          }
        }
      }
      return others.find(rules, request, found);
    }

    @Override
    public void collect(Condition<Request>[] rules, Request request, BitSet out) {
      for (HeaderLines filed : names) {
        for (String line : request.headers().all(filed.name())) {
          Listed listed = filed.lines().get(line);
          if (listed != null) {
            listed.collect(rules, request, out);
          }
        }
      }
      others.collect(rules, request, out);
    }
  }
}
