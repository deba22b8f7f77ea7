package dev.traefikctl.cli.completion;

import java.util.ArrayList;
import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Completion scripts for shells. */
public final class Completion {

  /** A shell that is supported. */
  public enum Shell {
    bash,
    zsh,
    fish
  }

  private Completion() {}

  /** The script for a shell; zsh takes that of bash through {@code bashcompinit}. */
  public static String script(Shell shell, CommandLine root) {
    return switch (shell) {
      case bash -> AutoComplete.bash("traefikctl", root);
      case zsh -> "#compdef traefikctl\n" + AutoComplete.bash("traefikctl", root);
      case fish -> fish(root);
    };
  }

  private static String fish(CommandLine root) {
    List<String> lines = new ArrayList<>();
    lines.add("# fish completion of traefikctl");
    lines.add("complete -c traefikctl -n __fish_use_subcommand -f");
    root.getSubcommands()
        .forEach((name, command) -> {
          CommandSpec spec = command.getCommandSpec();
          lines.add(
              "complete -c traefikctl -n __fish_use_subcommand -f -a "
                  + name
                  + " -d "
                  + quote(first(spec.usageMessage().description())));
          for (OptionSpec option : spec.options()) {
            lines.add(option(name, option));
          }
        });
    return String.join("\n", lines) + "\n";
  }

  private static String option(String command, OptionSpec option) {
    StringBuilder line =
        new StringBuilder("complete -c traefikctl -n '__fish_seen_subcommand_from ")
            .append(command)
            .append('\'');
    for (String name : option.names()) {
      line.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
    }
    if (option.arity().max() > 0) {
      line.append(" -r");
      if (option.completionCandidates() != null) {
        line.append(" -f -a ").append(quote(String.join(" ", option.completionCandidates())));
      }
    }
    return line.append(" -d ").append(quote(first(option.description()))).toString();
  }

  private static String first(String[] lines) {
    return lines.length == 0 ? "" : lines[0].replaceAll("\\$\\{[^}]*\\}", "").strip();
  }

  private static String quote(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
