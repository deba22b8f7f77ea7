package dev.traefikctl.cli;

import dev.traefikctl.cli.render.VersionJson;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code traefikctl version}. */
@Command(
    name = "version",
    description = "Prints the version.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class VersionCommand implements Callable<Integer> {

  /** How the version is printed. */
  enum Format {
    human,
    json
  }

  @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "human",
      description = "One of: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Format output = Format.human;

  @Override
  public Integer call() throws IOException {
    if (spec == null) {
      throw new IllegalStateException("not run by picocli");
    }
    var out = spec.commandLine().getOut();
    if (output == Format.json) {
      VersionJson.write(Version.number(), Version.TRAEFIK, out);
    } else {
      out.println(new Version().getVersion()[0]);
    }
    out.flush();
    return Traefikctl.GOOD;
  }
}
