package dev.traefikctl.source;

import dev.traefikctl.source.Node.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Nodes of documents that were never text: maps, lists, texts, numbers, booleans and nulls, as JSON
 * libraries give them. Numbers get the form that {@link Node.Scalar} promises.
 */
public final class PlainValues {

  private PlainValues() {}

  /**
   * The node of a value; keys are shared between all nodes.
   *
   * @param span the place of every node
   * @throws IllegalArgumentException if there is a value of another type
   */
  public static Node node(@Nullable Object value, Span span) {
    return switch (value) {
      case null -> new Node.Scalar("null", Kind.NULL, span);
      case Map<?, ?> map -> mapping(map, span);
      case List<?> list -> sequence(list, span);
      case String text -> new Node.Scalar(text, Kind.STRING, span);
      case Boolean flag -> new Node.Scalar(flag.toString(), Kind.BOOLEAN, span);
      case Float number -> floating(number.doubleValue(), span);
      case Double number -> floating(number, span);
      case java.math.BigDecimal number -> floating(number.doubleValue(), span);
      case Number number -> new Node.Scalar(number.toString(), Kind.INTEGER, span);
      default -> throw new IllegalArgumentException("no plain value: " + value.getClass());
    };
  }

  /** As {@link #node}. */
  public static Node.Mapping mapping(Map<?, ?> map, Span span) {
    List<Node.Entry> entries = new ArrayList<>(map.size());
    map.forEach((key, value) ->
        entries.add(new Node.Entry(key.toString().intern(), span, node(value, span))));
    return new Node.Mapping(entries, span);
  }

  private static Node sequence(List<?> list, Span span) {
    List<Node> items = new ArrayList<>(list.size());
    list.forEach(item -> items.add(node(item, span)));
    return new Node.Sequence(items, span);
  }

  private static Node floating(double number, Span span) {
    return new Node.Scalar(YamlScalars.floatText(number), Kind.FLOAT, span);
  }
}
