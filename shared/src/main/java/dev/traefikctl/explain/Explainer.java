package dev.traefikctl.explain;

import dev.traefikctl.explain.Explanation.DisabledRouter;
import dev.traefikctl.explain.Explanation.ServiceStep;
import dev.traefikctl.http.Handler;
import dev.traefikctl.http.Request;
import dev.traefikctl.model.http.Router;
import dev.traefikctl.routing.RoutingTable;
import dev.traefikctl.routing.RuntimeConfig;
import dev.traefikctl.routing.Status;
import dev.traefikctl.rule.Trace;
import java.util.ArrayList;
import java.util.List;

/**
 * Explains what a configuration does with requests. The table must have been compiled with a {@link
 * DecisionRecorder}.
 */
public final class Explainer {

  private final RoutingTable table;

  public Explainer(RoutingTable table) {
    this.table = table;
  }

  /**
   * Walks the handlers of the request's entry point.
   *
   * @throws IllegalArgumentException where the table has no such entry point
   */
  public Explanation explain(SimulatedRequest simulated) {
    Handler handler = table.entryPoint(simulated.entryPoint());
    if (handler == null) {
      throw new IllegalArgumentException("no entry point " + simulated.entryPoint());
    }
    SimulatedExchange exchange = new SimulatedExchange(simulated);
    handler.handle(exchange);
    Recording recording = exchange.recording();
    Request asked = new SimulatedExchange(simulated).request();
    List<DisabledRouter> disabled = disabled(simulated, asked);
    Services services = new Services(table.runtime());
    List<ServiceStep> steps = recording.services().stream().map(services::step).toList();
    return new Explanation(
        simulated,
        recording.cleaned(),
        recording.choices(),
        exchange.log().router(),
        recording.middlewares(),
        steps,
        recording.upstream(),
        recording.answer(),
        disabled,
        new Hints(table, simulated, recording, disabled).all(asked));
  }

  private List<DisabledRouter> disabled(SimulatedRequest simulated, Request request) {
    List<DisabledRouter> out = new ArrayList<>();
    for (RuntimeConfig.Item<Router> item : table.runtime().routers().values()) {
      Router router = item.config();
      boolean here = // or nowhere at all
          item.users().isEmpty() || router.entryPoints().contains(simulated.entryPoint());
      if (item.status() != Status.DISABLED || !here) {
        continue;
      }
      Trace trace = Rules.trace(router.rule(), router.ruleSyntax(), request);
      if (trace != null && trace.matched()) {
        out.add(new DisabledRouter(item.name(), router.rule(), item.errors()));
      }
    }
    return out;
  }
}
