package dev.traefikctl.source;

import dev.traefikctl.source.Node.Entry;
import dev.traefikctl.source.Node.Kind;
import dev.traefikctl.source.Node.Mapping;
import dev.traefikctl.source.Node.Scalar;
import dev.traefikctl.source.Node.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.scanner.ScannerImpl;

/**
 * The first document of a YAML text, with anchors and merge keys resolved. Built from events, not
 * from SnakeYAML's node tree: its marks would keep the reader's buffers alive.
 */
final class YamlParser {

  static {
    // YAML does not have it, but Traefik's decoder does
    ScannerImpl.ESCAPE_REPLACEMENTS.put('\'', "'");
  }

  private static final Pattern DIRECTIVE = Pattern.compile("%YAML[ \t]+([0-9.]+)");

  private final String text;
  private final Lines lines;
  private final Harvest harvest;
  private final int repairs;
  private final YamlOffsets offsets;
  private final Parser parser;
  private final List<Problem> problems = new ArrayList<>();
  private YamlAnchors anchors = new YamlAnchors();

  /** Keys that are no texts keep their text, as Kubernetes takes them. */
  private boolean anyKeys;

  private final Map<String, String> texts = new HashMap<>();
  private final List<Entry> entries = new ArrayList<>();
  private final List<Node> items = new ArrayList<>();
  private int depth;

  /** The keys of the first two levels that lead to the part that is read; null within a list. */
  private final @Nullable String[] keys = new @Nullable String[2];

  /** Where the last thing read ends: a block collection has no end of its own. */
  private int lastEnd;

  YamlParser(String text, Lines lines, Harvest harvest) {
    this(text, lines, harvest, 0);
  }

  private YamlParser(String text, Lines lines, Harvest harvest, int repairs) {
    this.harvest = harvest;
    this.repairs = repairs;
    this.text = text;
    this.lines = lines;
    this.offsets = new YamlOffsets(text);
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(Limits.TEXT);
    this.parser = new ParserImpl(new StreamReader(text), options);
  }

  Parsed parse() {
    try {
      return new Parsed(document(), problems);
    } catch (Refusal refusal) {
      return failed(Problem.Kind.SYNTAX, refusal.span, refusal.message());
    } catch (MarkedYAMLException e) {
      String untabbed = YamlTabs.repaired(text, e, offsets);
      if (untabbed != null && repairs < YamlTabs.MAX_REPAIRS) {
        return new YamlParser(untabbed, lines, harvest, repairs + 1).parse();
      }
      boolean version = String.valueOf(e.getProblem()).contains("incompatible YAML");
      Problem slip = YamlSlips.of(e, text, offsets, lines);
      return version
          ? failed(Problem.Kind.YAML_DIRECTIVE, slip.span(), slip.message())
          : failed(slip);
    } catch (ReaderException e) {
      int at = offsets.of(e.getPosition());
      return failed(Problem.Kind.SYNTAX, lines.span(at, at + 1), YamlSlips.of(e));
    } catch (YAMLException | NumberFormatException e) {
      return failed(Problem.Kind.SYNTAX, lines.startOfFile(), String.valueOf(e.getMessage()));
    }
  }

  /** Every document of a stream for Kubernetes, up to the first that cannot be read. */
  Documents.Stream parseAll() {
    anyKeys = true;
    List<Node> documents = new ArrayList<>();
    try {
      parser.getEvent();
      while (!parser.checkEvent(Event.ID.StreamEnd)) {
        parser.getEvent();
        anchors = new YamlAnchors();
        Node root = node();
        parser.getEvent();
        if (!root.isNull()) {
          documents.add(root);
        }
      }
    } catch (Refusal refusal) {
      failed(Problem.Kind.SYNTAX, refusal.span, refusal.message());
    } catch (MarkedYAMLException e) {
      failed(YamlSlips.of(e, text, offsets, lines));
    } catch (ReaderException e) {
      int at = offsets.of(e.getPosition());
      failed(Problem.Kind.SYNTAX, lines.span(at, at + 1), YamlSlips.of(e));
    } catch (YAMLException | NumberFormatException e) {
      failed(Problem.Kind.SYNTAX, lines.startOfFile(), String.valueOf(e.getMessage()));
    }
    return new Documents.Stream(documents, problems);
  }

