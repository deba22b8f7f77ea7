package dev.traefikctl.file;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Diagnostics;
import dev.traefikctl.diag.Origins;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.model.StaticConfig;
import dev.traefikctl.schema.Bound;
import dev.traefikctl.schema.Word;
import dev.traefikctl.schema.WordTree;
import dev.traefikctl.source.Documents;
import dev.traefikctl.source.Format;
import dev.traefikctl.source.Node;
import dev.traefikctl.source.Parsed;
import dev.traefikctl.source.Problem;
import dev.traefikctl.source.Span;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the static configuration from one of its three sources as Traefik chooses it: a file, else
 * flags, else environment variables; they are never merged.
 */
public final class StaticLoader {

  private static final String REACTION = "Traefik does not start";
  private static final String CONFIG_FILE = "configFile";

  /**
   * Where a static configuration may come from.
   *
   * @param arguments the command line without the program's name
   * @param directory what relative paths are relative to
   */
  public record Sources(List<String> arguments, Map<String, String> environment, Path directory) {

    public Sources {
      arguments = List.copyOf(arguments);
      environment = Map.copyOf(environment);
    }
  }

  /**
   * What was read.
   *
   * @param config with the entry points that Traefik adds ({@link StaticConfig#effective})
   * @param file the file that it came from; null for flags and variables
   * @param rejected Traefik would not start with it
   */
  public record Loaded(
      StaticConfig config, @Nullable Path file, Origins origins, boolean rejected) {}

  private final Reporter reporter;
  private boolean rejected;

  private StaticLoader(Reporter reporter) {
    this.reporter = reporter;
  }

  /** Reads from wherever Traefik would; every problem of the source that counts is reported. */
  public static Loaded load(Sources sources, Reporter reporter) {
    return new StaticLoader(reporter).load(sources);
  }

  /** Reads one file, whatever else there is. */
  public static Loaded file(Path file, Reporter reporter) {
    return new StaticLoader(reporter).readFile(file);
  }

  /** Reads a text that did not come from a file, or is already at hand. */
  public static Loaded text(Format format, String text, String name, Reporter reporter) {
    return new StaticLoader(reporter).readText(format, text, name, null);
  }

  private Loaded load(Sources sources) {
    Flags.Parsed flags = Flags.parse(sources.arguments(), reporter);
    rejected = flags.rejected();
    List<Word> variables = Variables.parse(sources.environment());
    Word named = flags.find(CONFIG_FILE);
    Path file = findFile(named, sources);
    if (file != null) {
      List<Word> others = new ArrayList<>(flags.words());
      others.removeIf(word -> word.path().equalsIgnoreCase(CONFIG_FILE));
      reportUnused(others, "the flag ", "the file " + file);
      reportUnused(variables, "the variable ", "the file " + file);
      return readFile(file);
    }
    if (!sources.arguments().isEmpty()) {
      reportUnused(variables, "the variable ", "flags");
      return readWords(flags.words());
    }
    Variables.reportIgnored(sources.environment(), reporter);
    return readWords(variables);
  }

  private @Nullable Path findFile(@Nullable Word named, Sources sources) {
    String wanted = named == null ? null : named.value();
    Path found = ConfigFiles.find(wanted, sources.environment(), sources.directory());
    if (named != null && !named.value().isBlank()) {
      Path asked =
          sources.directory().resolve(ConfigFiles.expand(named.value(), sources.environment()));
      if (!Files.exists(asked)) {
        String instead = found == null ? "with flags only" : "with " + found;
        String message =
            "the file " + named.value() + " does not exist; Traefik silently starts " + instead;
        reporter.report(Diagnostic.at(Code.CONFIG_FILE_MISSING, named.span(), message));
      }
    }
    return found;
  }

  /** Traefik ignores a source beside the one that counts, except for options that v3 removed. */
  private void reportUnused(List<Word> words, String what, String winner) {
    if (words.isEmpty()) {
      return;
    }
    for (Word word : words) {
      String message = what + nameOf(word) + " has no effect beside " + winner;
      reporter.report(Diagnostic.at(Code.SOURCES_EXCLUSIVE, word.span(), message));
    }
    Diagnostics found = new Diagnostics();
    WordTree.Tree tree = WordTree.of(Binders.STATIC_WORD_KIND, words, Reporter.ignoring());
    Binders.staticWords().bind(tree.document(), found);
    for (Diagnostic diagnostic : found.all()) {
      if (diagnostic.code() == Code.REMOVED_OPTION) {
        rejected = true;
        reporter.report(diagnostic);
      }
    }
  }

  private static String nameOf(Word word) {
    boolean flag = word.span().file().equals(Flags.PLACE);
    return flag ? "--" + word.path() : word.span().file();
  }

  private Loaded readWords(List<Word> words) {
    List<Word> options =
        words.stream().filter(word -> !word.path().equalsIgnoreCase(CONFIG_FILE)).toList();
    WordTree.Tree tree = WordTree.of(Binders.STATIC_WORD_KIND, options, reporter);
    rejected |= tree.rejected();
    Bound<StaticConfig> bound = Binders.staticWords().bind(tree.document(), reporter);
    return finish(bound, tree.document(), null);
  }

  private Loaded readFile(Path file) {
    Format format = Format.ofFile(file.toString()).orElse(null);
    if (format == null) {
      return fail(Code.STATIC_INVALID, file, "unsupported file extension: " + file);
    }
    try {
      return readText(format, Files.readString(file), file.toString(), file);
    } catch (CharacterCodingException e) {
      return fail(Code.SYNTAX, file, "the file is not UTF-8 text");
    } catch (IOException e) {
      return fail(Code.STATIC_INVALID, file, "the file cannot be read: " + Unreadable.why(e));
    }
  }

  private Loaded fail(Code code, Path file, String message) {
    Span start = Span.startOf(file.toString());
    reporter.report(Diagnostic.at(code, start, message + "; " + REACTION));
    return new Loaded(Binders.staticFile().defaults().effective(), file, Origins.NONE, true);
  }

  private Loaded readText(Format format, String text, String name, @Nullable Path file) {
    Parsed parsed = Documents.parse(format, text, name);
    for (Problem problem : parsed.problems()) {
      ParseFindings.report(problem, REACTION, reporter);
    }
    rejected |= parsed.rejected();
    Node root = parsed.root();
    if (root == null) {
      return new Loaded(Binders.staticFile().defaults().effective(), file, Origins.NONE, true);
    }
    if (root instanceof Node.Mapping mapping && !Binders.hasStaticSection(mapping)) {
      String message = "no valid configuration found in file: " + name + "; " + REACTION;
      reporter.report(Diagnostic.at(Code.STATIC_INVALID, Span.startOf(name), message));
      rejected = true;
    }
    return finish(Binders.staticFile().bind(root, reporter), root, file);
  }

  private Loaded finish(Bound<StaticConfig> bound, Node document, @Nullable Path file) {
    StaticConfig config = bound.value().effective();
    Origins origins = Origins.of(List.of(document));
    Diagnostics found = new Diagnostics();
    StaticChecks.check(config, found);
    rejected |= bound.rejected();
    for (Diagnostic diagnostic : found.all()) {
      // what an unreadable option leaves behind is no mistake of its own
      if (diagnostic.isError() || !rejected) {
        reporter.report(diagnostic.located(origins));
      }
    }
    rejected |= found.hasErrors();
    return new Loaded(config, file, origins, rejected);
  }
}
