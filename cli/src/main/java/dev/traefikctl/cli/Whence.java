package dev.traefikctl.cli;

import dev.traefikctl.cli.render.Source;
import dev.traefikctl.diag.ConfigPath;
import dev.traefikctl.kubernetes.KubeObject;
import dev.traefikctl.source.Span;
import org.jspecify.annotations.Nullable;

/** Which Kubernetes objects the parts of a configuration come from. */
final class Whence {

  private final Workspace workspace;

  Whence(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * The object behind a part, and the place in it.
   *
   * @param section routers, middlewares or services
   * @param name qualified
   * @return null for parts of files
   */
  @Nullable Source of(String section, String name) {
    Span at = workspace.origins().find(ConfigPath.of("http", section, name)).orElse(null);
    if (at == null) {
      return null;
    }
    for (KubeObject object : workspace.kube().given()) {
      if (contains(object.node().span(), at)) {
        return new Source(object.title(), at);
      }
    }
    return null;
  }

  private static boolean contains(Span whole, Span at) {
    boolean after =
        whole.line() < at.line() || (whole.line() == at.line() && whole.column() <= at.column());
    boolean before =
        at.line() < whole.endLine()
            || (at.line() == whole.endLine() && at.column() < whole.endColumn());
    return whole.equals(at)
        || at.file().startsWith(whole.file() + "#") // a field of an object of a cluster
        || (whole.file().equals(at.file()) && after && before);
  }
}
