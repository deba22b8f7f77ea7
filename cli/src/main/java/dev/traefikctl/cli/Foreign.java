package dev.traefikctl.cli;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.ConfigPath;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.source.Node;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * References to what other providers define ({@code auth@docker}), of which files alone cannot tell
 * whether they lead anywhere.
 */
final class Foreign {

  /** What is said of references that lead nowhere. */
  private static final Set<Code> REFERENCES =
      EnumSet.of(
          Code.UNKNOWN_MIDDLEWARE,
          Code.UNKNOWN_ENTRY_POINT_MIDDLEWARE,
          Code.UNKNOWN_SERVICE,
          Code.UNKNOWN_SERVERS_TRANSPORT,
          Code.UNKNOWN_TLS_OPTIONS,
          Code.PARENT_REF);

  /** Provider names and the sections of the static configuration that switch them on. */
  private static final Map<String, String> PROVIDERS =
      Map.ofEntries(
          Map.entry("docker", "docker"),
          Map.entry("file", "file"),
          Map.entry("swarm", "swarm"),
          Map.entry("kubernetes", "kubernetesingress"),
          Map.entry("kubernetescrd", "kubernetescrd"),
          Map.entry("kubernetesgateway", "kubernetesgateway"),
          Map.entry("kubernetesingressnginx", "kubernetesingressnginx"),
          Map.entry("knative", "knative"),
          Map.entry("consul", "consul"),
          Map.entry("consulcatalog", "consulcatalog"),
          Map.entry("nomad", "nomad"),
          Map.entry("ecs", "ecs"),
          Map.entry("etcd", "etcd"),
          Map.entry("redis", "redis"),
          Map.entry("zookeeper", "zookeeper"),
          Map.entry("http", "http"),
          Map.entry("rest", "rest"));

  private final Workspace workspace;

  Foreign(Workspace workspace) {
    this.workspace = workspace;
  }

  /** Whether a finding is about a reference that leads nowhere. */
  static boolean isReference(Diagnostic finding) {
    return REFERENCES.contains(finding.code());
  }

  /** Whether a finding is only due to a reference to another provider that may well be right. */
  boolean explains(Diagnostic finding) {
    ConfigPath path = finding.path();
    if (path != null && finding.code() == Code.UNDECLARED_PLUGIN) {
      return workspace.statics() == null || declared(path);
    }
    if (path == null || !isReference(finding)) {
      return false;
    }
    String reference = text(path);
    int at = reference == null ? -1 : reference.lastIndexOf('@');
    if (reference == null || at < 0) {
      return false;
    }
    String provider = reference.substring(at + 1);
    if (workspace.has(provider)) {
      return false;
    }
    String section = PROVIDERS.get(provider);
    return section != null && (workspace.statics() == null || configured(section));
  }

  /** Whether a provider that is not looked at, such as labels, may refer to what files define. */
  boolean mayUse(Diagnostic finding) {
    if (finding.code() != Code.UNUSED
        || !(get(workspace.staticDocument(), "providers") instanceof Node.Mapping providers)) {
      return false;
    }
    return providers.entries().stream()
        .map(entry -> entry.key().toLowerCase(Locale.ROOT))
        .anyMatch(key -> !key.equals("file") && PROVIDERS.containsValue(key));
  }

  /** Whether the static configuration has every plugin of the section at a path. */
  private boolean declared(ConfigPath path) {
    Node experimental = get(workspace.staticDocument(), "experimental");
    Node plugins = get(experimental, "plugins");
    Node local = get(experimental, "localPlugins");
    if (!(workspace.node(path) instanceof Node.Mapping named)) {
      return false;
    }
    for (Node.Entry entry : named.entries()) {
      if (get(plugins, entry.key()) == null && get(local, entry.key()) == null) {
        return false;
      }
    }
    return true;
  }

  private boolean configured(String section) {
    Node providers = get(workspace.staticDocument(), "providers");
    return get(providers, section) != null;
  }

  private static @Nullable Node get(@Nullable Node node, String key) {
    return node instanceof Node.Mapping mapping ? mapping.get(key) : null;
  }

  private @Nullable String text(ConfigPath path) {
    return workspace.node(path) instanceof Node.Scalar scalar ? scalar.text() : null;
  }
}
