package dev.traefikctl.source;

import dev.traefikctl.source.Node.Entry;
import dev.traefikctl.source.Node.Kind;
import dev.traefikctl.source.Node.Mapping;
import dev.traefikctl.source.Node.Scalar;
import dev.traefikctl.source.Node.Sequence;
import dev.traefikctl.source.TomlText.Range;
import dev.traefikctl.source.TomlText.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseOptions;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;
import org.tomlj.TomlVersion;

/** A TOML 1.1 text. The library tells where things begin; {@link TomlText} finds their ends. */
final class TomlParser {

  private static final TomlParseOptions OPTIONS =
      TomlParseOptions.sourceless()
          .withVersion(TomlVersion.V1_1_0)
          .withMaxNestingDepth(Limits.DEPTH);

  private static final Pattern HEADER = Pattern.compile("(?m)^[ \\t]*\\[{1,2}[\\w.\"' -]+\\]");

  /** A header or a key, dotted or not. */
  private static final Pattern KEY = Pattern.compile("\\[+[^\\]\n]*\\]+|[^\\s=]+");

  private static final Pattern DUPLICATE =
      Pattern.compile("(.*) previously defined at line (\\d+), column (\\d+).*");

  private final Lines lines;
  private final String text;
  private final TomlText written;

  /**
   * Where an entry is written.
   *
   * @param statement the offset of its header or dotted key
   * @param index which part of the dotted key it is
   * @param depth how many names lead to it from the root
   */
  private record Place(int statement, int index, int depth) {}

  /** A node and the offset of its end, from which the ends of tables follow. */
  private record Ended(Node node, int end) {}

  TomlParser(String text, Lines lines) {
    this.text = text;
    this.lines = lines;
    this.written = new TomlText(text);
  }

  Parsed parse() {
    TomlParseResult result;
    try {
      result = Toml.parse(text, OPTIONS);
    } catch (NullPointerException | IndexOutOfBoundsException | IllegalStateException e) {
      // tomlj 2.2.0 stumbles over some broken inline tables instead of reporting them
      String message = "the text is not valid TOML; the parser failed with " + e.getMessage();
      return Parsed.failed(Problem.Kind.SYNTAX, lines.startOfFile(), message);
    }
    if (result.hasErrors()) {
      return new Parsed(null, problems(result.errors()));
    }
    List<Entry> entries = new ArrayList<>();
    entries(result, new Place(-1, 0, 0), entries);
    return new Parsed(new Mapping(entries, lines.span(0, text.length())), List.of());
  }

  /**
   * What is wrong, without what the parser stumbles over between a slip and the next header, since
   * that mostly follows from it.
   */
  private List<Problem> problems(List<TomlParseError> errors) {
    List<Problem> out = new ArrayList<>();
    int slip = -1;
    for (TomlParseError error : errors) {
      Problem problem = problem(error);
      int at = offset(error.position());
      boolean syntax = problem.kind() == Problem.Kind.SYNTAX;
      if (!syntax || slip < 0 || hasHeader(slip, at)) {
        out.add(problem);
      }
      slip = syntax ? at : slip;
    }
    return out;
  }

  private boolean hasHeader(int from, int to) {
    Matcher header = HEADER.matcher(text).useAnchoringBounds(false);
    return header.region(from, Math.max(from, to)).find();
  }

  private Problem problem(TomlParseError error) {
    int at = offset(error.position());
    String message = String.valueOf(error.getMessage());
    Matcher again = DUPLICATE.matcher(message);
    if (!again.matches()) {
      return new Problem(Problem.Kind.SYNTAX, lines.span(at, at + 1), message);
    }
    int first = lines.offset(Integer.parseInt(again.group(2)), Integer.parseInt(again.group(3)));
    String words =
        "the key '"
            + again.group(1)
            + "' is already defined on line "
            + lines.span(first, first).line();
    Matcher key = KEY.matcher(text).region(at, text.length());
    int end = key.lookingAt() ? key.end() : at + 1;
    return new Problem(Problem.Kind.DUPLICATE_KEY, lines.span(at, end), words);
  }

