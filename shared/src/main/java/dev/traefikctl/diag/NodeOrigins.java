package dev.traefikctl.diag;

import dev.traefikctl.source.Node;
import dev.traefikctl.source.Span;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Walks node trees along a path and keeps the deepest place that it reached. */
final class NodeOrigins {

  private NodeOrigins() {}

  static Optional<Span> find(List<Node> roots, ConfigPath path) {
    List<String> segments = path.segments();
    Span best = null;
    int bestDepth = -1;
    for (Node root : roots) {
      Node at = root;
      Span span = root.span();
      int depth = 0;
      while (depth < segments.size()) {
        Step step = step(at, segments.get(depth));
        if (step == null) {
          break;
        }
        at = step.node();
        span = step.span();
        depth++;
      }
      if (depth > bestDepth) {
        best = span;
        bestDepth = depth;
      }
    }
    return Optional.ofNullable(best);
  }

  private record Step(Node node, Span span) {}

  private static @Nullable Step step(Node at, String segment) {
    return switch (at) {
      case Node.Mapping mapping -> {
        for (Node.Entry entry : mapping.entries()) {
          if (entry.key().equalsIgnoreCase(segment)) {
            boolean scalar = entry.value() instanceof Node.Scalar;
            yield new Step(entry.value(), scalar ? entry.value().span() : entry.keySpan());
          }
        }
        yield null;
      }
      case Node.Sequence sequence -> item(sequence, segment);
      case Node.Scalar scalar -> null;
    };
  }

  private static @Nullable Step item(Node.Sequence sequence, String segment) {
    for (int i = 0; i < sequence.items().size(); i++) {
      if (segment.equals(Integer.toString(i))) {
        Node item = sequence.items().get(i);
        return new Step(item, item.span());
      }
    }
    return null;
  }
}
