package dev.traefikctl.file;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Diagnostics;
import dev.traefikctl.diag.Origins;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.model.DynamicConfig;
import dev.traefikctl.source.Node;
import dev.traefikctl.source.Span;
import dev.traefikctl.source.template.Environment;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Loads what the file provider would: one file ({@code providers.file.filename}), or a directory
 * with its subdirectories ({@code providers.file.directory}).
 */
public final class DynamicFiles {

  /**
   * What was loaded.
   *
   * @param config null where Traefik refuses the files: one bad file of a directory is enough
   * @param origins where its parts stand in the files
   * @param documents the files that were read, in Traefik's order
   */
  public record Loaded(
      @Nullable DynamicConfig config,
      Origins origins,
      List<Diagnostic> diagnostics,
      List<DynamicDocument> documents) {

    public Loaded {
      diagnostics = List.copyOf(diagnostics);
      documents = List.copyOf(documents);
    }
  }

  private final Environment environment;
  private final List<DynamicDocument> before;
  private final Diagnostics found = new Diagnostics();
  private final List<DynamicDocument> documents = new ArrayList<>();

  private DynamicFiles(Environment environment, List<DynamicDocument> before) {
    this.environment = environment;
    this.before = before;
  }

  /**
   * Loads one file; an empty one is an empty configuration.
   *
   * @param before the documents of the last time, of which what did not change is used again
   */
  public static Loaded file(Path file, Environment environment, List<DynamicDocument> before) {
    DynamicFiles run = new DynamicFiles(environment, before);
    run.read(new DirectoryFiles.Found(file, file));
    return run.loaded(true);
  }

  /**
   * Loads a directory; an empty one is an empty configuration.
   *
   * @param before the documents of the last time, of which what did not change is used again
   */
  public static Loaded directory(
      Path directory, Environment environment, List<DynamicDocument> before) {
    DynamicFiles run = new DynamicFiles(environment, before);
    try {
      DirectoryFiles files = DirectoryFiles.of(directory);
      files.loaded().forEach(run::read);
      files.json().forEach(file -> reportSkipped(file, run.found));
      return run.loaded(true);
    } catch (IOException e) {
      String name = Objects.requireNonNullElse(fileOf(e), directory.toString());
      run.found.report(DynamicDocument.unreadable(name, Unreadable.why(e)));
      return run.loaded(false);
    }
  }

  private static @Nullable String fileOf(IOException e) {
    return e instanceof FileSystemException system ? system.getFile() : null;
  }

  private void read(DirectoryFiles.Found file) {
    String name = file.shown().toString();
    DynamicDocument last =
        before.stream().filter(known -> known.name().equals(name)).findFirst().orElse(null);
    documents.add(DynamicDocument.read(file.path(), name, environment, last, found));
  }

  /** Tells of a file that the file provider does not look at, though it may hold options. */
  static void reportSkipped(Path file, Reporter reporter) {
    String name = file.toString();
    reporter.report(
        Diagnostic.at(
                Code.FILE_SKIPPED,
                Span.startOf(name),
                "the file provider reads .yaml, .yml and .toml files only; Traefik silently skips"
                    + " this file")
            .suggest("name it .yaml: JSON is YAML as well"));
  }

  private Loaded loaded(boolean complete) {
    DynamicConfig merged = DynamicMerge.merge(documents, found);
    boolean rejected = !complete || documents.stream().anyMatch(DynamicDocument::rejected);
    List<DynamicDocument> read = List.copyOf(documents);
    Origins origins = new PartOrigins(read, Origins.lazily(() -> roots(read)));
    return new Loaded(rejected ? null : merged, origins, found.all(), read);
  }

  private static List<Node> roots(List<DynamicDocument> documents) {
    return documents.stream().map(DynamicDocument::root).filter(Objects::nonNull).toList();
  }
}
