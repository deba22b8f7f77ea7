package dev.traefikctl.file;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.model.StaticConfig;
import dev.traefikctl.schema.OptionShape;
import dev.traefikctl.schema.Word;
import dev.traefikctl.source.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads command line arguments as Traefik does: {@code --a.b=c}, {@code --a.b c}, {@code -a.b=c},
 * {@code --switch}; a repeated list adds, anything else repeated replaces.
 */
final class Flags {

  /** The file of spans of arguments. */
  static final String PLACE = "command line";

  private final List<String> arguments;
  private final Reporter reporter;
  private final Map<String, Word> words = new LinkedHashMap<>();
  private int at;
  private boolean rejected;

  private Flags(List<String> arguments, Reporter reporter) {
    this.arguments = arguments;
    this.reporter = reporter;
  }

  /**
   * @param rejected Traefik does not start because of the form of an argument
   */
  record Parsed(List<Word> words, boolean rejected) {

    /** The value of a flag of the top level, in any case; null where it is not given. */
    @Nullable Word find(String name) {
      Word found = null;
      for (Word word : words) {
        if (word.path().equalsIgnoreCase(name)) {
          found = word;
        }
      }
      return found;
    }
  }

  static Parsed parse(List<String> arguments, Reporter reporter) {
    Flags flags = new Flags(arguments, reporter);
    flags.parse();
    return new Parsed(List.copyOf(flags.words.values()), flags.rejected);
  }

  private void parse() {
    while (at < arguments.size()) {
      String argument = arguments.get(at);
      if (argument.equals("--")) {
        leftOver(at + 1);
        return;
      }
      if (argument.length() < 2 || !argument.startsWith("-")) {
        leftOver(at);
        return;
      }
      if (!flag(argument)) {
        return;
      }
    }
  }

  private boolean flag(String argument) {
    String body = argument.substring(argument.startsWith("--") ? 2 : 1);
    Span span = span(at++);
    if (body.startsWith("-") || body.startsWith("=")) {
      reject(span, "bad flag syntax: " + argument);
      return false;
    }
    int equals = body.indexOf('=');
    if (equals > 0) {
      set(body.substring(0, equals), body.substring(equals + 1), span);
      return true;
    }
    return flagWithoutEquals(body, span);
  }

  private boolean flagWithoutEquals(String name, Span span) {
    boolean followed = at < arguments.size();
    if (switch (shape(name)) {
      case BOOL, SECTION, SWITCH, BELOW_NAME -> true;
      case UNKNOWN -> !followed || arguments.get(at).startsWith("-");
      case LIST, OTHER -> false;
    }) {
      set(name, "true", span);
    } else if (followed) {
      set(name, arguments.get(at++), span);
    } else {
      reject(span, "flag needs an argument: -" + name);
      return false;
    }
    return true;
  }

  private void set(String name, String value, Span span) {
    String key = name.toLowerCase(Locale.ROOT);
    Word known = words.get(key);
    if (known != null && shape(name) == OptionShape.LIST) {
      words.put(key, new Word(known.path(), known.value() + "," + value, known.span()));
    } else {
      words.put(key, new Word(known == null ? name : known.path(), value, span));
    }
  }

  private static OptionShape shape(String name) {
    return OptionShape.at(StaticConfig.class, List.of(name.split("\\.", -1)));
  }

  private void leftOver(int from) {
    if (from < arguments.size()) {
      String message =
          "the argument "
              + arguments.get(from)
              + " is no flag; Traefik ignores it and what follows";
      reporter.report(
          Diagnostic.at(Code.UNKNOWN_STATIC_FIELD, span(from), message)
              .suggest("write a flag's value behind an equals sign"));
    }
  }

  private void reject(Span span, String message) {
    rejected = true;
    reporter.report(
        Diagnostic.at(Code.UNKNOWN_STATIC_FIELD, span, message + "; Traefik does not start"));
  }

  private static Span span(int index) {
    int line = index + 1;
    return new Span(PLACE, line, 1, line, 1);
  }
}
