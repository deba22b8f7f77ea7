package dev.traefikctl.cli;

import dev.traefikctl.cli.render.Sources;
import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Diagnostics;
import dev.traefikctl.diag.Origins;
import dev.traefikctl.file.Binders;
import dev.traefikctl.file.ParseFindings;
import dev.traefikctl.file.StaticLoader;
import dev.traefikctl.model.DynamicConfig;
import dev.traefikctl.source.Documents;
import dev.traefikctl.source.Format;
import dev.traefikctl.source.Node;
import dev.traefikctl.source.Parsed;
import dev.traefikctl.source.Problem;
import dev.traefikctl.source.Span;
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

  private static final String REACTION = "Traefik rejects the whole file";

  private final Sources sources = new Sources();
  private final Diagnostics found = new Diagnostics();
  private final List<String> files = new ArrayList<>();
  private final List<Node> documents = new ArrayList<>();
  private final FileParts parts = new FileParts(found);
  private StaticLoader.@Nullable Loaded statics;

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
          StaticLoader.Loaded loaded =
              StaticLoader.text(input.format(), input.text(), input.name(), found);
          statics = statics == null ? loaded : statics;
        }
        case DYNAMIC -> readDynamic(input);
        case KUBERNETES -> reportManifest(input.name());
      }
    }
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
    String text = Files.readString(file);
    sources.add(name, text);
    files.add(name);
    statics = StaticLoader.text(format, text, name, found);
  }

  private void readDynamic(Input input) {
    Parsed parsed = Documents.parse(input.format(), input.text(), input.name());
    for (Problem problem : parsed.problems()) {
      ParseFindings.report(problem, REACTION, found);
    }
    Node root = parsed.root();
    if (root != null) {
      documents.add(root);
      parts.add(Binders.dynamic().bind(root, found).value(), root);
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

  /** All dynamic files as one configuration, the first definition of each part. */
  DynamicConfig dynamic() {
    return parts.merged();
  }

  /** The documents of the dynamic files. */
  List<Node> documents() {
    return documents;
  }

  Origins origins() {
    return Origins.of(documents);
  }
}
