package dev.traefikctl.conformance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What the backends saw, and how they are to reply, during one step. */
final class Journal {

  private final List<Map<String, Object>> seen = new ArrayList<>();
  private final Set<String> connections = new HashSet<>();
  private final Map<String, Integer> counts = new HashMap<>();
  private Map<String, Object> replies = Map.of();
  private List<String> quiet = List.of();

  synchronized void quiet(List<String> prefixes) {
    quiet = prefixes;
  }

  synchronized void reset(@Nullable Object newReplies) {
    seen.clear();
    connections.clear();
    counts.clear();
    replies = Tree.map(newReplies);
  }

  synchronized void note(Map<String, Object> entry, String connection) {
    String target = Tree.text(entry, "target", "");
    if (quiet.stream().noneMatch(target::startsWith)) {
      seen.add(entry);
      connections.add(connection);
      notifyAll();
    }
  }

  /** How a backend is to answer; a key may be its name, or name and target prefix. */
  synchronized Map<String, Object> reply(String backend, String target) {
    String key = backend;
    for (String candidate : replies.keySet()) {
      if (candidate.contains(" ") && (backend + " " + target).startsWith(candidate)) {
        key = candidate;
        break;
      }
    }
    Object spec = replies.getOrDefault(key, replies.get("default"));
    if (spec instanceof List<?> list) {
      int n = counts.merge(key, 1, Integer::sum) - 1;
      spec = list.get(Math.min(n, list.size() - 1));
    }
    return Tree.map(spec);
  }

  /** Waits until so many requests came, or the time is over. */
  synchronized void await(int requests, long millis) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (seen.size() < requests) {
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (left <= 0) {
        return;
      }
      wait(left);
    }
  }

  synchronized List<Object> seen() {
    List<Object> out = new ArrayList<>();
    for (Map<String, Object> entry : seen) {
      out.add(new LinkedHashMap<>(Tree.map(Tree.mapTexts(entry, t -> t))));
    }
    return out;
  }

  synchronized void replaceSeen(List<Object> entries) {
    seen.clear();
    entries.forEach(e -> seen.add(Tree.map(e)));
  }

  synchronized boolean reusedConnection() {
    return connections.size() < seen.size();
  }
}
