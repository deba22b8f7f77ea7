package dev.traefikctl.rule;

import dev.traefikctl.http.HeaderName;
import dev.traefikctl.http.Headers;
import dev.traefikctl.http.Request;
import dev.traefikctl.rule.RuleIndex.Entry;
import java.util.Collection;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/** The entries of an index that what is known of a request leaves over. */
sealed interface Bucket {

  /** The best entry before {@code best} whose rule matches, or {@code best}. */
  @Nullable Entry<?> find(Request request, @Nullable Entry<?> best);

  /** Adds all entries whose rules match. */
  void collect(Request request, Collection<Entry<?>> out);

  /** Adds all entries that can match anything. */
  void addAll(Collection<Entry<?>> out);

  /** Few rules, or rules of which nothing is known: one after another, the best first. */
  @SuppressWarnings("ArrayRecordComponent") // private to the package and never changed
  record Listed(Entry<?>[] entries) implements Bucket {
    @Override
    public @Nullable Entry<?> find(Request request, @Nullable Entry<?> best) {
      for (Entry<?> entry : entries) {
        if (best != null && entry.compareTo(best) >= 0) {
          return best;
        }
        if (entry.rule().matches(request)) {
          return entry;
        }
      }
      return best;
    }

    @Override
    public void collect(Request request, Collection<Entry<?>> out) {
      for (Entry<?> entry : entries) {
        if (entry.rule().matches(request)) {
          out.add(entry);
        }
      }
    }

    @Override
    public void addAll(Collection<Entry<?>> out) {
      Collections.addAll(out, entries);
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
    public @Nullable Entry<?> find(Request request, @Nullable Entry<?> best) {
      String path = request.routingPath();
      Bucket exact = paths.get(path);
      Entry<?> found = exact == null ? best : exact.find(request, best);
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
          found = bucket.find(request, found);
        }
      }
      return others.find(request, found);
    }

    @Override
    public void collect(Request request, Collection<Entry<?>> out) {
      String path = request.routingPath();
      Bucket exact = paths.get(path);
      if (exact != null) {
        exact.collect(request, out);
      }
      for (int length : lengths) {
        Bucket bucket = length > path.length() ? null : prefixes.get(path.substring(0, length));
        if (bucket != null) {
          bucket.collect(request, out);
        }
      }
      others.collect(request, out);
    }

    @Override
    public void addAll(Collection<Entry<?>> out) {
      paths.forEach(bucket -> bucket.addAll(out));
      prefixes.forEach(bucket -> bucket.addAll(out));
      others.addAll(out);
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
    public @Nullable Entry<?> find(Request request, @Nullable Entry<?> best) {
      Headers headers = request.headers();
      Entry<?> found = best;
      for (HeaderLines filed : names) {
        HeaderName name = filed.name();
        for (int i = headers.indexOf(name, 0); i >= 0; i = headers.indexOf(name, i + 1)) {
          Listed listed = filed.lines().get(headers.value(i));
          if (listed != null) {
            found = listed.find(request, found);
          }
        }
      }
      return others.find(request, found);
    }

    @Override
    public void collect(Request request, Collection<Entry<?>> out) {
      for (HeaderLines filed : names) {
        for (String line : request.headers().all(filed.name())) {
          Listed listed = filed.lines().get(line);
          if (listed != null) {
            listed.collect(request, out);
          }
        }
      }
      others.collect(request, out);
    }

    @Override
    public void addAll(Collection<Entry<?>> out) {
      for (HeaderLines filed : names) {
        filed.lines().forEach(listed -> listed.addAll(out));
      }
      others.addAll(out);
    }
  }
}
