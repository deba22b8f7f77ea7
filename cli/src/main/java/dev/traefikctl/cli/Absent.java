package dev.traefikctl.cli;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.ConfigPath;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Severity;
import dev.traefikctl.kubernetes.CrdTranslator;
import dev.traefikctl.source.Node;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * References to custom resources of a kind of which the given manifests hold none at all: as these
 * are most likely applied from elsewhere, a warning is enough.
 */
final class Absent {

  private static final Map<Code, String> KINDS =
      Map.of(
          Code.UNKNOWN_MIDDLEWARE, "Middleware",
          Code.UNKNOWN_SERVICE, "TraefikService",
          Code.UNKNOWN_SERVERS_TRANSPORT, "ServersTransport",
          Code.UNKNOWN_TLS_OPTIONS, "TLSOption");

  private final Workspace workspace;
  private final Set<String> given = new HashSet<>();

  Absent(Workspace workspace) {
    this.workspace = workspace;
    workspace.kube().given().forEach(object -> given.add(object.kind()));
  }

  /** The finding, as a warning where it may well be wrong. */
  Diagnostic softened(Diagnostic finding) {
    ConfigPath path = finding.path();
    String kind = KINDS.get(finding.code());
    boolean may =
        path != null
            && kind != null
            && !workspace.kube().isComplete()
            && workspace.has(CrdTranslator.PROVIDER)
            && isOfCluster(path)
            && given.stream().noneMatch(known -> known.startsWith(kind));
    return may
        ? finding
            .withSeverity(Severity.WARNING)
            .suggest("give the manifest of the " + kind + " as well, or use --complete")
        : finding;
  }

  /** Whether the reference at a path is one to what manifests define. */
  private boolean isOfCluster(ConfigPath path) {
    String text = workspace.node(path) instanceof Node.Scalar scalar ? scalar.text() : "";
    int at = text.lastIndexOf('@');
    String owner = path.segments().size() < 3 ? "" : path.segments().get(2);
    String provider = (at < 0 ? owner : text).replaceFirst(".*@", "");
    return provider.equals(CrdTranslator.PROVIDER);
  }
}
