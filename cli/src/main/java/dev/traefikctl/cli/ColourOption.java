package dev.traefikctl.cli;

import picocli.CommandLine.Option;

/** The option {@code --color}. */
final class ColourOption {

  @Option(
      names = {"--color", "--colour"},
      paramLabel = "WHEN",
      defaultValue = "auto",
      description =
          "Colours: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}, which is on a terminal"
              + " unless NO_COLOR is set.")
  private ColourChoice choice = ColourChoice.AUTO;

  ColourChoice choice() {
    return choice;
  }
}