  private Parsed failed(Problem.Kind kind, Span span, String message) {
    return failed(new Problem(kind, span, message));
  }

  private Parsed failed(Problem problem) {
    problems.add(problem);
    return new Parsed(null, problems);
  }

  private Node document() {
    parser.getEvent();
    if (parser.checkEvent(Event.ID.StreamEnd)) {
      return new Mapping(List.of(), lines.startOfFile());
    }
    checkVersion((DocumentStartEvent) parser.getEvent());
    Node root = node();
    parser.getEvent();
    reportSecondDocument();
    return root.isNull() ? new Mapping(List.of(), root.span()) : root;
  }

  private void checkVersion(DocumentStartEvent event) {
    if (event.getVersion() == null) {
      return;
    }
    int start = text.indexOf("%YAML", offsets.of(event.getStartMark()));
    Matcher version = DIRECTIVE.matcher(text).region(Math.max(start, 0), text.length());
    if (version.lookingAt() && !version.group(1).equals("1.1")) {
      String message = "the directive %YAML " + version.group(1) + " is not supported";
      Span span = lines.span(version.start(), version.end());
      problems.add(new Problem(Problem.Kind.YAML_DIRECTIVE, span, message));
    }
  }

  /** What follows the first document is not even parsed, whatever it says. */
  private void reportSecondDocument() {
    try {
      if (parser.checkEvent(Event.ID.DocumentStart)) {
        DocumentStartEvent next = (DocumentStartEvent) parser.peekEvent();
        problems.add(
            next.getExplicit()
                ? secondDocument(
                    lines.span(offsets.of(next.getStartMark()), offsets.of(next.getEndMark())))
                : new Problem(
                    Problem.Kind.SECOND_DOCUMENT,
                    span(next.getStartMark()),
                    "this line is indented less than the first one, which ends the document; the"
                        + " rest is ignored"));
      }
    } catch (MarkedYAMLException e) {
      problems.add(secondDocument(span(e.getProblemMark())));
    } catch (YAMLException e) {
      problems.add(secondDocument(lines.startOfFile()));
    }
  }

  private static Problem secondDocument(Span span) {
    return new Problem(
        Problem.Kind.SECOND_DOCUMENT, span, "a second YAML document begins here; it is ignored");
  }

  private Node node() {
    Event event = parser.getEvent();
    return switch (event) {
      case ScalarEvent scalar -> anchors.keep(scalar.getAnchor(), scalar(scalar));
      case AliasEvent alias -> alias(alias);
      case MappingStartEvent start -> {
        int before = open(start, start.getAnchor());
        yield close(start.getAnchor(), before, mapping(start));
      }
      case SequenceStartEvent start -> {
        int before = open(start, start.getAnchor());
        yield close(start.getAnchor(), before, sequence(start));
      }
      default -> throw new Refusal("unexpected " + event.getEventId(), span(event.getStartMark()));
    };
  }

  private int open(Event event, @Nullable String anchor) {
    if (++depth > Limits.DEPTH) {
      throw new Refusal("nested deeper than " + Limits.DEPTH + " levels", pointOf(event));
    }
    if (depth <= keys.length) {
      keys[depth - 1] = null;
    }
    return anchors.open(anchor);
  }

  private Node close(@Nullable String anchor, int before, Node node) {
    depth--;
    return anchors.close(anchor, before, node);
  }

  private Node alias(AliasEvent event) {
    lastEnd = offsets.of(event.getEndMark());
    Span span = lines.span(offsets.of(event.getStartMark()), lastEnd);
    return switch (anchors.resolve(event.getAnchor())) {
      case YamlAnchors.Found found -> found.node();
      case YamlAnchors.Missing missing -> throw new Refusal(missing.message(), span);
    };
  }

  private Scalar scalar(ScalarEvent event) {
    anchors.count();
    lastEnd = offsets.endOf(event);
    Span span = lines.span(offsets.of(event.getStartMark()), lastEnd);
    YamlScalars.Value value = value(event, span);
    return new Scalar(shared(value.text()), value.kind(), span);
  }

  private static YamlScalars.Value value(ScalarEvent event, Span span) {
    String tag = event.getTag();
    String written = event.getValue();
    if (tag == null || tag.equals("!")) {
      return event.isPlain()
          ? YamlScalars.resolve(written)
          : new YamlScalars.Value(Kind.STRING, written);
    }
    YamlScalars.Value value = YamlTags.resolve(tag, written);
    if (value == null) {
      throw new Refusal("'" + written + "' is not of the type that its tag says", span);
    }
    return value;
  }

