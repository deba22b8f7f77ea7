package dev.traefikctl.source;

/** Reads texts of any {@link Format} to node trees. Never throws because of a text. */
public final class Documents {

  private Documents() {}

  /**
   * Reads one document.
   *
   * @param file the name that spans carry
   */
  public static Parsed parse(Format format, String text, String file) {
    String body = withoutMark(text);
    return parse(format, body, Lines.of(body, file));
  }

  /**
   * Reads one document that was generated; its spans are those of the text that a user wrote.
   *
   * @param from the text that it was generated from
   * @param map leads from the offsets of {@code text} to those of {@code from}
   */
  public static Parsed parseGenerated(
      Format format, String text, String from, TextMap map, String file) {
    return parse(format, text, Lines.generated(text, from, map, file));
  }

  /** A text without the byte order mark that some editors put before it. */
  static String withoutMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /** The span of a range of offsets in a text. */
  public static Span span(String text, String file, int start, int end) {
    return Lines.of(text, file).span(start, end);
  }

  private static Parsed parse(Format format, String text, Lines lines) {
    if (text.length() > Limits.TEXT) {
      String message = "the text is longer than " + Limits.TEXT + " characters";
      return Parsed.failed(Problem.Kind.SYNTAX, lines.startOfFile(), message);
    }
    try {
      return switch (format) {
        case YAML -> new YamlParser(text, lines).parse();
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
