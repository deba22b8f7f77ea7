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
 * @param path the way from the object to it: {@code spec.routes[0].match}
 */
record Part(@Nullable Node node, Span span, String path) {

  static Part of(Node node) {
    return new Part(node, node.span(), "");
  }

  Part get(String key) {
    String way = path.isEmpty() ? key : path + "." + key;
    if (node instanceof Node.Mapping mapping) {
      for (Node.Entry entry : mapping.entries()) {
        if (entry.key().equals(key) && !isNull(entry.value())) {
          return new Part(entry.value(), entry.value().span(), way);
        }
      }
    }
    return new Part(null, span, way);
  }

  static boolean isNull(Node node) {
    return node instanceof Node.Scalar scalar && scalar.kind() == Kind.NULL;
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
      out.add(new Part(item, item.span(), path + "[" + out.size() + "]"));
    }
    return out;
  }

  /** The entries of a mapping, but for those that are null. */
  List<Node.Entry> entries() {
    if (!(node instanceof Node.Mapping mapping)) {
      return List.of();
    }
    return mapping.entries().stream().filter(entry -> !isNull(entry.value())).toList();
  }
}