  private Sequence sequence(SequenceStartEvent event) {
    int first = items.size();
    while (!parser.checkEvent(Event.ID.SequenceEnd)) {
      items.add(node());
    }
    List<Node> own = List.copyOf(items.subList(first, items.size()));
    items.subList(first, items.size()).clear();
    Event end = parser.getEvent();
    return new Sequence(own, collectionSpan(event, event.isFlow(), end));
  }

  private Mapping mapping(MappingStartEvent event) {
    int first = entries.size();
    YamlMerge merge = new YamlMerge();
    while (!parser.checkEvent(Event.ID.MappingEnd)) {
      entry(merge, event.isFlow());
    }
    List<Entry> own = List.copyOf(entries.subList(first, entries.size()));
    entries.subList(first, entries.size()).clear();
    Event end = parser.getEvent();
    YamlKeys.reportDuplicates(own, problems);
    return new Mapping(merge.into(own), collectionSpan(event, event.isFlow(), end));
  }

  private void entry(YamlMerge merge, boolean flow) {
    Event event = parser.peekEvent();
    boolean mergeKey = event instanceof ScalarEvent scalar && YamlMerge.isKey(scalar);
    String written = event instanceof ScalarEvent scalar ? written(scalar, flow) : "";
    Node key = node();
    if (depth <= keys.length) {
      keys[depth - 1] = mergeKey ? null : written;
    }
    Node value = node();
    if (!mergeKey) {
      String name = keyText(key, written);
      if (name != null) {
        entries.add(new Entry(name, key.span(), depth == 3 ? harvested(name, value) : value));
      }
    } else if (!merge.add(key.span(), value, problems)) {
      throw new Refusal("a merge key takes a mapping or a list of mappings", value.span());
    }
  }

  private Node harvested(String name, Node part) {
    String section = keys[0];
    String kind = keys[1];
    return section == null || kind == null ? part : harvest.take(section, kind, name, part);
  }

  /**
   * The text of a key. In braces, Traefik's decoder wants a blank behind the colon of an unquoted
   * key: otherwise the colon belongs to the key, and a list or mapping cannot follow.
   */
  private String written(ScalarEvent key, boolean flow) {
    int colon = offsets.of(key.getEndMark());
    if (!flow || !key.isPlain() || !text.startsWith(":", colon) || colon + 1 >= text.length()) {
      return key.getValue();
    }
    char next = text.charAt(colon + 1);
    if (next == '[' || next == '{') {
      throw new Refusal("a blank is missing behind the colon", lines.span(colon, colon + 1));
    }
    return ",]}".indexOf(next) >= 0 ? key.getValue() + ":" : key.getValue();
  }

  /** The key as Traefik sees it; null where it drops the entry. */
  private @Nullable String keyText(Node key, String written) {
    if (!(key instanceof Scalar scalar)) {
      throw new Refusal("a key must be a text", key.span());
    }
    if (scalar.kind() == Kind.STRING || anyKeys) {
      return written;
    }
    if (depth == 1 && scalar.kind() != Kind.NULL) {
      return written;
    }
    problems.add(YamlKeys.notText(scalar));
    return YamlKeys.nameInTraefik(scalar.kind());
  }

  private Span collectionSpan(Event start, boolean flow, Event end) {
    if (flow) {
      lastEnd = offsets.of(end.getEndMark());
    }
    return lines.span(offsets.of(start.getStartMark()), lastEnd);
  }

  /** The same text as one object: large configurations repeat keys and names thousands of times. */
  private String shared(String text) {
    if (text.length() > 40) {
      return text;
    }
    String known = texts.putIfAbsent(text, text);
    return known == null ? text : known;
  }

  private Span span(@Nullable Mark mark) {
    if (mark == null) {
      return lines.startOfFile();
    }
    int at = offsets.of(mark);
    return lines.span(at, at + 1);
  }

  private Span pointOf(Event event) {
    return span(event.getStartMark());
  }

  /** Ends the parse; never leaves this class. */
  private static final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Span span;

    Refusal(String message, Span span) {
      super(message, null, false, false);
      this.span = span;
    }

    String message() {
      return String.valueOf(getMessage());
    }
  }
}
