package dev.traefikctl.diag;

import dev.traefikctl.source.Node;
import dev.traefikctl.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Where the parts of a configuration stand in the files that it came from. */
@FunctionalInterface
public interface Origins {

  /** Knows no place. */
  Origins NONE = path -> Optional.empty();

  /**
   * The place of a value; of the nearest enclosing part that is known where the path itself is not
   * written (a default).
   */
  Optional<Span> find(ConfigPath path);

  /**
   * Origins of documents that were merged, looked up by walking their nodes, so that nothing is
   * stored per option.
   */
  static Origins of(List<Node> documents) {
    return new NodeOrigins(documents);
  }

  /** The same of documents that are read only when the first place is asked for. */
  static Origins lazily(Supplier<List<Node>> documents) {
    return new LazyOrigins(documents);
  }
}
