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
import dev.traefikctl.model.DynamicConfig;
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
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The configuration that a command line names, read and bound, with everything found on the way.
 */
final class Workspace {

  private final Sources sources = new Sources();
  private final Diagnostics found = new Diagnostics();
  private final List<String> files = new ArrayList<>();
  private final List<Node> documents = new ArrayList<>();
  private final List<DynamicDocument> parts = new ArrayList<>();
  private final DynamicConfig dynamic;
  private StaticLoader.@Nullable Loaded statics;
  private @Nullable Node staticDocument;

  /**
   * Reads everything.
   *
   * @param staticFile null where the user names none
   * @throws UsageProblem where a path does not exist
   */
  Workspace(Terminal terminal, @Nullable String staticFile, List<String> paths) throws IOException {
    if (staticFile != null) {
      readStatic(staticFile);
    }
    for (Input input : new Inputs(terminal, sources, found).read(paths)) {
      files.add(input.name());
      switch (input.kind()) {
        case STATIC -> {
          loadStatic(input.format(), input.text(), input.name());
        }
        case DYNAMIC -> readDynamic(input);
        case KUBERNETES -> reportManifest(input.name());
      }
    }
    dynamic = DynamicMerge.merge(parts, found);
  }

  /**
   * Reads the static configuration and, where no paths are given, what its file provider reads.
   * Paths in it are relative to the working directory, as in Traefik, or else to its own folder.
   */
  static Workspace following(Terminal terminal, @Nullable String staticFile, List<String> paths)
      throws IOException {
    if (!paths.isEmpty() || staticFile == null) {
      return new Workspace(terminal, staticFile, paths);
    }
    StaticLoader.Loaded loaded = new Workspace(terminal, staticFile, List.of()).statics();
    Providers.FileProvider provider = loaded == null ? null : loaded.config().providers().file();
    if (provider == null) {
      return new Workspace(terminal, staticFile, List.of());
    }
    String named = provider.filename().isEmpty() ? provider.directory() : provider.filename();
    Path folder = Path.of(staticFile).toAbsolutePath().getParent();
    Path path = Path.of(named);
    if (!Files.exists(path) && folder != null && Files.exists(folder.resolve(named))) {
      path = folder.resolve(named);
    }
    return new Workspace(
        terminal, staticFile, named.isEmpty() ? List.of() : List.of(path.toString()));
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
    Decoded decoded = Decoded.of(Files.readAllBytes(file), name);
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

  private void reportManifest(String name) {
    found.report(
        Diagnostic.at(
                Code.UNKNOWN_ROOT_KEY,
                Span.startOf(name),
                "this is a Kubernetes manifest, which Traefik's file provider does not read, and"
                    + " which this version of traefikctl cannot check yet")
            .suggest("give it to kubectl; validate takes static and dynamic configuration files"));
  }

  Sources sources() {
    return sources;
  }

  /** Every file that was read. */
  List<String> files() {
    return files;
  }

  /** What was found while reading. */
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
    Node statics = staticDocument;
    List<Node> roots =
        Kinds.isDynamicKey(segments.getFirst())
            ? documents
            : statics == null ? List.of() : List.of(statics);
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

  /** All dynamic files as one configuration, the first definition of each part. */
  DynamicConfig dynamic() {
    return dynamic;
  }

  /** The documents of the dynamic files. */
  List<Node> documents() {
    return documents;
  }

  Origins origins() {
    return Origins.of(documents);
  }
}
