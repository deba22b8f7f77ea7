package dev.traefikctl.cli;

import dev.traefikctl.cli.completion.Completion;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code traefikctl completion bash}. */
@Command(
    name = "completion",
    description = "Prints a completion script for a shell.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "",
      "bash: source <(traefikctl completion bash)",
      "zsh:  source <(traefikctl completion zsh)",
      "fish: traefikctl completion fish | source"
    })
final class CompletionCommand implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

  @Parameters(paramLabel = "SHELL", description = "One of: ${COMPLETION-CANDIDATES}.")
  private Completion.@Nullable Shell shell;

  @Override
  public Integer call() {
    if (spec == null || shell == null) {
      throw new IllegalStateException("not run by picocli");
    }
    var out = spec.commandLine().getOut();
    out.print(Completion.script(shell, spec.root().commandLine()));
    out.flush();
    return Traefikctl.GOOD;
  }
}
