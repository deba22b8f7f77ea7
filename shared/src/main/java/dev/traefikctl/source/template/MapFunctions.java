package dev.traefikctl.source.template;

import dev.traefikctl.source.template.Values.GoList;
import dev.traefikctl.source.template.Values.GoMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sprig's functions over maps; {@code set}, {@code unset} and {@code merge} change them. */
final class MapFunctions {

  private MapFunctions() {}

  static void register(Functions to) {
    to.add("dict", "a*", MapFunctions::dict);
    to.add("get", "ms", args -> args.map(0).entries().getOrDefault(args.string(1), ""));
    to.add("set", "msa", MapFunctions::set);
    to.add("unset", "ms", MapFunctions::unset);
    to.add("hasKey", "ms", args -> args.map(0).entries().containsKey(args.string(1)));
    to.add("keys", "m*", MapFunctions::keys);
    to.add("values", "m", MapFunctions::values);
    to.add("pluck", "sm*", MapFunctions::pluck);
    to.add("pick", "ms*", args -> chosen(args, true));
    to.add("omit", "ms*", args -> chosen(args, false));
    to.addMust("merge", "mm*", args -> merged(args, false));
    to.addMust("mergeOverwrite", "mm*", args -> merged(args, true));
    to.add("dig", "a*", MapFunctions::dig);
  }

  private static GoMap dict(Args args) {
    args.budget().freshItems(1 + args.count());
    GoMap out = GoMap.empty();
    for (int i = 0; i < args.count(); i += 2) {
      Object value = i + 1 < args.count() ? args.any(i + 1) : "";
      out.entries().put(Convert.toText(args.any(i)), value);
    }
    return out;
  }

  private static GoMap set(Args args) {
    if (args.any(0) == null) {
      throw Failure.of("assignment to entry in nil map");
    }
    args.budget().freshItems(1);
    args.map(0).entries().put(args.string(1), args.any(2));
    return args.map(0);
  }

  private static GoMap unset(Args args) {
    args.map(0).entries().remove(args.string(1));
    return args.map(0);
  }

  private static GoList keys(Args args) {
    List<String> out = new ArrayList<>();
    for (int i = 0; i < args.count(); i++) {
      args.budget().items(args.map(i).entries().size());
      out.addAll(args.map(i).entries().keySet());
    }
    return GoList.ofStrings(out);
  }

  private static GoList values(Args args) {
    args.budget().items(args.map(0).entries().size());
    return GoList.of(new ArrayList<>(args.map(0).entries().values()));
  }

  private static GoList pluck(Args args) {
    List<@Nullable Object> out = new ArrayList<>();
    for (int i = 1; i < args.count(); i++) {
      Map<String, @Nullable Object> entries = args.map(i).entries();
      if (entries.containsKey(args.string(0))) {
        out.add(entries.get(args.string(0)));
      }
    }
    return GoList.of(out);
  }

  private static GoMap chosen(Args args, boolean keep) {
    List<@Nullable Object> names = args.rest(1);
    args.budget().freshItems(args.map(0).entries().size());
    GoMap out = GoMap.empty();
    out.entries().putAll(args.map(0).entries());
    out.entries().keySet().removeIf(key -> names.contains(key) != keep);
    return out;
  }

  private static GoMap merged(Args args, boolean overwrite) {
    GoMap into = args.map(0);
    for (int i = 1; i < args.count(); i++) {
      merge(into, args.map(i), overwrite, args.budget());
    }
    return into;
  }

  /** Empty values never win, and of maps in both the entries are merged. */
  private static void merge(GoMap into, GoMap from, boolean overwrite, Budget budget) {
    for (Map.Entry<String, @Nullable Object> entry : from.entries().entrySet()) {
      budget.steps(1);
      budget.freshItems(1);
      Object old = into.entries().get(entry.getKey());
      Object value = entry.getValue();
      if (old instanceof GoMap inner && value instanceof GoMap added) {
        merge(inner, added, overwrite, budget);
      } else if (!Values.truth(old) || (overwrite && Values.truth(value))) {
        into.entries().put(entry.getKey(), value);
      }
    }
  }

  /** {@code dig "a" "b" default map}: the value below the keys, or the default. */
  private static @Nullable Object dig(Args args) {
    int count = args.count();
    if (count < 3) {
      throw Failure.of("dig needs at least three arguments");
    }
    Object at = args.any(count - 1);
    for (int i = 0; i < count - 2; i++) {
      if (!(at instanceof GoMap map) || !(args.any(i) instanceof String key)) {
        throw Failure.of(
            "interface conversion: interface {} is "
                + Values.type(at)
                + ", not map[string]interface {}");
      }
      if (!map.entries().containsKey(key)) {
        return args.any(count - 2);
      }
      at = map.entries().get(key);
    }
    return at;
  }
}
