package dev.traefikctl.kubernetes;

import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.model.RouterChange;
import dev.traefikctl.model.ServerChange;
import java.util.List;

/**
 * What a change of objects means to the configuration of a provider.
 *
 * @param servers all that changed, if it is only servers of load balancers
 * @param routers all that changed, if it is only HTTP routers
 * @param statuses those that are to be others than before, or of objects that changed
 * @param problems what was not reported of these objects before
 */
public record Update(
    Extent extent,
    ServerChange servers,
    RouterChange routers,
    List<ObjectStatus> statuses,
    List<Diagnostic> problems) {

  /** How much of the configuration is another. */
  public enum Extent {
    NOTHING,
    /** Servers of load balancers. */
    SERVERS,
    /** HTTP routers. */
    ROUTERS,
    /** Anything. */
    EVERYTHING
  }

  public Update {
    statuses = List.copyOf(statuses);
    problems = List.copyOf(problems);
  }
}
