package dev.traefikctl.cli;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.ConfigPath;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.source.Node;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * References to parts of which there is only the name: Traefik leaves these out without a word, so
 * that "does not exist" would puzzle who sees the name in the file.
 */
final class EmptyParts {

  private static final Map<Code, String> SECTIONS =
      Map.of(
          Code.UNKNOWN_MIDDLEWARE, "middlewares",
          Code.UNKNOWN_SERVICE, "services",
          Code.UNKNOWN_SERVERS_TRANSPORT, "serversTransports");

  private final Workspace workspace;

  EmptyParts(Workspace workspace) {
    this.workspace = workspace;
  }

  /** The finding, with the place of the name where it is due to an empty part. */
  Diagnostic explained(Diagnostic finding) {
    ConfigPath path = finding.path();
    String section = SECTIONS.get(finding.code());
    if (path == null
        || section == null
        || !(workspace.node(path) instanceof Node.Scalar reference)) {
      return finding;
    }
    Node.Entry part = part(section, reference.text());
    return part == null
        ? finding
        : finding
            .suggest("say what `" + part.key() + "` is where it is defined")
            .relate(List.of(new Diagnostic.Related(part.keySpan(), "nothing is written below it")));
  }

  private Node.@Nullable Entry part(String section, String reference) {
    String name = reference.endsWith("@file") ? reference.replace("@file", "") : reference;
    for (Node document : workspace.documents()) {
      if (get(get(document, "http"), section) instanceof Node.Mapping parts) {
        for (Node.Entry entry : parts.entries()) {
          if (entry.key().equals(name) && entry.value().isNull()) {
            return entry;
          }
        }
      }
    }
    return null;
  }

  private static @Nullable Node get(@Nullable Node node, String key) {
    return node instanceof Node.Mapping mapping ? mapping.get(key) : null;
  }
}
