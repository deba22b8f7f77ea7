package dev.traefikctl.cli.cluster;

import dev.traefikctl.kubernetes.KubeObject;
import dev.traefikctl.source.Node;
import dev.traefikctl.source.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives the parts of an object that no text says the place {@code Kind/namespace/name#path}, so
 * that findings tell the field.
 */
final class FieldPlaces {

  private FieldPlaces() {}

  static KubeObject of(KubeObject object) {
    Node.Mapping whole = object.node();
    return new KubeObject(
        object.apiVersion(),
        object.kind(),
        object.namespace(),
        object.name(),
        mapping(whole, whole.span(), whole.span().file() + "#", ""));
  }

  private static Node node(Node node, String object, String path) {
    Span span = Span.startOf(object + path);
    return switch (node) {
      case Node.Mapping mapping -> mapping(mapping, span, object, path + ".");
      case Node.Sequence sequence -> {
        List<Node> items = new ArrayList<>(sequence.items().size());
        for (Node item : sequence.items()) {
          items.add(node(item, object, path + "[" + items.size() + "]"));
        }
        yield new Node.Sequence(items, span);
      }
      case Node.Scalar scalar -> new Node.Scalar(scalar.text(), scalar.kind(), span);
    };
  }

  private static Node.Mapping mapping(
      Node.Mapping mapping, Span span, String object, String before) {
    List<Node.Entry> entries = new ArrayList<>(mapping.entries().size());
    for (Node.Entry entry : mapping.entries()) {
      String path = before + entry.key();
      Span at = Span.startOf(object + path);
      entries.add(new Node.Entry(entry.key(), at, node(entry.value(), object, path)));
    }
    return new Node.Mapping(entries, span);
  }
}
