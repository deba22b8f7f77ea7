package dev.traefikctl.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Documents of maps, lists and scalars, as YAML and JSON readers give them. */
final class Tree {

  private static final ObjectMapper JSON =
      new ObjectMapper().configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);

  private Tree() {}

  static @Nullable Object parse(String json) throws JsonProcessingException {
    return JSON.readValue(json, Object.class);
  }

  static String print(@Nullable Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(@Nullable Object value) {
    return value == null ? new LinkedHashMap<>() : (Map<String, Object>) value;
  }

  @SuppressWarnings("unchecked")
  static List<Object> list(@Nullable Object value) {
    return value == null ? new ArrayList<>() : (List<Object>) value;
  }

  static String text(Map<String, Object> from, String key, String otherwise) {
    Object value = from.get(key);
    return value == null ? otherwise : String.valueOf(value);
  }

  static double number(Map<String, Object> from, String key, double otherwise) {
    return from.get(key) instanceof Number number ? number.doubleValue() : otherwise;
  }

  static boolean flag(Map<String, Object> from, String key) {
    Object value = from.get(key);
    return value != null && !Boolean.FALSE.equals(value);
  }

  /** A deep copy with every text, keys included, passed through {@code change}. */
  static @Nullable Object mapTexts(@Nullable Object value, UnaryOperator<String> change) {
    return switch (value) {
      case Map<?, ?> map -> {
        Map<String, Object> out = new LinkedHashMap<>();
        map.forEach((k, v) -> out.put(change.apply(String.valueOf(k)), mapTexts(v, change)));
        yield out;
      }
      case List<?> list -> {
        List<Object> out = new ArrayList<>();
        list.forEach(v -> out.add(mapTexts(v, change)));
        yield out;
      }
      case String text -> change.apply(text);
      case null -> null;
      default -> value;
    };
  }

  /** {@code base} with the entries of {@code extra}, mappings merged in depth. */
  static Map<String, Object> merged(Map<String, Object> base, Map<String, Object> extra) {
    Map<String, Object> out = map(mapTexts(base, UnaryOperator.identity()));
    extra.forEach((key, value) ->
        out.put(
            key,
            value instanceof Map<?, ?> && out.get(key) instanceof Map<?, ?>
                ? merged(map(out.get(key)), map(value))
                : mapTexts(value, UnaryOperator.identity())));
    return out;
  }

  /** A deep copy in which {@code change} may replace every mapping entry (null drops it). */
  static @Nullable Object mapValues(
      @Nullable Object value, Function<Map.Entry<String, Object>, @Nullable Object> change) {
    return switch (value) {
      case Map<?, ?> map -> {
        Map<String, Object> out = new LinkedHashMap<>();
        for (Map.Entry<String, Object> entry : map(map).entrySet()) {
          Object changed = change.apply(entry);
          if (changed != null || entry.getValue() == null) {
            out.put(entry.getKey(), mapValues(changed, change));
          }
        }
        yield out;
      }
      case List<?> list -> {
        List<Object> out = new ArrayList<>();
        list.forEach(v -> out.add(mapValues(v, change)));
        yield out;
      }
      case null -> null;
      default -> value;
    };
  }

  /** Drops a dotted path; {@code *} stands for every key, list items are all entered. */
  static void drop(@Nullable Object value, List<String> path) {
    switch (value) {
      case List<?> list ->
          list.forEach(item ->
              drop(
                  item,
                  path.getFirst().equals("*") && path.size() > 1
                      ? path.subList(1, path.size())
                      : path));
      case Map<?, ?> map -> {
        List<?> keys =
            path.getFirst().equals("*") ? List.copyOf(map.keySet()) : List.of(path.getFirst());
        for (Object key : keys) {
          if (path.size() == 1) {
            map.remove(key);
          } else if (map.containsKey(key)) {
            drop(map.get(key), path.subList(1, path.size()));
          }
        }
      }
      case null, default -> {}
    }
  }

  /** Where two documents differ, a line each. */
  static List<String> differences(@Nullable Object expected, @Nullable Object actual) {
    List<String> out = new ArrayList<>();
    compare(expected, actual, "", out);
    return out;
  }

  private static void compare(
      @Nullable Object expected, @Nullable Object actual, String path, List<String> out) {
    if (expected instanceof Map<?, ?> e && actual instanceof Map<?, ?> a) {
      TreeSet<String> keys = new TreeSet<>(map(e).keySet());
      keys.addAll(map(a).keySet());
      for (String key : keys) {
        String here = path.isEmpty() ? key : path + "." + key;
        if (!e.containsKey(key)) {
          out.add(here + ": not expected, got " + print(a.get(key)));
        } else if (!a.containsKey(key)) {
          out.add(here + ": expected " + print(e.get(key)) + ", missing");
        } else {
          compare(e.get(key), a.get(key), here, out);
        }
      }
    } else if (expected instanceof List<?> e
        && actual instanceof List<?> a
        && e.size() == a.size()) {
      for (int i = 0; i < e.size(); i++) {
        compare(e.get(i), a.get(i), path + "[" + i + "]", out);
      }
    } else if (!same(expected, actual)) {
      out.add(path + ": expected " + print(expected) + ", got " + print(actual));
    }
  }

  private static boolean same(@Nullable Object expected, @Nullable Object actual) {
    if (expected instanceof Number e && actual instanceof Number a) {
      return new BigDecimal(e.toString()).compareTo(new BigDecimal(a.toString())) == 0;
    }
    return expected == null ? actual == null : expected.equals(actual);
  }
}
