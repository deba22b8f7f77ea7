package dev.traefikctl.cli;

import dev.traefikctl.cli.render.Sources;
import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.ConfigPath;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Diagnostics;
import dev.traefikctl.diag.Origins;
import dev.traefikctl.file.DynamicDocument;
import dev.traefikctl.file.DynamicMerge;
import dev.traefikctl.file.ParseFindings;
import dev.traefikctl.file.StaticLoader;
import dev.traefikctl.kubernetes.ClusterObjects;
import dev.traefikctl.kubernetes.KubeObject;
import dev.traefikctl.kubernetes.Manifests;
import dev.traefikctl.kubernetes.WatchedKind;
import dev.traefikctl.merge.Merge;
import dev.traefikctl.merge.Merged;
import dev.traefikctl.merge.ProviderConfig;
import dev.traefikctl.model.DynamicConfig;
import dev.traefikctl.model.StaticConfig;
import dev.traefikctl.model.statics.Providers;
import dev.traefikctl.source.Decoded;
import dev.traefikctl.source.Documents;
import dev.traefikctl.source.Format;
import dev.traefikctl.source.Node;
import dev.traefikctl.source.Span;
import dev.traefikctl.source.template.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The configuration that a command line names, read and bound, with everything found on the way.
 */
final class Workspace {

  private static final String FILE = "file";

  private static final Set<Code> UNREADABLE =
      EnumSet.of(Code.SYNTAX, Code.TEMPLATE_ERROR, Code.YAML_DIRECTIVE);

  /** The segments up to the name of a part: {@code http.routers.app}. */
  private static final int PART = 3;

  private final Sources sources = new Sources();
  private final Diagnostics found = new Diagnostics();
  private final List<String> files = new ArrayList<>();
  private final Set<String> given = new HashSet<>();
  private final Set<String> around = new HashSet<>();
  private final List<Node> documents = new ArrayList<>();
  private final List<DynamicDocument> parts = new ArrayList<>();
  private final DynamicConfig dynamic;
  private final Diagnostics manifestFindings = new Diagnostics();
  private final Manifests manifests = new Manifests(manifestFindings);
  private final KubeSide kube;
  private StaticLoader.@Nullable Loaded statics;
  private @Nullable Node staticDocument;

  /**
   * Reads everything, and translates what is for Kubernetes.
   *
   * @param staticFile null where the user names none
   * @throws UsageProblem where a path does not exist
   */
  Workspace(Terminal terminal, @Nullable String staticFile, List<String> paths) throws IOException {
    this(terminal, staticFile, paths, KubeInput.MANIFESTS);
  }

  Workspace(Terminal terminal, @Nullable String staticFile, List<String> paths, KubeInput kubeInput)
      throws IOException {
    if (staticFile != null) {
      readStatic(staticFile);
    }
    Inputs inputs = new Inputs(terminal, sources, found);
    if (statics != null && staticFile != null) {
      inputs.without(Path.of(staticFile));
    }
    for (Input input : inputs.read(paths)) {
      given.add(input.name());
      files.add(input.name());
      switch (input.kind()) {
        case STATIC -> loadStatic(input.format(), input.text(), input.name());
        case DYNAMIC -> readDynamic(input);
        case UNKNOWN -> {
          if (kubeInput.translated()) {
            readDynamic(input);
          } else {
            manifests.read(input.text(), input.name());
          }
        }
        case KUBERNETES -> manifests.read(input.text(), input.name());
      }
    }
    dynamic = DynamicMerge.merge(parts, found);
    List<KubeObject> objects = objects(kubeInput);
    kube = new KubeSide(objects, kubeInput.complete(), around);
    if (kubeInput.translated()) {
      kube.translate(statics, staticDocument, manifestFindings);
    }
  }

