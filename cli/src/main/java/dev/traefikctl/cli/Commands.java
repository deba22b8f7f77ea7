package dev.traefikctl.cli;

import picocli.CommandLine;

/** Makes the commands, which get the terminal through their constructor. */
final class Commands implements CommandLine.IFactory {

  private final Terminal terminal;

  Commands(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    if (type == ValidateCommand.class) {
      return type.cast(new ValidateCommand(terminal));
    }
    if (type == ExplainCommand.class) {
      return type.cast(new ExplainCommand(terminal));
    }
    if (type == DryRunCommand.class) {
      return type.cast(new DryRunCommand(terminal));
    }
    if (type == ExplainCodeCommand.class) {
      return type.cast(new ExplainCodeCommand(terminal));
    }
    return CommandLine.defaultFactory().create(type);
  }
}
