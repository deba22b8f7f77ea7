package dev.traefikctl.schema;

import dev.traefikctl.source.Node;
import dev.traefikctl.source.Node.Entry;
import dev.traefikctl.source.Node.Kind;
import dev.traefikctl.source.Node.Mapping;
import dev.traefikctl.source.Node.Scalar;
import dev.traefikctl.source.Node.Sequence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The document of {@link WordTree} as one that could have been written as a file: keys in their
 * proper case, texts with commas as lists, numbered items as items. As {@link Projection} it adds
 * no default and leaves out what is empty, unknown or cannot be read; binding has reported that.
 */
public final class WordProjection {

  private WordProjection() {}

  /** The options of a record that words say something of, each where its word stands. */
  public static Mapping of(Class<? extends Record> type, Mapping words) {
    RecordSchema schema = RecordSchema.of(type);
    List<Entry> out = new ArrayList<>();
    for (Entry entry : words.entries()) {
      Field field = schema.field(entry.key());
      Node value = field == null ? null : value(field, entry.value());
      if (field != null && value != null) {
        out.add(new Entry(field.name(), entry.keySpan(), value));
      }
    }
    return new Mapping(out, words.span());
  }

  private static @Nullable Node value(Field field, Node node) {
    return switch (field.type()) {
      case ValueType.Scalar type -> Projection.scalar(type, node, field);
      case ValueType.Section section -> section(section.type(), node);
      case ValueType.ListOf list -> list(node);
      case ValueType.Sections list -> sections(list.item(), node);
      case ValueType.MapOf map -> throw new IllegalStateException("no words for " + field.name());
      case ValueType.AnyMap map -> throw new IllegalStateException("no words for " + field.name());
    };
  }

  /** A section that is only switched on is empty; one that is switched off is none. */
  private static @Nullable Node section(Class<? extends Record> type, Node node) {
    return switch (node) {
      case Mapping mapping -> of(type, mapping);
      case Scalar scalar when isOn(scalar) -> new Mapping(List.of(), scalar.span());
      default -> null;
    };
  }

  private static boolean isOn(Scalar scalar) {
    return scalar.text().isEmpty() || scalar.text().equalsIgnoreCase("true");
  }

  private static @Nullable Node list(Node node) {
    if (!(node instanceof Scalar scalar) || scalar.text().isEmpty()) {
      return null;
    }
    List<Node> out = new ArrayList<>();
    for (String item : scalar.text().split(",", -1)) {
      out.add(new Scalar(item.strip(), Kind.STRING, scalar.span()));
    }
    return new Sequence(out, scalar.span());
  }

  private static @Nullable Node sections(Class<? extends Record> item, Node node) {
    if (!(node instanceof Mapping numbered)) {
      return null;
    }
    List<Node> out = new ArrayList<>();
    numbered.entries().stream()
        .sorted(Comparator.comparing(Entry::key))
        .forEach(entry ->
            out.add(
                entry.value() instanceof Mapping mapping
                    ? of(item, mapping)
                    : new Mapping(List.of(), entry.value().span())));
    return new Sequence(out, node.span());
  }
}