  /**
   * Reads the static configuration and, where no paths are given, what its file provider reads.
   * Paths in it are relative to the working directory, as in Traefik, or else to its own folder.
   */
  static Workspace following(
      Terminal terminal, @Nullable String staticFile, List<String> paths, KubeInput kubeInput)
      throws IOException {
    if (!paths.isEmpty() || staticFile == null) {
      return new Workspace(terminal, staticFile, paths, kubeInput);
    }
    StaticLoader.Loaded loaded = new Workspace(terminal, staticFile, List.of()).statics();
    Providers.FileProvider provider = loaded == null ? null : loaded.config().providers().file();
    if (provider == null) {
      return new Workspace(terminal, staticFile, List.of(), kubeInput);
    }
    String named = provider.filename().isEmpty() ? provider.directory() : provider.filename();
    Path folder = Path.of(staticFile).toAbsolutePath().getParent();
    Path path = Path.of(named);
    if (!Files.exists(path) && folder != null && Files.exists(folder.resolve(named))) {
      path = folder.resolve(named);
    }
    return new Workspace(
        terminal, staticFile, named.isEmpty() ? List.of() : List.of(path.toString()), kubeInput);
  }

  /** Objects of the cluster, in whose place those of manifests stand that have their names. */
  private List<KubeObject> objects(KubeInput input) throws IOException {
    KubeInput.Cluster cluster = input.cluster();
    if (cluster == null) {
      return manifests.all();
    }
    StaticConfig config = statics == null ? KubeSide.usual() : statics.config();
    Set<String> own = new HashSet<>();
    manifests.all().forEach(object -> own.add(object.title()));
    List<KubeObject> out = new ArrayList<>(manifests.all());
    for (KubeObject object : cluster.objects(WatchedKind.of(config.providers()))) {
      if (!own.contains(object.title())) {
        out.add(object);
        around.add(object.node().span().file());
      }
    }
    return out;
  }

  private void readStatic(String name) throws IOException {
    Path file = Path.of(name);
    if (!Files.exists(file)) {
      found.report(
          Diagnostic.at(
                  Code.CONFIG_FILE_MISSING,
                  Span.startOf(name),
                  "the static configuration does not exist; Traefik would silently start with its"
                      + " defaults: entry point \"http\" on port 80, and no provider")
              .suggest("check the path given to --static or --configFile"));
      return;
    }
    Format format = Format.ofFile(name).orElse(Format.YAML);
    Decoded decoded = Decoded.of(Inputs.bytes(file), name);
    String text = decoded.text();
    sources.add(name, text);
    files.add(name);
    decoded
        .problems()
        .forEach(problem -> ParseFindings.report(problem, "Traefik does not start", found));
    loadStatic(format, text, name);
  }

  /** Every static file is checked; the first one counts. */
  private void loadStatic(Format format, String text, String name) {
    StaticLoader.Loaded loaded = StaticLoader.text(format, text, name, found);
    if (statics == null) {
      statics = loaded;
      staticDocument = Documents.parse(format, text, name).root();
    }
  }

  private void readDynamic(Input input) {
    DynamicDocument document =
        DynamicDocument.read(
            input.format(), input.text(), input.name(), Environment.system(), found);
    parts.add(document);
    Node root = document.root();
    if (root != null) {
      documents.add(root);
    }
  }

  /** Whether Traefik would not start, or would refuse what the files say. */
  boolean isRejected() {
    return statics != null && statics.rejected()
        || parts.stream().anyMatch(DynamicDocument::rejected)
        || found.all().stream().anyMatch(finding -> finding.code() == Code.CONFIG_FILE_MISSING);
  }

  /** Whether the text of a file or manifest could not be read, so that its parts are not known. */
  boolean hasUnread() {
    Set<String> parsed = new HashSet<>();
    documents.forEach(root -> parsed.add(root.span().file()));
    return found.all().stream().anyMatch(finding -> isUnread(finding, parsed))
        || manifestFindings.all().stream().anyMatch(finding -> isUnread(finding, Set.of()));
  }

  private static boolean isUnread(Diagnostic finding, Set<String> parsed) {
    Span span = finding.span();
    return UNREADABLE.contains(finding.code()) && span != null && !parsed.contains(span.file());
  }

  Sources sources() {
    return sources;
  }

  /** Every file that was read. */
  List<String> files() {
    return files;
  }

  /** What was found while reading files; see {@link #manifestFindings} for manifests. */
  List<Diagnostic> found() {
    return found.all();
  }

  /** The static configuration; null where none was given or it does not exist. */
  StaticLoader.@Nullable Loaded statics() {
    return statics;
  }

