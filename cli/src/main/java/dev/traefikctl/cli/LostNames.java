package dev.traefikctl.cli;

import dev.traefikctl.kubernetes.CrdTranslator;
import dev.traefikctl.source.Node;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names in what Traefik does not read because of a slip that is told of, such as a misspelt
 * section or one of two sections of a name: who refers to them refers to something.
 */
final class LostNames {

  /** Sections of sections: the names of parts are below them. */
  private static final int SECTIONS = 2;

  private final Set<String> defined = new HashSet<>();
  private final Set<String> used = new HashSet<>();

  /** Takes sections that are written again below, so that these do not count. */
  void duplicates(List<Node> documents) {
    documents.forEach(document -> duplicates(document, SECTIONS));
  }

  private void duplicates(@Nullable Node node, int depth) {
    if (depth == 0 || !(node instanceof Node.Mapping mapping)) {
      return;
    }
    for (Node.Entry entry : mapping.entries()) {
      Node counting = mapping.get(entry.key());
      if (counting != null && counting.span().equals(entry.value().span())) {
        duplicates(entry.value(), depth - 1);
      } else {
        take(entry.value());
      }
    }
  }

  /** Takes a section, or a part that stands where sections do, and all below it. */
  void define(String name, @Nullable Node below) {
    defined.add(name);
    take(below);
  }

  private void take(@Nullable Node node) {
    switch (node) {
      case Node.Mapping mapping ->
          mapping.entries().forEach(entry -> define(entry.key(), entry.value()));
      case Node.Sequence sequence -> sequence.items().forEach(this::take);
      case Node.Scalar scalar -> used.add(bare(scalar.text()));
      case null -> {}
    }
  }

  void use(String reference) {
    used.add(bare(reference));
  }

  boolean uses(String name) {
    return used.contains(bare(name));
  }

  /** Whether all that a list such as {@code a, b@file} names is lost. */
  boolean defines(String references) {
    for (String name : references.split(",", -1)) {
      if (!defined.contains(bare(name.strip()))) {
        return false;
      }
    }
    return true;
  }

  private static String bare(String name) {
    int at = name.lastIndexOf('@');
    String provider = at < 0 ? "" : name.substring(at + 1);
    boolean own = provider.equals("file") || provider.equals(CrdTranslator.PROVIDER);
    return own ? name.substring(0, at) : name;
  }
}
