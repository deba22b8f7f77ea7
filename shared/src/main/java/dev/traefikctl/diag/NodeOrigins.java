package dev.traefikctl.diag;

import dev.traefikctl.source.Node;
import dev.traefikctl.source.Span;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Walks node trees along a path and keeps the deepest place that it reached. Keys are compared
 * without case where none is equal: names of routers differ by case, names of options do not. Of a
 * key that stands twice the last that says something counts, since that is the one that is bound.
 */
final class NodeOrigins implements Origins {

  /** Mappings up to this size are searched, larger ones indexed when first asked for. */
  private static final int SMALL = 16;

  private final List<Node> roots;
  private final Map<Node.Mapping, Map<String, Node.Entry>> indexes =
      Collections.synchronizedMap(new IdentityHashMap<>());

  NodeOrigins(List<Node> roots) {
    this.roots = List.copyOf(roots);
  }

  @Override
  public Optional<Span> find(ConfigPath path) {
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

  private @Nullable Step step(Node at, String segment) {
    return switch (at) {
      case Node.Mapping mapping -> {
        Node.Entry entry = entry(mapping, segment);
        if (entry == null) {
          yield null;
        }
        boolean scalar = entry.value() instanceof Node.Scalar;
        yield new Step(entry.value(), scalar ? entry.value().span() : entry.keySpan());
      }
      case Node.Sequence sequence -> item(sequence, segment);
      case Node.Scalar scalar -> null;
    };
  }

  private Node.@Nullable Entry entry(Node.Mapping mapping, String key) {
    if (mapping.entries().size() > SMALL) {
      Map<String, Node.Entry> index = indexes.computeIfAbsent(mapping, NodeOrigins::index);
      Node.Entry exact = index.get(key);
      return exact != null ? exact : index.get(key.toLowerCase(Locale.ROOT));
    }
    Node.Entry exact = null;
    Node.Entry similar = null;
    for (Node.Entry entry : mapping.entries()) {
      if (entry.key().equals(key)) {
        exact = exact == null || !entry.value().isNull() ? entry : exact;
      } else if (similar == null && entry.key().equalsIgnoreCase(key)) {
        similar = entry;
      }
    }
    return exact != null ? exact : similar;
  }

  private static Map<String, Node.Entry> index(Node.Mapping mapping) {
    Map<String, Node.Entry> out = HashMap.newHashMap(mapping.entries().size());
    for (Node.Entry entry : mapping.entries()) {
      out.merge(entry.key(), entry, (first, again) -> again.value().isNull() ? first : again);
    }
    for (Node.Entry entry : mapping.entries()) {
      out.putIfAbsent(entry.key().toLowerCase(Locale.ROOT), entry);
    }
    return out;
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
