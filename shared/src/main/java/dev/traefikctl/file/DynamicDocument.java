package dev.traefikctl.file;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Diagnostics;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.diag.Severity;
import dev.traefikctl.model.DynamicConfig;
import dev.traefikctl.schema.Bound;
import dev.traefikctl.schema.PartBinding;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One dynamic file: a Go template of YAML or TOML.
 *
 * @param name the name that its places carry
 * @param tree gives its nodes, or null where it cannot be read at all
 * @param config what could be read of it
 * @param rejected Traefik refuses the file, and with it every file of its directory
 * @param parts what makes it cheap to read the next version; null where nothing does
 */
public record DynamicDocument(
    String name,
    Supplier<@Nullable Node> tree,
    DynamicConfig config,
    boolean rejected,
    @Nullable YamlParts parts) {

  private static final String REACTION = "Traefik rejects the whole file";

  /** Null where it cannot be read at all. */
  public @Nullable Node root() {
    return tree.get();
  }

  /**
   * Reads a file by the format that its name promises, in small steps and without keeping its
   * nodes: whoever asks for them has them read again.
   *
   * @param before what was read of it the last time; what did not change is taken from there
   */
  static DynamicDocument read(
      Path file,
      String name,
      Environment environment,
      @Nullable DynamicDocument before,
      Reporter reporter) {
    Format format = Format.ofFile(name).orElse(null);
    if (format == null) {
      return unreadable(name, "the name must end with .yaml, .yml or .toml", reporter);
    }
    try {
      if (Files.size(file) > Limits.TEXT) {
        reporter.report(tooLong(name));
        return without(name);
      }
      byte[] bytes = Files.readAllBytes(file);
      DynamicDocument spliced =
          before == null ? null : splice(bytes, before, environment, reporter);
      if (spliced != null) {
        return spliced;
      }
      Decoded decoded = Decoded.of(bytes, name);
      report(decoded.problems(), reporter);
      DynamicDocument read =
          readParts(asRead(format), decoded, bytes, name, environment, before, reporter);
      boolean intact = decoded.problems().isEmpty();
      return intact ? read : new DynamicDocument(name, read.tree(), read.config(), true, null);
    } catch (IOException e) {
      return unreadable(name, Unreadable.why(e), reporter);
    }
  }

  /** Reads a text that is at hand already. */
  public static DynamicDocument read(
      Format format, String text, String name, Environment environment, Reporter reporter) {
    Parsed parsed = GoTemplate.parse(asRead(format), text, name, environment);
    report(parsed.problems(), reporter);
    Node root = parsed.root();
    if (root == null) {
      return without(name);
    }
    Bound<DynamicConfig> bound = Binders.dynamic().bind(root, reporter);
    boolean rejected = parsed.rejected() || bound.rejected();
    return new DynamicDocument(name, () -> root, bound.value(), rejected, null);
  }

  /** Reads what changed at one place of a large file; null where more has to be read. */
  private static @Nullable DynamicDocument splice(
      byte[] bytes, DynamicDocument before, Environment environment, Reporter reporter) {
    YamlParts known = before.parts();
    PartSplice splice = known == null ? null : PartSplice.of(bytes, known, before.config());
    if (splice == null) {
      return null;
    }
    splice.parts().findings().forEach(reporter::report);
    Supplier<@Nullable Node> tree = tree(Format.YAML, bytes, before.name(), environment);
    return new DynamicDocument(before.name(), tree, splice.config(), false, splice.parts());
  }

  private static Supplier<@Nullable Node> tree(
      Format format, byte[] bytes, String name, Environment environment) {
    return () -> GoTemplate.parse(format, Decoded.of(bytes, name).text(), name, environment).root();
  }

  private static DynamicDocument readParts(
      Format format,
      Decoded decoded,
      byte[] bytes,
      String name,
      Environment environment,
      @Nullable DynamicDocument before,
      Reporter reporter) {
    YamlParts partsBefore = before == null ? null : before.parts();
    if (partsBefore != null && before != null && divisible(format, decoded)) {
      YamlParts now = YamlCutter.cut(bytes);
      DynamicConfig config =
          now == null ? null : PartReader.read(now, partsBefore, before.config());
      if (config != null) {
        return new DynamicDocument(
            name, tree(format, bytes, name, environment), config, false, now);
      }
    }
    return readWhole(format, decoded, bytes, name, environment, before, reporter);
  }

  private static boolean divisible(Format format, Decoded decoded) {
    return format == Format.YAML && decoded.asIs() && !GoTemplate.isTemplate(decoded.text());
  }

  private static DynamicDocument readWhole(
      Format format,
      Decoded decoded,
      byte[] bytes,
      String name,
      Environment environment,
      @Nullable DynamicDocument before,
      Reporter reporter) {
    String text = decoded.text();
    DynamicConfig known = before == null ? DynamicConfig.empty() : before.config();
    PartBinding<DynamicConfig> parts = Binders.dynamic().parts(known);
    Parsed parsed = GoTemplate.parse(format, text, name, environment, parts);
    report(parsed.problems(), reporter);
    Node rest = parsed.root();
    if (rest == null) {
      return without(name);
    }
    Diagnostics found = new Diagnostics();
    Bound<DynamicConfig> bound = parts.bind(rest, found);
    found.all().forEach(reporter::report);
    boolean rejected = parsed.rejected() || bound.rejected();
    boolean good = parsed.problems().isEmpty() && !rejected;
    return new DynamicDocument(
        name,
        tree(format, bytes, name, environment),
        bound.value(),
        rejected,
        good && divisible(format, decoded)
            ? PartReader.partsOf(bytes, bound.value(), found.all())
            : null);
  }

  /** Traefik reads JSON, which it takes from a file that is named itself, as YAML. */
  private static Format asRead(Format format) {
    return format == Format.JSON ? Format.YAML : format;
  }

  /** A document that cannot be read. */
  private static DynamicDocument without(String name) {
    return new DynamicDocument(name, () -> null, DynamicConfig.empty(), true, null);
  }

  private static void report(List<Problem> problems, Reporter reporter) {
    problems.forEach(problem -> ParseFindings.report(problem, REACTION, reporter));
  }

  private static DynamicDocument unreadable(String name, String why, Reporter reporter) {
    reporter.report(unreadable(name, why));
    return without(name);
  }

  /** Something that the file provider cannot read. */
  static Diagnostic unreadable(String name, String why) {
    String message = name + " cannot be read: " + why + "; Traefik drops the whole file provider";
    return Diagnostic.at(Code.FILE_SKIPPED, Span.startOf(name), message)
        .withSeverity(Severity.ERROR);
  }

  private static Diagnostic tooLong(String name) {
    String message = name + " " + Limits.TOO_LONG + "; Traefik would read it";
    return Diagnostic.at(Code.FILE_SKIPPED, Span.startOf(name), message)
        .withSeverity(Severity.ERROR)
        .suggest(Limits.MORE_MEMORY);
  }
}
