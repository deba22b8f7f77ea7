package dev.traefikctl.cli;

import dev.traefikctl.cli.render.Style;
import java.io.Console;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Help.Ansi;

/**
 * What a command knows of where it runs.
 *
 * @param colours whether the output goes to a terminal that wants colours
 * @param input standard input
 * @param environment the variables of the process
 */
record Terminal(boolean colours, InputStream input, Map<String, String> environment) {

  /** The terminal of this process; {@code NO_COLOR} and {@code TERM=dumb} switch colours off. */
  static Terminal ofProcess() {
    Map<String, String> environment = System.getenv();
    boolean wanted =
        environment.getOrDefault("NO_COLOR", "").isEmpty()
            && !"dumb".equals(environment.get("TERM"));
    return new Terminal(
        wanted && Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false),
        System.in,
        environment);
  }

  Style style(ColourChoice choice) {
    boolean coloured =
        switch (choice) {
          case AUTO -> colours;
          case ALWAYS -> true;
          case NEVER -> false;
        };
    return coloured ? Style.COLOUR : Style.PLAIN;
  }

  Ansi ansi() {
    return colours ? Ansi.ON : Ansi.OFF;
  }
}
