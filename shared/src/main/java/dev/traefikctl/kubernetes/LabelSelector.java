package dev.traefikctl.kubernetes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Kubernetes label selectors: {@code a=b, c!=d, e in (f, g), h notin (i), j, !k, l>5}. */
final class LabelSelector {

  private static final String WORD = "[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?";
  private static final String KEY = "(?:[a-z0-9](?:[-a-z0-9.]*[a-z0-9])?/)?" + WORD;
  private static final Pattern TERM =
      Pattern.compile(
          "(?<absent>!\\s*)?(?<key>"
              + KEY
              + ")(?:\\s*(?<equality>==|=|!=)\\s*(?<value>(?:"
              + WORD
              + ")?)|\\s+(?<set>in|notin)\\s*\\((?<values>[^()]*)\\)"
              + "|\\s*(?<order>[<>])\\s*(?<number>-?[0-9]+))?");
  private static final Pattern VALUE = Pattern.compile("(?:" + WORD + ")?");
  private static final Pattern COMMA = Pattern.compile(",(?![^()]*\\))");
  private static final Pattern SPACED_COMMA = Pattern.compile("\\s*,\\s*");

  private LabelSelector() {}

  /** What a selector selects; all for an empty one, null for a text that is none. */
  static @Nullable Predicate<KubeObject> parse(String selector) {
    if (selector.isBlank()) {
      return object -> true;
    }
    List<Predicate<KubeObject>> all = new ArrayList<>();
    for (String text : COMMA.split(selector, -1)) {
      Matcher term = TERM.matcher(text.strip());
      Predicate<KubeObject> one = term.matches() ? term(term) : null;
      if (one == null) {
        return null;
      }
      all.add(one);
    }
    return object -> all.stream().allMatch(one -> one.test(object));
  }

  private static @Nullable Predicate<KubeObject> term(Matcher term) {
    String key = term.group("key");
    String equality = term.group("equality");
    String set = term.group("set");
    String order = term.group("order");
    if (term.group("absent") != null) {
      boolean alone = equality == null && set == null && order == null;
      return alone ? object -> !object.hasLabel(key) : null;
    }
    if (equality != null) {
      return among(key, !equality.equals("!="), Set.of(term.group("value")));
    }
    if (set != null) {
      List<String> values = Arrays.asList(SPACED_COMMA.split(term.group("values").strip(), -1));
      boolean good = values.stream().allMatch(value -> VALUE.matcher(value).matches());
      return good ? among(key, set.equals("in"), Set.copyOf(values)) : null;
    }
    return order == null
        ? object -> object.hasLabel(key)
        : ordered(key, order.equals(">"), term.group("number"));
  }

  /** A label that an object lacks is not among any values. */
  private static Predicate<KubeObject> among(String key, boolean wanted, Set<String> values) {
    return object -> wanted == (object.hasLabel(key) && values.contains(object.label(key)));
  }

  private static @Nullable Predicate<KubeObject> ordered(
      String key, boolean greater, String number) {
    Long bound = number(number);
    return bound == null
        ? null
        : object -> {
          Long value = number(object.label(key));
          return value != null && (greater ? value > bound : value < bound);
        };
  }

  private static @Nullable Long number(String text) {
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException e) {
      return null; // no number, or beyond 64 bits
    }
  }
}
