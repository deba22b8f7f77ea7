package dev.traefikctl.schema;

import dev.traefikctl.source.Node;
import dev.traefikctl.source.Node.Entry;
import dev.traefikctl.source.Node.Kind;
import dev.traefikctl.source.Node.Scalar;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sections as they are written, reduced to what Traefik's JSON shows of them: known options only,
 * durations in Go's form, nothing that is empty. Unlike binding it adds no default.
 */
public final class Projection {

  private Projection() {}

  /** Keys count as they are written, since those of Kubernetes objects are compared exactly. */
  public static Node.Mapping of(Class<? extends Record> type, Node.Mapping section) {
    RecordSchema schema = RecordSchema.of(type);
    List<Entry> out = new ArrayList<>();
    for (Entry entry : section.entries()) {
      Field field = schema.field(entry.key());
      if (field != null && field.name().equals(entry.key())) {
        Node value = value(field, entry.value());
        if (value != null) {
          out.add(new Entry(entry.key(), entry.keySpan(), value));
        }
      }
    }
    return new Node.Mapping(out, section.span());
  }

  private static @Nullable Node value(Field field, Node node) {
    if (node.isNull()) {
      return null;
    }
    return switch (field.type()) {
      case ValueType.Scalar type -> scalar(type, node, field);
      case ValueType.Section section ->
          node instanceof Node.Mapping mapping ? of(section.type(), mapping) : null;
      case ValueType.ListOf list -> filled(node);
      case ValueType.Sections list -> sections(list.item(), node);
      case ValueType.MapOf map -> filled(node);
      case ValueType.AnyMap map -> filled(node);
    };
  }

  private static @Nullable Node filled(Node node) {
    return switch (node) {
      case Node.Sequence list -> list.items().isEmpty() ? null : list;
      case Node.Mapping map -> map.entries().isEmpty() ? null : map;
      case Scalar scalar -> null;
    };
  }

  private static @Nullable Node sections(Class<? extends Record> type, Node node) {
    if (!(node instanceof Node.Sequence list) || list.items().isEmpty()) {
      return null;
    }
    List<Node> out = new ArrayList<>();
    for (Node item : list.items()) {
      out.add(item instanceof Node.Mapping mapping ? of(type, mapping) : item);
    }
    return new Node.Sequence(out, list.span());
  }

  private static final Map<ValueType.Scalar, Kind> KINDS =
      Map.of(
          ValueType.Scalar.BOOL, Kind.BOOLEAN,
          ValueType.Scalar.INT, Kind.INTEGER,
          ValueType.Scalar.LONG, Kind.INTEGER,
          ValueType.Scalar.FLOAT, Kind.FLOAT);

  /** The value of an option as Traefik's JSON shows it; null where it shows none. */
  static @Nullable Node scalar(ValueType.Scalar type, Node node, Field field) {
    if (!(node instanceof Scalar scalar)) {
      return null;
    }
    boolean keepsEmpty = field.nullable() || field.option().always();
    Object value = type.parse(scalar.text());
    if (value == null || (!keepsEmpty && isZero(type, value))) {
      return null;
    }
    String text =
        switch (value) {
          case Duration time -> GoDuration.format(time);
          case Boolean on -> on.toString();
          case Long number -> number.toString();
          default -> scalar.text();
        };
    return new Scalar(text, KINDS.getOrDefault(type, Kind.STRING), scalar.span());
  }

  private static boolean isZero(ValueType.Scalar type, Object value) {
    return value.equals(type.zero());
  }
}
