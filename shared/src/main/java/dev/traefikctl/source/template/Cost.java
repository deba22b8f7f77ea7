package dev.traefikctl.source.template;

import dev.traefikctl.source.template.Values.GoList;
import dev.traefikctl.source.template.Values.GoMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Roughly how many steps a call takes, so that the budget bounds the time of a template and not
 * only the number of its calls. A step is about a tenth of a microsecond.
 */
final class Cost {

  /** Functions that take the same time however many items their lists and maps have. */
  private static final Set<String> QUICK =
      Set.of(
          "coalesce",
          "default",
          "dict",
          "empty",
          "first",
          "get",
          "hasKey",
          "index",
          "kindIs",
          "kindOf",
          "last",
          "len",
          "list",
          "not",
          "set",
          "ternary",
          "tuple",
          "typeIs",
          "typeOf",
          "unset");

  /** Functions that do a lot whatever they are given. */
  private static final Map<String, Integer> SLOW =
      Map.of("getHostByName", 100_000, "semver", 100, "semverCompare", 200, "uuidv4", 50);

  /** Parts of the names of functions that compile something first. */
  private static final List<String> COMPILING = List.of("date", "Date", "egex", "url", "Json");

  private static final int COMPILE = 200;
  private static final int CHARACTERS = 64;
  private static final int ITEMS = 32;

  private Cost() {}

  static long of(String function, List<@Nullable Object> arguments) {
    long cost = SLOW.getOrDefault(function, 0);
    if (COMPILING.stream().anyMatch(function::contains)) {
      cost += COMPILE;
    }
    boolean quick = QUICK.contains(function);
    for (Object argument : arguments) {
      cost +=
          switch (argument) {
            case String text -> text.length() / CHARACTERS;
            case GoList list when !quick -> list.items().size() / ITEMS;
            case GoMap map when !quick -> map.entries().size() / ITEMS;
            case null, default -> 0;
          };
    }
    return cost;
  }

  /**
   * The steps of a search: in the worst case every character meets every state of the expression.
   *
   * @param repeats see {@link #repeats}
   */
  static long ofSearch(String regex, long repeats, String text) {
    return (long) (text.length() + 16) * regex.length() * repeats / CHARACTERS;
  }

  /**
   * The greatest product of counted repetitions that stand in each other, as 20 in {@code
   * (a{2,4}b){5}}.
   */
  static long repeats(String regex) {
    long[] inner = new long[regex.length() + 2];
    int depth = 0;
    long atom = 1;
    long most = 1;
    for (int i = 0; i < regex.length(); i++) {
      switch (regex.charAt(i)) {
        case '\\' -> {
          i++;
          atom = 1;
        }
        case '(' -> inner[++depth] = 1;
        case ')' -> {
          atom = inner[depth];
          depth = Math.max(0, depth - 1);
        }
        case '{' -> atom = Math.min(Integer.MAX_VALUE, atom * count(regex, i));
        default -> atom = 1;
      }
      inner[depth] = Math.max(inner[depth], atom);
      most = Math.max(most, atom);
    }
    return most;
  }

  /** The greater number of {@code {2,4}}; one where the brace does not begin a repetition. */
  private static long count(String regex, int brace) {
    long most = 0;
    long number = 0;
    for (int i = brace + 1; i < regex.length(); i++) {
      char c = regex.charAt(i);
      if (c >= '0' && c <= '9') {
        number = Math.min(Integer.MAX_VALUE, number * 10 + c - '0');
      } else if (c == ',' || c == '}') {
        most = Math.max(most, number);
        number = 0;
      }
      if (c == '}' || (c != ',' && (c < '0' || c > '9'))) {
        return c == '}' ? Math.max(1, most) : 1;
      }
    }
    return 1;
  }
}
