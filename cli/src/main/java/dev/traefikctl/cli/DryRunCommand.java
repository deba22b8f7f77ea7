package dev.traefikctl.cli;

import dev.traefikctl.cli.render.JsonTranslations;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.file.StaticLoader;
import dev.traefikctl.kubernetes.Translation;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code traefikctl dry-run}. */
@Command(
    name = "dry-run",
    description = {
      "Shows the dynamic configuration that Traefik's Kubernetes providers make of manifests, or of"
          + " the objects of a cluster.",
      "",
      "Manifests are taken as they are, without the API server's defaults and checks. This version"
          + " translates for the providers kubernetesCRD and kubernetesIngress. The configuration"
          + " holds the content of Secrets, as Traefik's does."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:no problem was found",
      "1:problems were found; they are part of the output",
      "2:wrong usage",
      "3:the tool itself failed"
    },
    footer = {
      "",
      "Example:",
      "  traefikctl dry-run --static traefik.yml -f manifests/ --show translation -o json"
    })
final class DryRunCommand implements Callable<Integer> {

  /** What is shown. */
  enum Show {
    translation
  }

  /** How it is printed. */
  enum Format {
    json
  }

  private final Terminal terminal;

  @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

  @Option(
      names = {"-s", "--static"},
      paramLabel = "FILE",
      required = true,
      description = "The static configuration, which enables the providers.")
  private String statics = "";

  @Option(
      names = {"-f", "--file", "--filename"},
      paramLabel = "PATH",
      description = "Manifests: files, directories, or -; may be given several times.")
  private List<String> paths = new ArrayList<>();

  @Option(
      names = "--show",
      paramLabel = "WHAT",
      defaultValue = "translation",
      description = "One of: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Show show = Show.translation;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "json",
      description = "One of: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Format output = Format.json;

  @Mixin private ClusterOptions cluster = new ClusterOptions();

  DryRunCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (spec == null) {
      throw new IllegalStateException("not run by picocli");
    }
    if (paths.isEmpty() && !cluster.isAsked()) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "Nothing to translate: give -f PATH, or a cluster by --context or -A");
    }
    KubeInput input = cluster.input(true, terminal.environment()).asTheyAre();
    Workspace workspace = new Workspace(terminal, statics, paths, input);
    StaticLoader.Loaded loaded = workspace.statics();
    boolean good = true;
    for (Diagnostic finding : workspace.found()) {
      if (!Validation.AGENT_ONLY.contains(finding.code())) {
        good &= !finding.isError();
        spec.commandLine().getErr().println(finding);
      }
    }
    if (loaded == null) {
      return Traefikctl.FINDINGS;
    }
    Map<String, Translation> translations = translate(loaded, workspace);
    PrintWriter out = spec.commandLine().getOut();
    if (output == Format.json && show == Show.translation) {
      JsonTranslations.print(translations, out);
    }
    out.flush();
    return good && translations.values().stream().noneMatch(DryRunCommand::hasErrors)
        ? Traefikctl.GOOD
        : Traefikctl.FINDINGS;
  }

  private static boolean hasErrors(Translation translation) {
    return translation.diagnostics().stream().anyMatch(Diagnostic::isError);
  }

  private Map<String, Translation> translate(StaticLoader.Loaded loaded, Workspace workspace) {
    if (!KubeProviders.isAny(loaded.config().providers())) {
      throw new UsageProblem(statics + " enables no Kubernetes provider");
    }
    Map<String, Translation> out = new LinkedHashMap<>();
    KubeProviders.translate(loaded.config(), workspace.staticDocument(), workspace.objects())
        .forEach(
            made -> out.put(made.key(), made.translation().after(workspace.manifestFindings())));
    return out;
  }
}
