package dev.traefikctl.file;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.diag.Severity;
import dev.traefikctl.model.DynamicConfig;
import dev.traefikctl.schema.Bound;
import dev.traefikctl.source.Decoded;
import dev.traefikctl.source.Format;
import dev.traefikctl.source.Limits;
import dev.traefikctl.source.Node;
import dev.traefikctl.source.Parsed;
import dev.traefikctl.source.Problem;
import dev.traefikctl.source.Span;
import dev.traefikctl.source.template.Environment;
import dev.traefikctl.source.template.GoTemplate;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One dynamic file: a Go template of YAML or TOML.
 *
 * @param name the name that its places carry
 * @param root null where it cannot be read at all
 * @param config what could be read of it
 * @param rejected Traefik refuses the file, and with it every file of its directory
 */
public record DynamicDocument(
    String name, @Nullable Node root, DynamicConfig config, boolean rejected) {

  private static final String REACTION = "Traefik rejects the whole file";

  /** Reads a file by the format that its name promises. */
  public static DynamicDocument read(
      Path file, String name, Environment environment, Reporter reporter) {
    Format format = Format.ofFile(name).orElse(null);
    if (format == null) {
      return unreadable(name, "the name must end with .yaml, .yml or .toml", reporter);
    }
    try {
      if (Files.size(file) > Limits.TEXT) {
        return unreadable(name, "it is larger than " + Limits.TEXT + " bytes", reporter);
      }
      Decoded decoded = Decoded.of(Files.readAllBytes(file), name);
      report(decoded.problems(), reporter);
      DynamicDocument read = read(format, decoded.text(), name, environment, reporter);
      boolean intact = decoded.problems().isEmpty();
      return intact ? read : new DynamicDocument(name, read.root(), read.config(), true);
    } catch (IOException e) {
      return unreadable(name, reason(e), reporter);
    }
  }

  /** Reads a text that is at hand already. */
  public static DynamicDocument read(
      Format format, String text, String name, Environment environment, Reporter reporter) {
    // Traefik reads JSON, which it takes from a file that is named itself, as the YAML it also is
    Format read = format == Format.JSON ? Format.YAML : format;
    Parsed parsed = GoTemplate.parse(read, text, name, environment);
    report(parsed.problems(), reporter);
    Node root = parsed.root();
    if (root == null) {
      return new DynamicDocument(name, null, DynamicConfig.empty(), true);
    }
    Bound<DynamicConfig> bound = Binders.dynamic().bind(root, reporter);
    return new DynamicDocument(name, root, bound.value(), parsed.rejected() || bound.rejected());
  }

  private static void report(List<Problem> problems, Reporter reporter) {
    problems.forEach(problem -> ParseFindings.report(problem, REACTION, reporter));
  }

  private static DynamicDocument unreadable(String name, String why, Reporter reporter) {
    reporter.report(unreadable(name, why));
    return new DynamicDocument(name, null, DynamicConfig.empty(), true);
  }

  /** Something that the file provider cannot read. */
  static Diagnostic unreadable(String name, String why) {
    String message = name + " cannot be read: " + why + "; Traefik drops the whole file provider";
    return Diagnostic.at(Code.FILE_SKIPPED, Span.startOf(name), message)
        .withSeverity(Severity.ERROR);
  }

  /** Why a file cannot be read, without its name, which the messages of Java begin with. */
  static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "it does not exist";
    }
    String why = e instanceof FileSystemException system ? system.getReason() : e.getMessage();
    return why == null ? e.getClass().getSimpleName() : why;
  }
}
