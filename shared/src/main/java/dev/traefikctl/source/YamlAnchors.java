package dev.traefikctl.source;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The anchors of one document. Aliases share their anchor's node, so that few bytes could stand for
 * billions of nodes: their sum is limited.
 */
final class YamlAnchors {

  /** What an alias stands for. */
  sealed interface Answer {}

  record Found(Node node) implements Answer {}

  record Missing(String message) implements Answer {}

  private record Anchor(@Nullable Node node, int size) {}

  private final Map<String, Anchor> anchors = new HashMap<>();
  private int nodes;
  private int aliased;

  /** Counts one node. */
  void count() {
    nodes++;
  }

  /** Begins a collection; until its end its anchor names an unfinished node. */
  int open(@Nullable String anchor) {
    int before = nodes++;
    if (anchor != null) {
      anchors.put(anchor, new Anchor(null, 0));
    }
    return before;
  }

  Node close(@Nullable String anchor, int before, Node node) {
    if (anchor != null) {
      anchors.put(anchor, new Anchor(node, nodes - before));
    }
    return node;
  }

  /** A scalar, remembered if it has an anchor. */
  Node keep(@Nullable String anchor, Node node) {
    if (anchor != null) {
      anchors.put(anchor, new Anchor(node, 1));
    }
    return node;
  }

  Answer resolve(String name) {
    Anchor anchor = anchors.get(name);
    if (anchor == null) {
      return new Missing("unknown anchor '" + name + "'; a text that begins with * needs quotes");
    }
    Node node = anchor.node();
    if (node == null) {
      return new Missing("the value of anchor '" + name + "' contains itself");
    }
    nodes += anchor.size();
    aliased += anchor.size();
    return aliased > Limits.ALIASED_NODES
        ? new Missing("the aliases stand for more than " + Limits.ALIASED_NODES + " values")
        : new Found(node);
  }
}