  private int offset(@Nullable TomlPosition position) {
    return position == null ? 0 : lines.offset(position.line(), position.column());
  }

  /** Adds the entries of a table; the greatest end of them. */
  private int entries(TomlTable table, Place parent, List<Entry> out) {
    int end = 0;
    for (Map.Entry<String, Object> pair : table.entrySet()) {
      String key = pair.getKey();
      int at = offset(table.inputPositionOf(List.of(key)));
      List<Segment> segments = written.key(at);
      int guess = at == parent.statement ? parent.index + 1 : 0;
      int index = written.isHeader(at) ? parent.depth : guess;
      int found = indexOf(segments, index, key);
      Place place = new Place(at, found, parent.depth + 1);
      Range range = segments.get(found).range();
      boolean last = found == segments.size() - 1;
      Ended value = value(pair.getValue(), place, last);
      out.add(new Entry(key, lines.span(range.start(), range.end()), value.node()));
      end = Math.max(end, value.end());
    }
    return end;
  }

  /** The part of a dotted key that names the entry: the expected one, else the last alike. */
  private static int indexOf(List<Segment> segments, int expected, String key) {
    if (expected < segments.size() && names(segments.get(expected), key)) {
      return expected;
    }
    for (int i = segments.size() - 1; i >= 0; i--) {
      if (names(segments.get(i), key)) {
        return i;
      }
    }
    return segments.size() - 1;
  }

  private static boolean names(Segment segment, String key) {
    String raw = segment.raw();
    boolean quoted = raw.length() == key.length() + 2 && "\"'".indexOf(raw.charAt(0)) >= 0;
    return raw.equals(key) || (quoted && raw.startsWith(key, 1));
  }

  private Ended value(Object value, Place place, boolean last) {
    if (written.isHeader(place.statement)) {
      return underHeader(value, place);
    }
    Range range = written.valueOf(place.statement);
    int start = last ? range.start() : place.statement;
    return node(value, place, new Range(start, range.end()));
  }

  private Ended underHeader(Object value, Place place) {
    Range header = written.header(place.statement);
    if (value instanceof TomlArray array) {
      return arrayOfTables(array, place, header);
    }
    return node(value, place, header);
  }

  private Ended arrayOfTables(TomlArray array, Place place, Range first) {
    List<Node> items = new ArrayList<>(array.size());
    int end = first.end();
    for (int i = 0; i < array.size(); i++) {
      int at = offset(array.entry(i).position());
      Place item = new Place(at, place.index, place.depth);
      Ended ended = node(array.get(i), item, written.header(at));
      items.add(ended.node());
      end = Math.max(end, ended.end());
    }
    return new Ended(new Sequence(items, lines.span(first.start(), end)), end);
  }

  private Ended node(Object value, Place place, Range range) {
    Span span = lines.span(range.start(), range.end());
    return switch (value) {
      case TomlTable table -> table(table, place, range);
      case TomlArray array -> new Ended(array(array, place, span), range.end());
      default -> new Ended(scalar(value, span), range.end());
    };
  }

  private Ended table(TomlTable table, Place place, Range range) {
    List<Entry> entries = new ArrayList<>(table.size());
    int end = Math.max(range.end(), entries(table, place, entries));
    return new Ended(new Mapping(entries, lines.span(range.start(), end)), end);
  }

  private Sequence array(TomlArray array, Place place, Span span) {
    List<Node> items = new ArrayList<>(array.size());
    for (int i = 0; i < array.size(); i++) {
      int at = offset(array.entry(i).position());
      items.add(node(array.get(i), place, new Range(at, written.valueEnd(at))).node());
    }
    return new Sequence(items, span);
  }

  private static Scalar scalar(Object value, Span span) {
    return switch (value) {
      case String string -> new Scalar(string, Kind.STRING, span);
      case Long number -> new Scalar(number.toString(), Kind.INTEGER, span);
      case Double number -> new Scalar(YamlScalars.floatText(number), Kind.FLOAT, span);
      case Boolean bool -> new Scalar(bool.toString(), Kind.BOOLEAN, span);
      default -> new Scalar(value.toString(), Kind.TIMESTAMP, span);
    };
  }
}
