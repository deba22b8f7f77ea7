package dev.traefikctl.cli;

import dev.traefikctl.cli.render.FindingsRenderer;
import dev.traefikctl.cli.render.GithubFindings;
import dev.traefikctl.cli.render.HumanFindings;
import dev.traefikctl.cli.render.JsonFindings;
import dev.traefikctl.cli.render.JunitFindings;
import dev.traefikctl.cli.render.Report;
import dev.traefikctl.cli.render.SarifFindings;
import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Severity;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code traefikctl validate}. */
@Command(
    name = "validate",
    aliases = "lint",
    description = {
      "Checks static and dynamic configurations and Kubernetes manifests, and says what Traefik"
          + " would do about each problem.",
      "",
      "A PATH is a file, a directory (read as the file provider does) or - for standard input."
          + " Whether a file is static, dynamic or a manifest is seen from its content. What"
          + " depends on the static configuration, such as the names of entry points, is only"
          + " checked when that is known.",
      "",
      "Manifests are streams of documents in YAML or JSON, as kustomize, helm template and kubectl"
          + " print them. What their cluster would add, such as endpoints, is taken for granted."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:no problems (warnings do not count unless --strict is given)",
      "1:problems were found",
      "2:wrong usage",
      "3:the tool itself failed"
    },
    footer = {
      "",
      "Examples:",
      "  traefikctl validate --static traefik.yml dynamic/",
      "  traefikctl validate -o sarif dynamic.yml > findings.sarif",
      "  envsubst < dynamic.yml | traefikctl validate -",
      "  kustomize build overlays/prod | traefikctl validate --static traefik.yml -f -"
    })
final class ValidateCommand implements Callable<Integer> {

  /** From which severity on the exit code is 1. */
  enum FailOn {
    error,
    warning,
    never
  }

  private final Terminal terminal;

  @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      description = "Files, directories, or - for standard input.")
  private List<String> paths = new ArrayList<>();

  @Option(
      names = {"-f", "--file", "--filename"},
      paramLabel = "PATH",
      description = "The same as PATH; may be given several times.")
  private List<String> files = new ArrayList<>();

  @Option(
      names = {"-s", "--static"},
      paramLabel = "FILE",
      description = "The static configuration, which is checked as well.")
  private @Nullable String statics;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "human",
      description = "One of: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private OutputFormat output = OutputFormat.human;

  @Option(names = "--strict", description = "The same as --fail-on=warning.")
  private boolean strict;

  @Option(
      names = "--fail-on",
      paramLabel = "SEVERITY",
      defaultValue = "error",
      description =
          "What makes the exit code 1: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private FailOn failOn = FailOn.error;

  @Option(
      names = "--ignore",
      paramLabel = "CODE",
      split = ",",
      description = "Leaves these out: TRK2012, or TRK20 for all that start so.")
  private List<String> ignored = new ArrayList<>();

  @Option(names = "--only", paramLabel = "CODE", split = ",", description = "Looks for these only.")
  private List<String> only = new ArrayList<>();

  @Option(
      names = "--agent",
      description = "Also says what Traefik serves but this version of traefik-agent does not yet.")
  private boolean agent;

  @Option(
      names = {"-q", "--quiet"},
      description = "One line a problem, without excerpts, and nothing when all is well.")
  private boolean quiet;

  @Option(names = "--list-codes", description = "Lists everything that can be found, and ends.")
  private boolean listCodes;

  @Mixin private ManifestOptions manifests = new ManifestOptions();

  @Mixin private ColourOption colour = new ColourOption();

  ValidateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * Reads the command lines that editors, hooks and CI start all the time, {@code validate [-s
   * FILE] [-q] PATH...}, since to load picocli takes longer than to check a small file.
   *
   * @return null for any other command line, be it right or wrong: these are picocli's
   */
  static @Nullable ValidateCommand plain(Terminal terminal, String... args) {
    if (args.length < 2 || !args[0].equals("validate")) {
      return null;
    }
    ValidateCommand command = new ValidateCommand(terminal);
    for (int i = 1; i < args.length; i++) {
      String word = args[i];
      boolean isStatic = word.equals("-s") || word.equals("--static");
      if (isStatic && command.statics == null && i + 1 < args.length && isPlain(args[i + 1])) {
        command.statics = args[++i];
      } else if (!command.quiet && (word.equals("-q") || word.equals("--quiet"))) {
        command.quiet = true;
      } else if (isPlain(word)) {
        command.paths.add(word);
      } else {
        return null;
      }
    }
    return command.isAsked() ? command : null;
  }

  /** Whether a word is no option, and no file of arguments, for picocli. */
  private static boolean isPlain(String word) {
    return word.equals("-") || !word.isEmpty() && "-@".indexOf(word.charAt(0)) < 0;
  }

  @Override
  public Integer call() throws IOException {
    if (spec == null) {
      throw new IllegalStateException("not run by picocli");
    }
    PrintWriter out = spec.commandLine().getOut();
    if (listCodes) {
      CodeList.print(terminal.style(colour.choice()), out);
      return Traefikctl.GOOD;
    }
    if (!isAsked()) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "Nothing to check: give a PATH, --static FILE, or a cluster by --context or -A");
    }
    return run(out);
  }

  private boolean isAsked() {
    return !paths.isEmpty() || !files.isEmpty() || statics != null || manifests.asksCluster();
  }

  /**
   * Checks what is asked for, and tells of it.
   *
   * @return the exit code
   */
  int run(PrintWriter out) throws IOException {
    List<String> all = new ArrayList<>(paths);
    all.addAll(files);
    Workspace workspace =
        new Workspace(terminal, statics, all, manifests.input(terminal.environment()));
    Report report = chosen(Validation.of(workspace, agent));
    renderer().render(report, out);
    out.flush();
    return exitCode(report);
  }

  private Report chosen(Report report) {
    Set<Code> leftOut = Codes.of(ignored);
    Set<Code> wanted = Codes.of(only);
    List<Diagnostic> findings = new ArrayList<>();
    for (Diagnostic finding : report.findings()) {
      Code code = finding.code();
      boolean hidden = leftOut.contains(code) || !wanted.isEmpty() && !wanted.contains(code);
      if (!hidden) {
        findings.add(finding);
      }
    }
    return new Report(findings, report.files(), report.sources());
  }

  private FindingsRenderer renderer() throws IOException {
    return switch (output) {
      case human -> new HumanFindings(terminal.style(colour.choice()), quiet);
      case json -> new JsonFindings();
      case sarif -> new SarifFindings(Version.number());
      case junit -> new JunitFindings();
      case github -> new GithubFindings();
    };
  }

  private int exitCode(Report report) {
    boolean errors = report.count(Severity.ERROR) > 0;
    boolean bad =
        switch (strict ? FailOn.warning : failOn) {
          case error -> errors;
          case warning -> errors || report.count(Severity.WARNING) > 0;
          case never -> false;
        };
    return bad ? Traefikctl.FINDINGS : Traefikctl.GOOD;
  }
}
