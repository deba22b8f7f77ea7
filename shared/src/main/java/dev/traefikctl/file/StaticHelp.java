package dev.traefikctl.file;

import dev.traefikctl.model.StaticConfig;
import dev.traefikctl.schema.Json;
import dev.traefikctl.schema.OptionInfo;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;

/** The static options as the help of a command line lists them. */
public final class StaticHelp {

  private StaticHelp() {}

  /** A line for each flag with its default, and one below it that says what it is for. */
  public static String text() {
    return OptionInfo.of(StaticConfig.class).stream()
        .filter(StaticHelp::isFlag)
        .sorted(Comparator.comparing(StaticHelp::flag))
        .map(StaticHelp::lines)
        .collect(Collectors.joining());
  }

  /** Sections are flags where they may stand alone; maps and lists of sections are none. */
  private static boolean isFlag(OptionInfo option) {
    boolean sections = option.type().endsWith("object");
    return !sections || (option.type().equals("object") && option.allowEmpty());
  }

  private static String flag(OptionInfo option) {
    return "--" + option.path().toLowerCase(Locale.ROOT);
  }

  private static String lines(OptionInfo option) {
    String later = option.notYet() ? " (no effect in this version yet)" : "";
    String old = option.deprecated() ? " (deprecated)" : "";
    return "  %s  (%s, default %s)%n      %s%s%s%n"
        .formatted(flag(option), option.type(), def(option), option.doc(), old, later);
  }

  private static String def(OptionInfo option) {
    if (option.type().equals("object")) {
      return "off";
    }
    return Json.write(option.def());
  }
}
