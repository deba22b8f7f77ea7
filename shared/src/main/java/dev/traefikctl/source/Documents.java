package dev.traefikctl.source;

import java.util.List;

/** Reads texts of any {@link Format} to node trees. Never throws because of a text. */
public final class Documents {

  /**
   * The documents of a stream.
   *
   * @param problems what is wrong; after a syntax error no further document is read
   */
  public record Stream(List<Node> documents, List<Problem> problems) {

    public Stream {
      documents = List.copyOf(documents);
      problems = List.copyOf(problems);
    }
  }

  private Documents() {}

  /**
   * Reads any number of YAML documents, or one of JSON, as Kubernetes does. Empty documents are
   * left out.
   */
  public static Stream parseAll(String text, String file) {
    String body = withoutMark(text);
    Lines lines = Lines.of(body, file);
    if (body.length() > Limits.TEXT) {
      return new Stream(List.of(), List.of(tooLong(lines)));
    }
    if (body.stripLeading().startsWith("{")) {
      Parsed json = parse(Format.JSON, body, lines, Harvest.NONE);
      Node root = json.root();
      if (root != null) {
        return new Stream(List.of(root), json.problems());
      }
    }
    try {
      return new YamlParser(body, lines, Harvest.NONE).parseAll();
    } catch (StackOverflowError e) {
      String message = "the document is nested too deeply";
      Problem problem = new Problem(Problem.Kind.SYNTAX, lines.startOfFile(), message);
      return new Stream(List.of(), List.of(problem));
    }
  }

  /**
   * Reads one document.
   *
   * @param file the name that spans carry
   */
  public static Parsed parse(Format format, String text, String file) {
    return parse(format, text, file, Harvest.NONE);
  }

  /** Reads one document whose parts are taken while it is read. */
  public static Parsed parse(Format format, String text, String file, Harvest harvest) {
    String body = withoutMark(text);
    return parse(format, body, Lines.of(body, file), harvest);
  }

  /**
   * Reads one document that was generated; its spans are those of the text that a user wrote.
   *
   * @param from the text that it was generated from
   * @param map leads from the offsets of {@code text} to those of {@code from}
   */
  public static Parsed parseGenerated(
      Format format, String text, String from, TextMap map, String file, Harvest harvest) {
    return parse(format, text, Lines.generated(text, from, map, file), harvest);
  }

  /** A text without the byte order mark that some editors put before it. */
  static String withoutMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /** The span of a range of offsets in a text. */
  public static Span span(String text, String file, int start, int end) {
    return Lines.of(text, file).span(start, end);
  }

  private static Problem tooLong(Lines lines) {
    String message = "the text " + Limits.TOO_LONG;
    return new Problem(Problem.Kind.SYNTAX, lines.startOfFile(), message, Limits.MORE_MEMORY);
  }

  private static Parsed parse(Format format, String text, Lines lines, Harvest harvest) {
    if (text.length() > Limits.TEXT) {
      return new Parsed(null, List.of(tooLong(lines)));
    }
    try {
      return switch (format) {
        case YAML -> new YamlParser(text, lines, harvest).parse();
        case TOML -> new TomlParser(text, lines).parse();
        case JSON -> new JsonParser(text, lines).parse();
      };
    } catch (StackOverflowError e) {
      // allowed depths fit everyday stacks, but the caller may have used up most of its own
      return Parsed.failed(
          Problem.Kind.SYNTAX, lines.startOfFile(), "the document is nested too deeply");
    }
  }
}
