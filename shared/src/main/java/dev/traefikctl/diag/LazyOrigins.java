package dev.traefikctl.diag;

import dev.traefikctl.source.Node;
import dev.traefikctl.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Origins of documents that are read when the first place is asked for. */
final class LazyOrigins implements Origins {

  private final Supplier<List<Node>> documents;
  private @Nullable Origins read;

  LazyOrigins(Supplier<List<Node>> documents) {
    this.documents = documents;
  }

  @Override
  public synchronized Optional<Span> find(ConfigPath path) {
    Origins known = read;
    if (known == null) {
      known = Origins.of(documents.get());
      read = known;
    }
    return known.find(path);
  }
}
