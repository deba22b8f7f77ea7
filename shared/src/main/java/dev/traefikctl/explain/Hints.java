package dev.traefikctl.explain;

import dev.traefikctl.explain.Explanation.Choice;
import dev.traefikctl.explain.Explanation.DisabledRouter;
import dev.traefikctl.explain.Explanation.Tried;
import dev.traefikctl.explain.Explanation.Verdict;
import dev.traefikctl.http.Request;
import dev.traefikctl.model.http.Router;
import dev.traefikctl.routing.RoutingTable;
import dev.traefikctl.routing.RuntimeConfig;
import dev.traefikctl.routing.Status;
import dev.traefikctl.rule.HttpRule;
import dev.traefikctl.rule.Parsed;
import dev.traefikctl.rule.RuleSyntax;
import dev.traefikctl.rule.Trace;
import java.util.ArrayList;
import java.util.List;

/** What to look at when a request does not go where it was meant to. */
final class Hints {

  private final RoutingTable table;
  private final SimulatedRequest simulated;
  private final Recording recording;
  private final List<DisabledRouter> disabled;
  private final List<String> out = new ArrayList<>();

  Hints(
      RoutingTable table,
      SimulatedRequest simulated,
      Recording recording,
      List<DisabledRouter> disabled) {
    this.table = table;
    this.simulated = simulated;
    this.recording = recording;
    this.disabled = disabled;
  }

  /**
   * All hints, the most helpful first.
   *
   * @param asked the request as the client sent it
   */
  List<String> all(Request asked) {
    for (DisabledRouter router : disabled) {
      out.add(
          "router \""
              + router.name()
              + "\" would match, but it is disabled: "
              + String.join("; ", router.errors()));
    }
    redirection();
    if (recording.chosenRouter() == null) {
      otherProtocol(asked);
      otherEntryPoints(asked);
      nearestMiss(asked);
    }
    return out;
  }

  private void redirection() {
    for (String line : recording.answer().headers()) {
      if (line.startsWith("Location: http") && recording.answer().status() < 400) {
        out.add(
            "to follow the redirection, explain '"
                + simulated.method()
                + " "
                + line.substring("Location: ".length())
                + "'");
      }
    }
  }

  private void otherProtocol(Request asked) {
    for (Choice choice : recording.choices()) {
      for (Tried tried : choice.routers()) {
        if (tried.verdict() == Verdict.OTHER_PROTOCOL
            && matches(tried.rule(), tried.ruleSyntax(), asked)) {
          out.add(
              "router \""
                  + tried.name()
                  + "\" would match "
                  + (tried.tls()
                      ? "an https:// request: it has tls, and this request is plain HTTP"
                      : "an http:// request: it has no tls, and this request is HTTPS"));
        }
      }
    }
  }

  private void otherEntryPoints(Request asked) {
    for (RuntimeConfig.Item<Router> item : table.runtime().routers().values()) {
      Router router = item.config();
      List<String> theirs = router.entryPoints();
      boolean elsewhere = !theirs.isEmpty() && !theirs.contains(simulated.entryPoint());
      if (elsewhere
          && !item.provider().equals("internal")
          && item.status() != Status.DISABLED
          && router.parentRefs().isEmpty()
          && matches(router.rule(), router.ruleSyntax(), asked)) {
        out.add(
            "router \""
                + item.name()
                + "\" would match on entry point "
                + String.join(", ", theirs)
                + ", this request comes in at "
                + simulated.entryPoint());
      }
    }
  }

  private static boolean matches(String rule, String syntax, Request request) {
    Trace trace = Rules.trace(rule, syntax, request);
    return trace != null && trace.matched();
  }

  /** The router that would need the fewest changes; only if it is not all of its conditions. */
  private void nearestMiss(Request asked) {
    Tried nearest = null;
    int least = Integer.MAX_VALUE;
    for (Choice choice : recording.choices()) {
      for (Tried tried : choice.routers()) {
        int distance =
            tried.verdict() == Verdict.FAILED ? distance(tried, asked) : Integer.MAX_VALUE;
        if (distance < least) {
          nearest = tried;
          least = distance;
        }
      }
    }
    Trace trace = nearest == null ? null : nearest.trace();
    if (nearest != null && trace != null) {
      out.add("nearest: router \"" + nearest.name() + "\", " + missing(nearest, trace));
    }
  }

  private static int distance(Tried tried, Request asked) {
    String syntax = tried.ruleSyntax();
    return switch (HttpRule.parse(tried.rule(), RuleSyntax.of(syntax))) {
      case Parsed.Valid<HttpRule> valid -> {
        int distance = Rules.distance(tried.rule(), syntax, valid.rule().expr(), asked);
        boolean nothingHolds = distance >= Rules.conditions(valid.rule().expr());
        yield nothingHolds ? Integer.MAX_VALUE : distance;
      }
      case Parsed.Invalid<HttpRule> invalid -> Integer.MAX_VALUE;
    };
  }

  private static String missing(Tried tried, Trace trace) {
    List<String> parts = new ArrayList<>();
    for (Trace failure : trace.failures()) {
      String part = tried.rule().substring(failure.expr().start(), failure.expr().end());
      String seen = failure.seen();
      parts.add(part + " does not hold" + (seen.isEmpty() ? "" : " for " + seen));
    }
    return String.join("; ", parts);
  }
}
