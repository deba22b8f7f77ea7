package dev.traefikctl.source.template;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Texts with {@code $name} and {@code ${name}}: of regular expressions and of {@code expandenv}.
 */
final class Dollar {

  private Dollar() {}

  /**
   * Replaces the names.
   *
   * @param shell whether the rules are those of {@code expandenv} ({@code $*} is a name, {@code $}
   *     before braces that never close is dropped) or of regular expressions ({@code $$} is a
   *     dollar sign)
   */
  static String expand(String text, boolean shell, Function<String, @Nullable String> value) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int dollar = text.indexOf('$', at);
      if (dollar < 0 || dollar + 1 >= text.length()) {
        return out.append(text.substring(at)).toString();
      }
      out.append(text, at, dollar);
      at = dollar + 1 + name(text, dollar + 1, shell, value, out);
    }
    return out.toString();
  }

  /** Writes what stands for the name at the offset; the number of characters it took. */
  private static int name(
      String text,
      int at,
      boolean shell,
      Function<String, @Nullable String> value,
      StringBuilder out) {
    char first = text.charAt(at);
    if (first == '{') {
      return braces(text, at, shell, value, out);
    }
    if (!shell && first == '$') {
      out.append('$');
      return 1;
    }
    if (shell && "*#$@!?-0123456789".indexOf(first) >= 0) {
      append(value.apply(String.valueOf(first)), out);
      return 1;
    }
    int end = at;
    while (end < text.length() && isName(text.charAt(end), shell)) {
      end++;
    }
    if (end == at) {
      out.append('$');
      return 0;
    }
    append(value.apply(text.substring(at, end)), out);
    return end - at;
  }

  private static int braces(
      String text,
      int at,
      boolean shell,
      Function<String, @Nullable String> value,
      StringBuilder out) {
    int close = text.indexOf('}', at);
    if (close < 0 || close == at + 1) {
      out.append(shell ? "" : "$");
      return shell ? (close < 0 ? 1 : 2) : 0;
    }
    append(value.apply(text.substring(at + 1, close)), out);
    return close + 1 - at;
  }

  private static void append(@Nullable String value, StringBuilder out) {
    out.append(value == null ? "" : value);
    Budget.check(out);
  }

  private static boolean isName(char c, boolean ascii) {
    boolean plain = c == '_' || (c < 0x80 && Character.isLetterOrDigit(c));
    return plain || (!ascii && Character.isLetterOrDigit(c));
  }
}
