package dev.traefikctl.cli;

import dev.traefikctl.cli.render.HumanExplanation;
import dev.traefikctl.cli.render.JsonExplanation;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.explain.DecisionRecorder;
import dev.traefikctl.explain.EntryPointChoice;
import dev.traefikctl.explain.Explainer;
import dev.traefikctl.explain.Explanation;
import dev.traefikctl.explain.SimulatedRequest;
import dev.traefikctl.file.StaticLoader;
import dev.traefikctl.model.StaticConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code traefikctl explain}. */
@Command(
    name = "explain",
    description = {
      "Shows what a configuration does with a request: its entry point, the routers that are tried"
          + " and why each did or did not match, what each middleware does, and which servers get"
          + " it. The configuration is that of files, or what Traefik makes of Kubernetes"
          + " manifests.",
      "",
      "The request walks the same compiled handlers that traefik-agent serves with; nothing is"
          + " sent."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:a router gets the request",
      "1:no router gets it, or the configuration cannot be read",
      "2:wrong usage",
      "3:the tool itself failed"
    },
    footer = {
      "",
      "Examples:",
      "  traefikctl explain --static traefik.yml 'GET https://app.example.com/api/x'",
      "  traefikctl explain -d dynamic/ http://app.example.com/ -H 'X-Tenant: blue' --from"
          + " 10.0.0.9",
      "  traefikctl explain --static traefik.yml -f manifests/ https://app.example.com/"
    })
final class ExplainCommand implements Callable<Integer> {

  private final Terminal terminal;

  @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "REQUEST",
      arity = "1..2",
      description = "A URL, or a method and a URL, in one argument or two.")
  private List<String> request = new ArrayList<>();

  @Option(
      names = {"-s", "--static"},
      paramLabel = "FILE",
      description = "The static configuration; its file provider is followed unless -d is given.")
  private @Nullable String statics;

  @Option(
      names = {"-d", "--dynamic", "-f", "--file", "--filename"},
      paramLabel = "PATH",
      description = "Dynamic files, manifests, directories, or -; may be given several times.")
  private List<String> dynamic = new ArrayList<>();

  @Option(
      names = {"-H", "--header"},
      paramLabel = "HEADER",
      description = "A request header as 'Name: value'; may be given several times.")
  private List<String> headers = new ArrayList<>();

  @Option(
      names = "--from",
      paramLabel = "IP",
      defaultValue = "127.0.0.1",
      description = "The client's address. Default: ${DEFAULT-VALUE}.")
  private String from = "127.0.0.1";

  @Option(
      names = {"-e", "--entrypoint"},
      paramLabel = "NAME",
      description = "The entry point; by default the one of the URL's port or scheme.")
  private @Nullable String entryPoint;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "human",
      description = "One of: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private VersionCommand.Format output = VersionCommand.Format.human;

  @Option(
      names = {"-a", "--all"},
      description = "Also shows routers and headers that have little to do with the request.")
  private boolean all;

  @Mixin private ManifestOptions manifests = new ManifestOptions();

  @Mixin private ColourOption colour = new ColourOption();

  ExplainCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (spec == null) {
      throw new IllegalStateException("not run by picocli");
    }
    if (statics == null && dynamic.isEmpty() && !manifests.asksCluster()) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "Nothing to explain: give --static FILE, --dynamic PATH, or a cluster by --context or"
              + " -A");
    }
    RequestText text = RequestText.parse(request, headers, from);
    Workspace workspace =
        Workspace.following(terminal, statics, dynamic, manifests.input(terminal.environment()));
    return readable(workspace)
        ? explain(workspace, text, spec.commandLine().getOut())
        : Traefikctl.FINDINGS;
  }

  private int explain(Workspace workspace, RequestText text, PrintWriter out) throws IOException {
    StaticLoader.Loaded loaded = workspace.statics();
    StaticConfig config =
        loaded == null ? LenientStatics.of(workspace.merged().config()) : loaded.config();
    EntryPointChoice choice =
        loaded == null
            ? EntryPointChoice.choose(config, entryPoint, text.tls(), -1)
                .withoutAddresses(text.serverPort())
            : EntryPointChoice.choose(config, entryPoint, text.tls(), text.port());
    String name = choice.name();
    if (name == null) {
      throw new UsageProblem(
          choice.reason() + "; entry points: " + String.join(", ", choice.others()));
    }
    Explanation explanation = explain(workspace, config, text.at(name, choice.port()));
    Whence whence = new Whence(workspace);
    if (output == VersionCommand.Format.json) {
      JsonExplanation.print(choice, explanation, whence::of, out);
    } else {
      new HumanExplanation(terminal.style(colour.choice()), all, whence::of, out)
          .print(choice, explanation);
    }
    out.flush();
    if (explanation.router() == null) {
      reportLost(workspace);
    }
    return explanation.router() == null ? Traefikctl.FINDINGS : Traefikctl.GOOD;
  }

  private static Explanation explain(
      Workspace workspace, StaticConfig config, SimulatedRequest simulated) {
    Engine.Compiled compiled =
        Engine.compile(config, workspace.providers(), new DecisionRecorder());
    return new Explainer(compiled.table()).explain(simulated);
  }

  /** Prints what keeps routes of manifests away; where one answers, it is of no interest. */
  private void reportLost(Workspace workspace) {
    for (Diagnostic finding : workspace.manifestFindings()) {
      if (finding.isError() && spec != null && !Validation.AGENT_ONLY.contains(finding.code())) {
        spec.commandLine().getErr().println(finding);
      }
    }
  }

  /** Prints the errors in files, which may keep them from being read; warnings are for validate. */
  private boolean readable(Workspace workspace) {
    for (Diagnostic finding : workspace.found()) {
      if (finding.isError() && spec != null) {
        spec.commandLine().getErr().println(finding);
      }
    }
    return !workspace.isRejected();
  }
}
