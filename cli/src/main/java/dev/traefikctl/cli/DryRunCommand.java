package dev.traefikctl.cli;

import dev.traefikctl.cli.render.JsonTranslations;
import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Diagnostics;
import dev.traefikctl.diag.Severity;
import dev.traefikctl.file.StaticLoader;
import dev.traefikctl.kubernetes.ClusterObjects;
import dev.traefikctl.kubernetes.CrdOptions;
import dev.traefikctl.kubernetes.CrdTranslator;
import dev.traefikctl.kubernetes.IngressOptions;
import dev.traefikctl.kubernetes.IngressTranslator;
import dev.traefikctl.kubernetes.Manifests;
import dev.traefikctl.kubernetes.Translation;
import dev.traefikctl.model.StaticConfig;
import dev.traefikctl.model.statics.KubernetesCrd;
import dev.traefikctl.model.statics.KubernetesIngress.IngressEndpoint;
import dev.traefikctl.model.statics.Providers;
import dev.traefikctl.source.Decoded;
import dev.traefikctl.source.Node;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code traefikctl dry-run}. */
@Command(
    name = "dry-run",
    description = {
      "Shows the dynamic configuration that Traefik's Kubernetes providers make of manifests.",
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
      names = {"-f", "--filename"},
      paramLabel = "PATH",
      required = true,
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

  DryRunCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (spec == null) {
      throw new IllegalStateException("not run by picocli");
    }
    Workspace workspace = new Workspace(terminal, statics, List.of());
    StaticLoader.Loaded loaded = workspace.statics();
    boolean good = true;
    for (Diagnostic finding : workspace.found()) {
      good &= !finding.isError();
      spec.commandLine().getErr().println(finding);
    }
    if (loaded == null) {
      return Traefikctl.FINDINGS;
    }
    Map<String, Translation> translations = translate(loaded.config(), workspace);
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

  private Map<String, Translation> translate(StaticConfig config, Workspace workspace)
      throws IOException {
    Providers providers = config.providers();
    Diagnostics found = new Diagnostics();
    ClusterObjects objects = read(found);
    Map<String, Translation> out = new LinkedHashMap<>();
    KubernetesCrd crd = providers.kubernetesCRD();
    if (crd != null) {
      Translation made = CrdTranslator.translate(objects, CrdOptions.of(crd));
      out.put("kubernetescrd", made.after(found.all()));
    }
    IngressOptions ingress = IngressOptions.of(config);
    if (ingress != null) {
      IngressOptions asked =
          new IngressOptions(
              ingress.provider(), endpoint(ingress, workspace), ingress.defaultRuleSyntax());
      out.put("kubernetesingress", IngressTranslator.translate(objects, asked).after(found.all()));
    }
    if (providers.kubernetesGateway() != null) {
      out.put("kubernetesgateway", notYet("kubernetesGateway", found));
    }
    if (out.isEmpty()) {
      throw new UsageProblem(statics + " enables no Kubernetes provider");
    }
    return out;
  }

  /** A section without content stops Traefik; here it is one that names no address. */
  private static @Nullable IngressEndpoint endpoint(IngressOptions options, Workspace workspace) {
    Node node = workspace.staticDocument();
    for (String key : List.of("providers", "kubernetesIngress", "ingressEndpoint")) {
      node = node instanceof Node.Mapping mapping ? mapping.get(key) : null;
    }
    return node instanceof Node.Mapping && options.endpoint() == null
        ? new IngressEndpoint("", "", "")
        : options.endpoint();
  }

  private static Translation notYet(String provider, Diagnostics found) {
    List<Diagnostic> all = new ArrayList<>(found.all());
    String message = "this version does not translate for the provider " + provider + " yet";
    all.add(Diagnostic.at(Code.NOT_IMPLEMENTED, null, message).withSeverity(Severity.ERROR));
    return Translation.none(all);
  }

  private ClusterObjects read(Diagnostics found) throws IOException {
    Manifests manifests = new Manifests(found);
    for (String path : paths) {
      if (path.equals("-")) {
        byte[] bytes = terminal.input().readAllBytes();
        manifests.read(new String(bytes, StandardCharsets.UTF_8), "-");
      } else if (Files.exists(Path.of(path))) {
        for (Path file : files(Path.of(path))) {
          Decoded decoded = Decoded.of(Files.readAllBytes(file), file.toString());
          manifests.read(decoded.text(), file.toString());
        }
      } else {
        throw new UsageProblem("no such file or directory: " + path);
      }
    }
    return manifests.objects();
  }

  /** A file, or the manifests of a directory in the order of their names. */
  private static List<Path> files(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (Stream<Path> walk = Files.walk(path)) {
      return walk.filter(Files::isRegularFile)
          .filter(file -> file.toString().matches(".*\\.(ya?ml|json)"))
          .sorted()
          .toList();
    }
  }
}
