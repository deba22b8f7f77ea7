package dev.traefikctl.schema;

import dev.traefikctl.diag.ConfigPath;
import dev.traefikctl.schema.Dialect.Reading;
import dev.traefikctl.source.Node;
import dev.traefikctl.source.Node.Entry;
import dev.traefikctl.source.Node.Kind;
import dev.traefikctl.source.Node.Mapping;
import dev.traefikctl.source.Node.Scalar;
import dev.traefikctl.source.Node.Sequence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Texts, numbers and lists of them, with the leniencies of Traefik's decoder. */
final class ScalarBinding {

  private static final int LONGEST_SHOWN = 40;

  private final Findings findings;
  private final Reading reading;
  private final boolean exact;

  ScalarBinding(Findings findings, Reading reading) {
    this.findings = findings;
    this.reading = reading;
    this.exact = reading != Reading.FILE;
  }

  @Nullable Object scalar(ValueType.Scalar type, Field field, Node node, ConfigPath parent) {
    ConfigPath path = parent.child(field.name());
    return switch (node) {
      case Scalar scalar -> parsed(type, field, scalar, scalar.text(), path);
      case Node other when exact -> {
        findings.wrongType(other, path, found(other) + " where " + type.wanted() + " is wanted");
        yield null;
      }
      case Mapping mapping when BindRun.hasContent(mapping) -> {
        findings.wrongType(mapping, path, "options where " + type.wanted() + " is wanted");
        yield null;
      }
      case Sequence sequence when hasContent(sequence) || !isText(type) -> {
        findings.wrongType(sequence, path, "a list where " + type.wanted() + " is wanted");
        yield null;
      }
      default -> ofNothing(type, field, node, path);
    };
  }

  private static boolean isText(ValueType.Scalar type) {
    return type == ValueType.Scalar.TEXT || type == ValueType.Scalar.FILE_OR_CONTENT;
  }

  /** Traefik takes an empty mapping or list, and a list of texts, for a text of its own making. */
  private @Nullable Object ofNothing(
      ValueType.Scalar type, Field field, Node node, ConfigPath path) {
    if (node instanceof Sequence dates && dates.items().stream().anyMatch(ScalarBinding::isDate)) {
      dates.items().stream().filter(ScalarBinding::isDate).forEach(at -> findings.date(at, path));
      return null;
    }
    String text = node instanceof Sequence sequence ? joined(sequence) : "";
    if (type.parse(text) == null) {
      findings.wrongType(node, path, found(node) + " where " + type.wanted() + " is wanted");
      return null;
    }
    String shown = field.isSecret() ? "a text of its own" : "`" + text + "`";
    findings.slip(node, path, found(node) + " where a text is wanted", "takes it as " + shown);
    return type.parse(text);
  }

  private @Nullable Object parsed(
      ValueType.Scalar type, Field field, Scalar scalar, String text, ConfigPath path) {
    if (reading == Reading.OBJECT && !isOfKind(type, scalar)) {
      findings.wrongType(scalar, path, found(scalar) + " where " + type.wanted() + " is wanted");
      return null;
    }
    Object value =
        type == ValueType.Scalar.INT_OR_STRING
            ? new IntOrString(text, scalar.kind() == Kind.INTEGER)
            : type.parse(text);
    if (value == null) {
      String shown = field.isSecret() ? "the value" : "`" + shortened(text) + "`";
      findings.wrongType(scalar, path, shown + " is not " + type.wanted());
    }
    return value;
  }

  /** The API server converts no value; dates are texts to it. */
  private static boolean isOfKind(ValueType.Scalar type, Scalar scalar) {
    Kind kind = scalar.kind();
    boolean text = kind == Kind.STRING || kind == Kind.TIMESTAMP;
    return switch (type) {
      case TEXT, FILE_OR_CONTENT -> text;
      case BOOL -> kind == Kind.BOOLEAN;
      case INT, LONG -> kind == Kind.INTEGER;
      case FLOAT -> kind == Kind.INTEGER || kind == Kind.FLOAT;
      case DURATION, INT_OR_STRING -> text || kind == Kind.INTEGER;
    };
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
  }

