package dev.traefikctl.kubernetes;

import dev.traefikctl.source.Node;
import dev.traefikctl.source.Node.Kind;
import dev.traefikctl.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place in a Kubernetes object, whether or not something is written there. Keys are compared
 * exactly, as the API server does; null counts as nothing.
 *
 * @param node what is written; null for nothing
 * @param span its place, or that of the nearest part around it
 * @param way how one comes to it from the object
 */
record Part(@Nullable Node node, Span span, Way way) {

  /**
   * A way as it is gone; few are ever told, so that the text is made only then.
   *
   * @param key the step from there; null for an item
   * @param index of the item
   */
  private record Way(@Nullable Way from, @Nullable String key, int index) {

    private static final Way START = new Way(null, "", 0);

    Way to(String next) {
      return new Way(this, next, 0);
    }

    @Override
    public String toString() {
      String start = from == null ? "" : from.toString();
      if (key == null) {
        return start + "[" + index + "]";
      }
      return start.isEmpty() ? key : start + "." + key;
    }
  }

  /**
   * A part whose way is known as a text.
   *
   * @param path as {@link #path}
   */
  Part(@Nullable Node node, Span span, String path) {
    this(node, span, new Way(null, path, 0));
  }

  static Part of(Node node) {
    return new Part(node, node.span(), Way.START);
  }

  /** The way from the object to it: {@code spec.routes[0].match}. */
  String path() {
    return way.toString();
  }

  Part get(String key) {
    Way next = way.to(key);
    if (node instanceof Node.Mapping mapping) {
      for (Node.Entry entry : mapping.entries()) {
        if (entry.key().equals(key) && !entry.value().isNull()) {
          return new Part(entry.value(), entry.value().span(), next);
        }
      }
    }
    return new Part(null, span, next);
  }

  /** Where a key itself stands; the place of this part where it does not. */
  Span keySpan(String key) {
    for (Node.Entry entry : entries()) {
      if (entry.key().equals(key)) {
        return entry.keySpan();
      }
    }
    return span;
  }

  boolean present() {
    return node != null;
  }

  /** The text of a scalar, whatever its type; empty for nothing. */
  String text() {
    return node instanceof Node.Scalar scalar ? scalar.text() : "";
  }

  boolean isTrue() {
    return text().equals("true");
  }

  /** A number that is written as one, or the other. */
  int number(int other) {
    if (node instanceof Node.Scalar scalar && scalar.kind() == Kind.INTEGER) {
      try {
        return Integer.parseInt(scalar.text());
      } catch (NumberFormatException e) {
        return other; // beyond what any field of Kubernetes holds
      }
    }
    return other;
  }

  boolean isNumber() {
    return node instanceof Node.Scalar scalar && scalar.kind() == Kind.INTEGER;
  }

  List<Part> items() {
    if (!(node instanceof Node.Sequence sequence)) {
      return List.of();
    }
    List<Part> out = new ArrayList<>(sequence.items().size());
    for (Node item : sequence.items()) {
      out.add(new Part(item, item.span(), new Way(way, null, out.size())));
    }
    return out;
  }

  /** The entries of a mapping, but for those that are null. */
  List<Node.Entry> entries() {
    if (!(node instanceof Node.Mapping mapping)) {
      return List.of();
    }
    return mapping.entries().stream().filter(entry -> !entry.value().isNull()).toList();
  }
}
