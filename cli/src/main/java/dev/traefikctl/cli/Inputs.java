package dev.traefikctl.cli;

import dev.traefikctl.cli.Input.Kind;
import dev.traefikctl.cli.render.Sources;
import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.file.ParseFindings;
import dev.traefikctl.source.Decoded;
import dev.traefikctl.source.Format;
import dev.traefikctl.source.Span;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Reads what the command line names: files, directories as the file provider reads them, stdin. */
final class Inputs {

  private static final String REACTION = "Traefik rejects the whole file";

  private final Terminal terminal;
  private final Sources sources;
  private final Reporter reporter;
  private final List<Input> found = new ArrayList<>();
  private final Set<Path> read = new HashSet<>();

  Inputs(Terminal terminal, Sources sources, Reporter reporter) {
    this.terminal = terminal;
    this.sources = sources;
    this.reporter = reporter;
  }

  /**
   * Reads all, in the order given, each file once however often and by whatever name it is given.
   *
   * @throws UsageProblem where a path does not exist
   * @throws IOException where something that exists cannot be read
   */
  List<Input> read(List<String> paths) throws IOException {
    for (String path : paths) {
      if (path.equals("-")) {
        standardInput();
      } else if (Files.isDirectory(Path.of(path))) {
        directory(Path.of(path));
      } else if (Files.exists(Path.of(path))) {
        file(Path.of(path), true);
      } else {
        throw new UsageProblem("no such file or directory: " + path);
      }
    }
    return found;
  }

  /** Leaves out what was read already, as the static configuration. */
  Inputs without(Path file) throws IOException {
    read.add(file.toRealPath());
    return this;
  }

  private void standardInput() throws IOException {
    if (read.add(Path.of("-"))) {
      Decoded decoded = Decoded.of(terminal.input().readAllBytes(), "-");
      decoded.problems().forEach(problem -> ParseFindings.report(problem, REACTION, reporter));
      add("-", Kinds.sniff(decoded.text()), decoded.text());
    }
  }

  private void directory(Path directory) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(directory)) {
      files = walk.filter(Files::isRegularFile).sorted().toList();
    }
    int before = found.size();
    for (Path file : files) {
      file(file, false);
    }
    List<Input> own = found.subList(before, found.size());
    if (own.stream().anyMatch(input -> input.kind() == Kind.KUBERNETES)) {
      own.removeIf(input -> input.kind() == Kind.UNKNOWN); // values of charts and the like
    }
  }

  private void file(Path file, boolean named) throws IOException {
    String name = file.toString();
    Format format = Format.ofFile(name).orElse(null);
    if (format == null) {
      if (named && read.add(file.toRealPath()) && !manifest(file, name)) {
        throw new UsageProblem(
            "unknown kind of file: "
                + name
                + "; the names of configurations end in .yml, .yaml or .toml");
      }
      return;
    }
    if (!read.add(file.toRealPath())) {
      return;
    }
    if (format == Format.JSON && !named) {
      if (!manifest(file, name)) {
        skipped(name);
      }
      return;
    }
    Decoded decoded = Decoded.of(bytes(file), name);
    decoded.problems().forEach(problem -> ParseFindings.report(problem, REACTION, reporter));
    add(name, format, decoded.text());
  }

  /** Reads a file whose name does not say enough if it holds Kubernetes objects. */
  private boolean manifest(Path file, String name) throws IOException {
    String text = Decoded.of(bytes(file), name).text();
    boolean good = Kinds.of(name, Kinds.sniff(text), text) == Kind.KUBERNETES;
    if (good) {
      add(name, Kinds.sniff(text), text);
    }
    return good;
  }

  /** The content of a file; whatever keeps it from being read is told with its name. */
  static byte[] bytes(Path file) throws IOException {
    try {
      return Files.readAllBytes(file);
    } catch (FileSystemException e) {
      throw e; // names it
    } catch (IOException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  private void skipped(String name) {
    reporter.report(
        Diagnostic.at(
                Code.FILE_SKIPPED,
                Span.startOf(name),
                "the file provider reads .yaml, .yml and .toml files of a directory only; Traefik"
                    + " silently skips this one")
            .suggest("name it .yml: JSON is YAML as well"));
  }

  private void add(String name, Format format, String text) {
    sources.add(name, text);
    found.add(new Input(name, format, text, Kinds.of(name, format, text)));
  }
}
