package dev.traefikctl.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.traefikctl.http.LocalHost;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Shapes what was seen as the recording shaped it, so that only what matters is compared. */
final class Observations {

  private static final String READY = "zz-ready";
  private static final Pattern BACKEND = Pattern.compile("(?:(?<=\\\\n)|\\b)([bstu][1-6])\\b");

  private Observations() {}

  /** Bodies that are JSON are compared as JSON; error texts only by their number. */
  static Map<String, Object> jsonBody(Map<String, Object> result) {
    String type = Tree.text(Tree.map(result.get("headers")), "content-type", "");
    String body = Tree.text(result, "body", "");
    if (!type.contains("json") || body.isEmpty()) {
      return result;
    }
    try {
      Object json = Tree.parse(body);
      result.remove("body");
      result.put("json", withoutReadiness(maskErrors(json)));
      Tree.map(result.get("headers")).remove("content-length");
    } catch (JsonProcessingException notJson) {
      return result;
    }
    return result;
  }

  private static @Nullable Object maskErrors(@Nullable Object value) {
    return Tree.mapValues(
        value,
        entry ->
            entry.getKey().equals("error")
                    && entry.getValue() instanceof List<?> errors
                    && !errors.isEmpty()
                ? "<" + errors.size() + " error(s)>"
                : entry.getKey().startsWith(READY) ? null : entry.getValue());
  }

  /** Drops list items that belong to the runner's own readiness router. */
  static @Nullable Object withoutReadiness(@Nullable Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        Map<String, Object> out = new LinkedHashMap<>();
        map.forEach((k, v) -> out.put(String.valueOf(k), withoutReadiness(v)));
        yield out;
      }
      case List<?> list -> {
        List<Object> out = new ArrayList<>();
        for (Object item : list) {
          boolean ready =
              item instanceof Map<?, ?> map && String.valueOf(map.get("name")).startsWith(READY);
          if (!ready) {
            out.add(withoutReadiness(item));
          }
        }
        yield out;
      }
      case null -> null;
      default -> value;
    };
  }

  /** With a placeholder for the name of this machine, which Traefik tells servers. */
  static @Nullable Object withoutMachine(@Nullable Object value) {
    return Tree.mapValues(
        value,
        entry ->
            entry.getKey().equals("x-forwarded-server") && LocalHost.name().equals(entry.getValue())
                ? "<hostname>"
                : entry.getValue());
  }

  static Map<String, Object> parallel(
      String kind, List<? extends Collection<Map<String, Object>>> results, boolean variants) {
    Map<String, Object> out = new LinkedHashMap<>();
    if (!kind.equals("request")) {
      List<Object> sorted = new ArrayList<>(results.getFirst());
      sorted.sort(Comparator.comparing(Tree::print));
      out.put("results", sorted);
      return out;
    }
    List<Object> statuses = new ArrayList<>();
    for (Collection<Map<String, Object>> got : results) {
      List<Object> numbers = new ArrayList<>();
      got.stream().map(r -> (int) Tree.number(r, "status", 0)).sorted().forEach(numbers::add);
      statuses.add(numbers);
    }
    out.put("statuses", variants ? statuses : statuses.getFirst());
    return out;
  }

  static Map<String, Object> counts(List<Object> names) {
    Map<String, Object> out = new TreeMap<>();
    names.forEach(n -> out.merge(String.valueOf(n), 1, (a, b) -> (Integer) a + (Integer) b));
    return out;
  }

  /** Backends under names in the order of their first appearance, for what is shuffled. */
  static String anonymous(String json) {
    Map<String, String> names = new LinkedHashMap<>();
    return BACKEND
        .matcher(json)
        .replaceAll(m ->
            Matcher.quoteReplacement(
                names.computeIfAbsent(m.group(1), k -> "any" + (names.size() + 1))));
  }
}