  /** A list of texts may be one text with commas; an empty one leaves the default. */
  @Nullable Object list(ValueType.Scalar item, Field field, Node node, ConfigPath parent) {
    ConfigPath path = parent.child(field.name());
    return switch (node) {
      case Node other when exact && !(other instanceof Sequence) -> {
        findings.wrongType(other, path, found(other) + " where a list is wanted");
        yield null;
      }
      case Scalar scalar -> split(item, field, scalar, path);
      case Sequence sequence -> items(item, field, sequence, path);
      case Mapping mapping -> {
        if (mapping.entries().stream().anyMatch(entry -> isDeep(entry.value()))) {
          findings.wrongType(mapping, path, "options where a list is wanted");
        } else if (BindRun.hasContent(mapping)) {
          findings.slip(mapping, path, "options where a list is wanted", "ignores them");
        }
        yield null;
      }
    };
  }

  private static boolean isDeep(Node node) {
    return switch (node) {
      case Mapping mapping -> BindRun.hasContent(mapping);
      case Sequence sequence -> sequence.items().stream().anyMatch(Mapping.class::isInstance);
      case Scalar scalar -> false;
    };
  }

  private @Nullable List<Object> split(
      ValueType.Scalar item, Field field, Scalar scalar, ConfigPath path) {
    String text = scalar.text();
    if (text.isEmpty()) {
      return null;
    }
    if (item == ValueType.Scalar.TEXT && text.indexOf(',') < 0) {
      return List.of(text.strip());
    }
    List<Object> out = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      Object value = parsed(item, field, scalar, part.strip(), path);
      if (value != null) {
        out.add(value);
      }
    }
    return List.copyOf(out);
  }

  private @Nullable List<Object> items(
      ValueType.Scalar item, Field field, Sequence sequence, ConfigPath path) {
    List<Object> out = new ArrayList<>(sequence.items().size());
    for (int i = 0; i < sequence.items().size(); i++) {
      Node at = sequence.items().get(i);
      if (isDate(at) && !exact) {
        findings.date(at, path.child(i));
      } else if (at instanceof Scalar scalar && !scalar.isNull()) {
        String text = exact ? scalar.text() : scalar.text().strip();
        Object value = parsed(item, field, scalar, text, path.child(i));
        if (value != null) {
          out.add(value);
        }
      } else if (at instanceof Mapping mapping && !BindRun.hasContent(mapping)) {
        findings.slip(at, path.child(i), "an empty mapping where a text is wanted", "ignores it");
      } else {
        findings.wrongType(at, path.child(i), found(at) + " where a text is wanted");
      }
    }
    return out.isEmpty() && !field.nullable() ? null : List.copyOf(out);
  }

  /** The entries of a map of values; Traefik takes mappings in it as values with dotted names. */
  List<Entry> flattened(Mapping mapping, ConfigPath path) {
    List<Entry> out = new ArrayList<>(mapping.entries().size());
    for (Entry entry : mapping.entries()) {
      int before = out.size();
      flatten(entry, out);
      if (!out.get(before).key().equals(entry.key())) {
        findings.slip(
            entry.value(),
            path.child(entry.key()),
            found(entry.value()) + " where a value is wanted",
            "joins the names: `" + out.getLast().key() + "`");
      }
    }
    return out;
  }

  private static void flatten(Entry entry, List<Entry> out) {
    int before = out.size();
    if (entry.value() instanceof Mapping mapping) {
      for (Entry inner : mapping.entries()) {
        if (!inner.value().isNull()) {
          flatten(named(entry, inner.key(), inner.value()), out);
        }
      }
    } else if (entry.value() instanceof Sequence sequence) {
      for (int i = 0; i < sequence.items().size(); i++) {
        if (sequence.items().get(i) instanceof Mapping item) {
          flatten(named(entry, "[" + i + "]", item), out);
        }
      }
    }
    if (out.size() == before) {
      out.add(entry);
    }
  }

  private static Entry named(Entry outer, String inner, Node value) {
    return new Entry(outer.key() + "." + inner, outer.keySpan(), value);
  }

  /** A value behind a user-chosen name. */
  @Nullable Object mapValue(ValueType.Scalar type, Field field, Entry entry, ConfigPath path) {
    if (entry.value() instanceof Scalar scalar) {
      return parsed(type, field, scalar, scalar.text(), path);
    }
    if (exact || entry.value() instanceof Sequence sequence && hasContent(sequence)) {
      findings.wrongType(entry.value(), path, found(entry.value()) + " where a value is wanted");
      return null;
    }
    return ofNothing(type, field, entry.value(), path);
  }

  /** Options that only a plugin knows: maps, lists and texts as they come. */
  Map<String, Object> anyMap(Mapping mapping, ConfigPath path) {
    Map<String, Object> out = LinkedHashMap.newLinkedHashMap(mapping.entries().size());
    for (Entry entry : mapping.entries()) {
      if (!entry.value().isNull()) {
        out.put(entry.key(), any(entry.value(), path.child(entry.key())));
      }
    }
    return Collections.unmodifiableMap(out);
  }

  private Object any(Node node, ConfigPath path) {
    return switch (node) {
      case Scalar scalar -> {
        if (isDate(scalar) && !exact) {
          findings.date(scalar, path);
        }
        yield reading == Reading.TRANSLATED ? typed(scalar) : scalar.text();
      }
      case Mapping mapping -> anyMap(mapping, path);
      case Sequence sequence -> {
        List<Object> out = new ArrayList<>();
        for (int i = 0; i < sequence.items().size(); i++) {
          Node item = sequence.items().get(i);
          if (item instanceof Sequence || item.isNull()) {
            findings.wrongType(item, path.child(i), found(item) + " in a list");
          } else {
            out.add(
                item instanceof Scalar scalar && !isDate(item)
                    ? typed(scalar)
                    : any(item, path.child(i)));
          }
        }
        yield Collections.unmodifiableList(out);
      }
    };
  }

  private static Object typed(Scalar scalar) {
    String text = scalar.text();
    Object value =
        switch (scalar.kind()) {
          case BOOLEAN -> GoScalars.parseBool(text);
          case INTEGER -> GoScalars.parseInt(text);
          case FLOAT -> GoScalars.parseFloat(text);
          default -> text;
        };
    return value == null ? text : value;
  }

  private static boolean hasContent(Sequence sequence) {
    return sequence.items().stream().anyMatch(item -> !(item instanceof Scalar) || item.isNull());
  }

  /** The text that Traefik makes of a list: its item type as a number, then the items. */
  private static String joined(Sequence sequence) {
    List<Scalar> texts =
        sequence.items().stream().filter(Scalar.class::isInstance).map(Scalar.class::cast).toList();
    if (texts.isEmpty()) {
      return "";
    }
    int kind = texts.stream().mapToInt(scalar -> goKind(scalar.kind())).max().orElse(0);
    return "║" + kind + texts.stream().map(Scalar::text).collect(Collectors.joining("║", "║", ""));
  }

  private static int goKind(Kind kind) {
    return switch (kind) {
      case BOOLEAN -> 1;
      case INTEGER -> 2;
      case FLOAT -> 14;
      case STRING, TIMESTAMP, NULL -> 24;
    };
  }

  /** Traefik refuses every unquoted date. */
  static boolean isDate(Node node) {
    return node instanceof Scalar scalar && scalar.kind() == Kind.TIMESTAMP;
  }

  boolean hasTextValue(Mapping mapping) {
    return mapping.entries().stream()
        .anyMatch(entry -> entry.value() instanceof Scalar && !entry.value().isNull());
  }

  /** What stands there, for messages. */
  String found(Node node) {
    return switch (node) {
      case Mapping mapping -> BindRun.hasContent(mapping) ? "options" : "an empty mapping";
      case Sequence sequence -> sequence.items().isEmpty() ? "an empty list" : "a list";
      case Scalar scalar ->
          switch (scalar.kind()) {
            case STRING -> "a text";
            case INTEGER, FLOAT -> "a number";
            case BOOLEAN -> "a truth value";
            case TIMESTAMP -> "an unquoted date";
            case NULL -> "null";
          };
    };
  }
}
