package dev.traefikctl.kubernetes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Kubernetes label selectors: {@code a=b, c!=d, e in (f, g), h notin (i), j, !k}. */
final class LabelSelector {

  private static final Pattern SET =
      Pattern.compile("(\\S+)\\s+(in|notin)\\s*\\(([^)]*)\\)", Pattern.CASE_INSENSITIVE);
  private static final Pattern EQUALITY = Pattern.compile("([^=!\\s]+)\\s*(==|=|!=)\\s*(.*)");
  private static final Pattern COMMA = Pattern.compile(",(?![^()]*\\))");

  private static final Pattern SPACED_COMMA = Pattern.compile("\\s*,\\s*");

  private LabelSelector() {}

  static Predicate<KubeObject> parse(String selector) {
    List<Predicate<KubeObject>> all = new ArrayList<>();
    for (String term : COMMA.split(selector, -1)) {
      if (!term.isBlank()) {
        all.add(term(term.strip()));
      }
    }
    return object -> all.stream().allMatch(one -> one.test(object));
  }

  private static Predicate<KubeObject> term(String term) {
    Matcher set = SET.matcher(term);
    if (set.matches()) {
      String key = set.group(1);
      Set<String> values = Set.copyOf(Arrays.asList(SPACED_COMMA.split(set.group(3).strip(), -1)));
      boolean in = set.group(2).equalsIgnoreCase("in");
      return object -> in == (object.hasLabel(key) && values.contains(object.label(key)));
    }
    Matcher equality = EQUALITY.matcher(term);
    if (equality.matches()) {
      String key = equality.group(1);
      String value = equality.group(3);
      boolean equal = !equality.group(2).equals("!=");
      return object -> equal == (object.hasLabel(key) && object.label(key).equals(value));
    }
    return term.startsWith("!")
        ? object -> !object.hasLabel(term.substring(1).strip())
        : object -> object.hasLabel(term);
  }
}
