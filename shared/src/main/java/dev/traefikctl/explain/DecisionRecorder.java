package dev.traefikctl.explain;

import dev.traefikctl.explain.Explanation.Choice;
import dev.traefikctl.explain.Explanation.Tried;
import dev.traefikctl.explain.Explanation.Verdict;
import dev.traefikctl.http.Handler;
import dev.traefikctl.http.Request;
import dev.traefikctl.middleware.Middleware;
import dev.traefikctl.routing.Instrumentation;
import dev.traefikctl.rule.Trace;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts a recorder around every part that the compiler builds; other exchanges pass untouched. */
public final class DecisionRecorder implements Instrumentation {

  @Override
  public Handler choice(String scope, List<Candidate> candidates, Handler handler) {
    return exchange -> {
      if (exchange instanceof SimulatedExchange simulated) {
        simulated.recording().choice(choice(scope, candidates, exchange.request()));
      }
      handler.handle(exchange);
    };
  }

  private static Choice choice(String scope, List<Candidate> candidates, Request request) {
    List<Tried> out = new ArrayList<>();
    boolean found = false;
    for (Candidate candidate : candidates) {
      Tried tried = tried(candidate, request, found);
      found |= tried.verdict() == Verdict.CHOSEN;
      out.add(tried);
    }
    return new Choice(scope, out);
  }

  private static Tried tried(Candidate candidate, Request request, boolean found) {
    if (candidate.takes() == (request.tls() ? Takes.PLAIN : Takes.TLS)) {
      return of(candidate, Verdict.OTHER_PROTOCOL, null);
    }
    if (found) {
      return of(candidate, Verdict.NOT_TRIED, null);
    }
    Trace trace = Rules.trace(candidate.rule(), candidate.ruleSyntax(), request);
    boolean matched = trace != null && trace.matched();
    return of(candidate, matched ? Verdict.CHOSEN : Verdict.FAILED, trace);
  }

  private static Tried of(Candidate candidate, Verdict verdict, @Nullable Trace trace) {
    return new Tried(
        candidate.name(),
        candidate.rule(),
        candidate.ruleSyntax(),
        candidate.priority(),
        candidate.takes() == Takes.TLS,
        verdict,
        trace);
  }

  @Override
  public Handler router(String name, Handler handler) {
    return exchange -> {
      if (exchange instanceof SimulatedExchange simulated) {
        simulated.recording().router(name);
      }
      handler.handle(exchange);
    };
  }

  @Override
  public Handler middleware(String name, Middleware config, Handler handler) {
    String type = config.key();
    return exchange -> {
      if (exchange instanceof SimulatedExchange simulated) {
        simulated.recording().middleware(name, type);
      }
      handler.handle(exchange);
    };
  }

  @Override
  public Handler service(String name, Handler handler) {
    return exchange -> {
      if (exchange instanceof SimulatedExchange simulated) {
        simulated.recording().service(name);
      }
      handler.handle(exchange);
    };
  }
}