  /** What is written at a path of the static or the dynamic configuration; null for nothing. */
  @Nullable Node node(ConfigPath path) {
    List<String> segments = path.segments();
    String first = segments.isEmpty() ? "" : segments.getFirst();
    if (!Kinds.isDynamicKey(first)) {
      return staticDocument == null ? null : node(List.of(staticDocument), segments);
    }
    Translated translated = translated(segments);
    return translated == null
        ? node(documents, segments)
        : node(List.of(translated.root()), translated.segments());
  }

  /** What is written at a path in dynamic files, be its section known or not; null for nothing. */
  @Nullable Node dynamicNode(ConfigPath path) {
    return node(documents, path.segments());
  }

  /** A path that leads into what a provider other than file says. */
  private record Translated(Node root, Origins origins, List<String> segments) {}

  private @Nullable Translated translated(List<String> segments) {
    int at = segments.size() < PART ? -1 : segments.get(PART - 1).lastIndexOf('@');
    if (at < 0) {
      return null;
    }
    String name = segments.get(PART - 1);
    Node.Mapping root = kube.roots().get(name.substring(at + 1));
    if (root == null) {
      return null;
    }
    List<String> own = new ArrayList<>(segments);
    own.set(PART - 1, name.substring(0, at));
    return new Translated(root, Origins.of(List.of(root)), own);
  }

  private static @Nullable Node node(List<Node> roots, List<String> segments) {
    for (Node root : roots) {
      Node at = root;
      for (String segment : segments) {
        at = child(at, segment);
      }
      if (at != null) {
        return at;
      }
    }
    return null;
  }

  private static @Nullable Node child(@Nullable Node node, String segment) {
    return switch (node) {
      case Node.Mapping mapping -> mapping.get(segment);
      case Node.Sequence sequence -> {
        int index = segment.matches("\\d{1,6}") ? Integer.parseInt(segment) : -1;
        yield index >= 0 && index < sequence.items().size() ? sequence.items().get(index) : null;
      }
      case null, default -> null;
    };
  }

  /** The document of the static configuration; null where there is none that can be read. */
  @Nullable Node staticDocument() {
    return staticDocument;
  }

  /** The Kubernetes objects, and what was made of them. */
  KubeSide kube() {
    return kube;
  }

  /** What reading and, where it was wanted, translating the manifests found. */
  List<Diagnostic> manifestFindings() {
    return manifestFindings.all();
  }

  /** The objects as they are. */
  ClusterObjects objects() {
    return new ClusterObjects(kube.given());
  }

  /** Whether a finding is about what was given, and not about a cluster that is around it. */
  boolean isGiven(Diagnostic finding) {
    Span span = finding.span();
    if (given.isEmpty() || span == null) {
      return true;
    }
    int field = span.file().indexOf('#'); // of an object of a cluster
    String object = field < 0 ? span.file() : span.file().substring(0, field);
    return !around.contains(object);
  }

  /** What every provider says; names are as they were written. */
  List<ProviderConfig> providers() {
    List<ProviderConfig> out = new ArrayList<>();
    out.add(new ProviderConfig(FILE, dynamic, Origins.of(documents)));
    out.addAll(kube.providers());
    return out;
  }

  /**
   * What all providers say as one, names qualified, before defaults of the static configuration.
   */
  Merged merged() {
    return Merge.merge(List.of(), providers());
  }

  /** Whether a provider's configuration is at hand. */
  boolean has(String provider) {
    return provider.equals(FILE) ? !documents.isEmpty() : kube.roots().containsKey(provider);
  }

  /** The documents of the dynamic files, and those that were made of manifests. */
  List<Node> documents() {
    List<Node> out = new ArrayList<>(documents);
    out.addAll(kube.roots().values());
    return out;
  }

  /** Finds places by paths as findings have them: {@code @file} is left out. */
  Origins origins() {
    Origins files = Origins.of(documents);
    return path -> {
      Translated translated = translated(path.segments());
      return translated == null
          ? files.find(path)
          : translated.origins().find(ConfigPath.of(translated.segments().toArray(new String[0])));
    };
  }
}
