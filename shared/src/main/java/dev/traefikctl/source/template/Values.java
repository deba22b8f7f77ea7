package dev.traefikctl.source.template;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Go's values in Java: {@code nil} is null, {@code int} is Long, {@code float64} is Double, and
 * string, bool are themselves. The other types are below. Templates tell {@code int} from {@code
 * int64}, so they must be two types here as well.
 */
final class Values {

  /** Go's {@code int64}, the result of sprig's arithmetic. */
  record Int64(long value) {}

  /**
   * A slice.
   *
   * @param element Go's type of the items, as {@code string} or {@code interface {}}
   */
  record GoList(List<@Nullable Object> items, String element) {

    static final String ANY = "interface {}";

    static GoList of(List<? extends @Nullable Object> items) {
      return new GoList(new ArrayList<@Nullable Object>(items), ANY);
    }

    static GoList ofStrings(List<String> items) {
      return new GoList(new ArrayList<@Nullable Object>(items), "string");
    }
  }

  /**
   * A map with text keys, which {@code set} changes in place.
   *
   * @param element Go's type of the values
   */
  record GoMap(TreeMap<String, @Nullable Object> entries, String element) {

    static GoMap empty() {
      return new GoMap(new TreeMap<>(), GoList.ANY);
    }
  }

  /** A value of a named type that templates only print: a month, a weekday. */
  record Named(String text, String type, String kind) {}

  /** {@code time.Time}. */
  record Time(ZonedDateTime value) {

    /** So far from year zero, in years, even the milliseconds of a time fit a long. */
    private static final int FURTHEST = 290_000_000;

    Time {
      if (Math.abs(value.getYear()) > FURTHEST) {
        throw Failure.of("the time is out of range");
      }
    }
  }

  private Values() {}

  /** Go's name of the value's type, as {@code %T} prints it. */
  static String type(@Nullable Object value) {
    return switch (value) {
      case null -> "<nil>";
      case String _ -> "string";
      case Boolean _ -> "bool";
      case Long _ -> "int";
      case Int64 _ -> "int64";
      case Double _ -> "float64";
      case GoList list -> "[]" + list.element();
      case GoMap map -> "map[string]" + map.element();
      case Time _ -> "time.Time";
      case Version _ -> "*semver.Version";
      case Named named -> named.type();
      default -> throw new IllegalStateException("no Go value: " + value.getClass());
    };
  }

  /** Go's kind of the value's type, as {@code reflect.Kind} prints it. */
  static String kind(@Nullable Object value) {
    return switch (value) {
      case null -> "invalid";
      case GoList _ -> "slice";
      case GoMap _ -> "map";
      case Time _ -> "struct";
      case Version _ -> "ptr";
      case Named named -> named.kind();
      default -> type(value);
    };
  }

  /** Whether {@code if} takes the value for true; also the contrary of sprig's {@code empty}. */
  static boolean truth(@Nullable Object value) {
    return switch (value) {
      case null -> false;
      case Boolean bool -> bool;
      case String text -> !text.isEmpty();
      case Long number -> number != 0;
      case Int64 number -> number.value() != 0;
      case Double number -> number != 0;
      case GoList list -> !list.items().isEmpty();
      case GoMap map -> !map.entries().isEmpty();
      default -> true;
    };
  }

  static boolean isInteger(@Nullable Object value) {
    return value instanceof Long || value instanceof Int64;
  }

  /** The number in an {@code int} or {@code int64}. */
  static long integer(Object value) {
    return value instanceof Int64 number ? number.value() : (Long) value;
  }

  /**
   * Deep equality of values of the same type, as {@code reflect.DeepEqual}. Lists that hold each
   * other twice and twice again have few items but many paths, hence the budget.
   */
  static boolean deepEqual(@Nullable Object a, @Nullable Object b, Budget budget) {
    if (a instanceof GoList left && b instanceof GoList right) {
      budget.steps(1);
      return left.element().equals(right.element())
          && sameItems(left.items(), right.items(), budget);
    }
    if (a instanceof GoMap left && b instanceof GoMap right) {
      budget.steps(1);
      return left.entries().keySet().equals(right.entries().keySet())
          && sameItems(
              new ArrayList<>(left.entries().values()),
              new ArrayList<>(right.entries().values()),
              budget);
    }
    return a == null ? b == null : a.equals(b);
  }

  private static boolean sameItems(
      List<@Nullable Object> a, List<@Nullable Object> b, Budget budget) {
    boolean same = a.size() == b.size();
    for (int i = 0; same && i < a.size(); i++) {
      same = deepEqual(a.get(i), b.get(i), budget);
    }
    return same;
  }

  /** A copy that shares no map or list with the value. */
  static @Nullable Object deepCopy(@Nullable Object value, Budget budget) {
    budget.steps(1);
    return switch (value) {
      case GoList list -> {
        budget.freshItems(list.items().size());
        List<@Nullable Object> items = new ArrayList<>();
        list.items().forEach(item -> items.add(deepCopy(item, budget)));
        yield new GoList(items, list.element());
      }
      case GoMap map -> {
        budget.freshItems(map.entries().size());
        GoMap copy = new GoMap(new TreeMap<>(), map.element());
        for (Map.Entry<String, @Nullable Object> entry : map.entries().entrySet()) {
          copy.entries().put(entry.getKey(), deepCopy(entry.getValue(), budget));
        }
        yield copy;
      }
      case null, default -> value;
    };
  }
}
