package dev.traefikctl.schema;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.ConfigPath;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.source.Node;
import dev.traefikctl.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Flags, variables or annotations as the document that they stand for. Indexes of lists ({@code
 * domains[0]}) become keys, which binding takes for items as Traefik does.
 */
public final class WordTree {

  private static final class Branch {
    final String name;
    final Map<String, Branch> children = new LinkedHashMap<>();
    @Nullable String value;
    Span span;

    Branch(String name, Span span) {
      this.name = name;
      this.span = span;
    }
  }

  private final Kind kind;
  private final Reporter reporter;
  private boolean rejected;

  private WordTree(Kind kind, Reporter reporter) {
    this.kind = kind;
    this.reporter = reporter;
  }

  /**
   * What the words configure.
   *
   * @param root the record whose options they name
   * @param code that of a name of the wrong form
   * @param reaction what Traefik does then, as the end of a sentence
   * @param place where no word stands
   */
  public record Kind(Class<? extends Record> root, Code code, String reaction, String place) {}

  /**
   * What words stand for.
   *
   * @param rejected Traefik refuses all words because of the form of a name
   */
  public record Tree(Node.Mapping document, boolean rejected) {}

  /** The document that words stand for. */
  public static Tree of(Kind kind, List<Word> words, Reporter reporter) {
    WordTree tree = new WordTree(kind, reporter);
    Span start = words.isEmpty() ? Span.startOf(kind.place()) : words.getFirst().span();
    Branch root = new Branch("", start);
    words.stream().sorted(Comparator.comparing(Word::path)).forEach(word -> tree.add(root, word));
    return new Tree(new Node.Mapping(tree.entries(root, new ArrayList<>()), start), tree.rejected);
  }

  private void add(Branch root, Word word) {
    Branch at = root;
    for (String part : word.path().split("\\.", -1)) {
      if (part.isEmpty() || part.startsWith("[")) {
        reject(word, part);
        return;
      }
      int bracket = part.endsWith("]") ? part.indexOf('[') : -1;
      at = child(at, bracket < 0 ? part : part.substring(0, bracket), word.span());
      if (bracket >= 0) {
        at = child(at, part.substring(bracket), word.span());
      }
    }
    at.value = word.value();
    at.span = word.span();
  }

  private static Branch child(Branch parent, String name, Span span) {
    String key = name.toLowerCase(Locale.ROOT);
    return parent.children.computeIfAbsent(key, _ -> new Branch(name, span));
  }

  private void reject(Word word, String part) {
    reject(
        ConfigPath.of(word.path()),
        word.span(),
        part.isEmpty()
            ? "invalid element: " + word.path()
            : "invalid leading character '[' in field name: " + part);
  }

  private void reject(ConfigPath path, Span span, String what) {
    rejected = true;
    String message = what + "; " + kind.reaction();
    reporter.report(Diagnostic.about(kind.code(), path, message).at(span));
  }

  private List<Node.Entry> entries(Branch branch, List<String> path) {
    List<Node.Entry> out = new ArrayList<>();
    for (Branch child : branch.children.values()) {
      path.add(child.name);
      out.add(new Node.Entry(child.name, child.span, node(child, path)));
      path.removeLast();
    }
    return out;
  }

  /** Names below a switch count, even where it is off. */
  private void checkNames(Branch branch, List<String> path) {
    for (Branch child : branch.children.values()) {
      String where = String.join(".", path);
      path.add(child.name);
      if (OptionShape.at(kind.root(), path) == OptionShape.UNKNOWN) {
        ConfigPath at = ConfigPath.of(path.toArray(String[]::new));
        reject(at, child.span, "unknown option `" + child.name + "` in " + where);
      } else {
        checkNames(child, path);
      }
      path.removeLast();
    }
  }

  /** A switch that is off silences what stands below it; any other value of a section is lost. */
  private Node node(Branch branch, List<String> path) {
    String value = branch.value;
    boolean off =
        value != null
            && !value.isEmpty()
            && !value.equalsIgnoreCase("true")
            && OptionShape.at(kind.root(), path) == OptionShape.SWITCH;
    if (off) {
      checkNames(branch, path);
    }
    if (branch.children.isEmpty() || off) {
      return new Node.Scalar(value == null ? "" : value, Node.Kind.STRING, branch.span);
    }
    return new Node.Mapping(entries(branch, path), branch.span);
  }
}
