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
    if (text.length() > Limits.TEXT) {
      return Parsed.failed(
          Problem.Kind.SYNTAX,
          Span.startOf(file),
          "the text is longer than " + Limits.TEXT + " characters");
    }
    String body = text.startsWith("\uFEFF") ? text.substring(1) : text;
    Lines lines = new Lines(body, file);
    return switch (format) {
      case YAML -> new YamlParser(body, lines).parse();
      case TOML -> new TomlParser(body, lines).parse();
      case JSON -> new JsonParser(body, lines).parse();
    };
  }
}
