package dev.traefikctl.source;

import java.util.StringJoiner;

/** Node trees as texts that tests can compare. */
final class Dump {

  private Dump() {}

  /** The content only: {@code {a: 1, b: ["x"]}}. */
  static String content(Node node) {
    return switch (node) {
      case Node.Mapping mapping -> {
        StringJoiner out = new StringJoiner(", ", "{", "}");
        mapping.entries().forEach(entry -> out.add(entry.key() + ": " + content(entry.value())));
        yield out.toString();
      }
      case Node.Sequence sequence -> {
        StringJoiner out = new StringJoiner(", ", "[", "]");
        sequence.items().forEach(item -> out.add(content(item)));
        yield out.toString();
      }
      case Node.Scalar scalar ->
          switch (scalar.kind()) {
            case STRING -> '"' + scalar.text() + '"';
            case NULL -> "null";
            case INTEGER, FLOAT, BOOLEAN -> scalar.text();
            case TIMESTAMP -> "time " + scalar.text();
          };
    };
  }

  /** What each span covers, in the order of the tree: keys and values. */
  static String covered(Node node, String text) {
    StringBuilder out = new StringBuilder();
    cover(node, text, out);
    return out.toString();
  }

  private static void cover(Node node, String text, StringBuilder out) {
    out.append('<').append(cut(node.span(), text)).append(">\n");
    switch (node) {
      case Node.Mapping mapping ->
          mapping
              .entries()
              .forEach(entry -> {
                out.append(cut(entry.keySpan(), text)).append(" = ");
                cover(entry.value(), text, out);
              });
      case Node.Sequence sequence -> sequence.items().forEach(item -> cover(item, text, out));
      case Node.Scalar scalar -> {}
    }
  }

  /** The text of a span. */
  static String cut(Span span, String text) {
    return text.substring(
        offset(span.line(), span.column(), text), offset(span.endLine(), span.endColumn(), text));
  }

  private static int offset(int line, int column, String text) {
    int start = 0;
    for (int i = 1; i < line; i++) {
      start = text.indexOf('\n', start) + 1;
    }
    return start + column - 1;
  }
}
