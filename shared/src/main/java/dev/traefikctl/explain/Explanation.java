package dev.traefikctl.explain;

import dev.traefikctl.rule.Trace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a configuration decides about one request, in the order of the decisions.
 *
 * @param cleaned what the entry point changed before a router was chosen
 * @param choices one, and one more per level of child routers
 * @param router that got the request, as the access log names it: {@code parent -> child} for child
 *     routers; null where none did
 * @param middlewares in the order in which they saw the request
 * @param services from the router's service down to the load balancer
 * @param upstream what a server would get; null where none would
 * @param disabled routers that would have matched, were they not disabled
 * @param hints what to look at when the result is not what was wanted
 */
public record Explanation(
    SimulatedRequest request,
    List<Change> cleaned,
    List<Choice> choices,
    @Nullable String router,
    List<MiddlewareStep> middlewares,
    List<ServiceStep> services,
    @Nullable UpstreamRequest upstream,
    Answer answer,
    List<DisabledRouter> disabled,
    List<String> hints) {

  public Explanation {
    cleaned = List.copyOf(cleaned);
    choices = List.copyOf(choices);
    middlewares = List.copyOf(middlewares);
    services = List.copyOf(services);
    disabled = List.copyOf(disabled);
    hints = List.copyOf(hints);
  }

  /** What became of a router when its turn came. */
  public enum Verdict {
    /** It got the request. */
    CHOSEN,
    /** Its rule does not hold. */
    FAILED,
    /** It is for TLS requests and this one is not, or the reverse. */
    OTHER_PROTOCOL,
    /** A router before it got the request. */
    NOT_TRIED
  }

  /**
   * A router in the order in which routers are tried.
   *
   * @param ruleSyntax {@code v2} or {@code v3}
   * @param tls whether it is for TLS requests only
   * @param trace how its rule came to its result; null where it was not looked at
   */
  public record Tried(
      String name,
      String rule,
      String ruleSyntax,
      long priority,
      boolean tls,
      Verdict verdict,
      @Nullable Trace trace) {}

  /**
   * A choice among routers.
   *
   * @param scope the entry point, or the parent router
   */
  public record Choice(String scope, List<Tried> routers) {
    public Choice {
      routers = List.copyOf(routers);
    }
  }

  /**
   * One use of a middleware.
   *
   * @param type {@code stripPrefix}
   * @param answered whether it answered instead of passing the request on
   * @param request what it changed of the request
   * @param response what it changed of the response, given one of status 200 without headers
   * @param delayedNanos how long it made the request wait
   */
  public record MiddlewareStep(
      String name,
      String type,
      boolean answered,
      List<Change> request,
      List<Change> response,
      long delayedNanos) {
    public MiddlewareStep {
      request = List.copyOf(request);
      response = List.copyOf(response);
    }
  }

  /**
   * A service on the way.
   *
   * @param type {@code loadBalancer}, {@code weighted}…; {@code internal} for Traefik's own
   * @param strategy how one of the targets is chosen
   * @param targets servers or services
   */
  public record ServiceStep(String name, String type, String strategy, List<Target> targets) {
    public ServiceStep {
      targets = List.copyOf(targets);
    }
  }

  /**
   * A server or a child service.
   *
   * @param name the URL or the service's name
   * @param share its part of all requests in percent, rounded; -1 where it depends on more
   */
  public record Target(String name, long weight, int share) {}

  /**
   * What the client gets.
   *
   * @param by the middleware or service that answered, {@code server} for an upstream's answer, or
   *     {@code entry point}
   * @param status of the simulated server where that answers
   */
  public record Answer(String by, int status, List<String> headers) {
    public Answer {
      headers = List.copyOf(headers);
    }
  }

  /** A router that would have matched, and why it does not serve. */
  public record DisabledRouter(String name, String rule, List<String> errors) {
    public DisabledRouter {
      errors = List.copyOf(errors);
    }
  }
}
