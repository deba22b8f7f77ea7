package dev.traefikctl.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.traefikctl.explain.Explanation.Choice;
import dev.traefikctl.explain.Explanation.Tried;
import dev.traefikctl.explain.Explanation.Verdict;
import dev.traefikctl.http.Handler;
import dev.traefikctl.http.Request;
import dev.traefikctl.http.TestExchange;
import dev.traefikctl.middleware.Middleware;
import dev.traefikctl.routing.Instrumentation;
import dev.traefikctl.routing.RoutingTable;
import dev.traefikctl.rule.HttpRule;
import dev.traefikctl.rule.Parsed;
import dev.traefikctl.rule.RuleSyntax;
import dev.traefikctl.rule.Trace;
import dev.traefikctl.source.Documents;
import dev.traefikctl.source.Format;
import dev.traefikctl.source.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * For random configurations and requests, an explanation names the router that serves, its reasons
 * are true at the moment of the choice, and what it tells of the request is what servers get.
 */
class ExplainDifferentialTest {

  private static final String STATIC =
      """
      {"entryPoints": {"web": {"address": ":8000"}, "alt": {"address": ":8001"}}}
      """;

  @ParameterizedTest
  @ValueSource(ints = {2, 5, 20, 80})
  void tellsTheTruth(int size) {
    Random random = new Random(size);
    RandomRouters routers = new RandomRouters(random);
    for (int round = 0; round < 15; round++) {
      String text = routers.config(size);
      Node dynamic = Objects.requireNonNull(Documents.parse(Format.YAML, text, "random").root());
      RoutingTable plain = Tables.compile(STATIC, dynamic, Instrumentation.NONE);
      RoutingTable watched = Tables.compile(STATIC, dynamic, new CheckedRecorder());
      for (int i = 0; i < 30; i++) {
        SimulatedRequest request = routers.request();
        Explanation explanation = new Explainer(watched).explain(request);
        TestExchange served = Tables.walked(plain, request);
        String context = request + "\n" + text;
        assertEquals(served.log().router(), explanation.router(), context);
        assertChosen(explanation, context);
        assertEquals(served.status(), explanation.answer().status(), context);
        assertSentAs(explanation, served, context);
      }
    }
  }

  /** Each choice names the one that was taken, or, the last of them, none. */
  private static void assertChosen(Explanation explanation, String context) {
    List<String> names = new ArrayList<>();
    for (Choice choice : explanation.choices()) {
      choice.routers().stream()
          .filter(tried -> tried.verdict() == Verdict.CHOSEN)
          .forEach(tried -> names.add(tried.name()));
    }
    if (names.size() == explanation.choices().size()) {
      assertEquals(explanation.router(), String.join(" -> ", names), context);
    } else {
      assertEquals(explanation.choices().size() - 1, names.size(), context);
      assertEquals(404, explanation.answer().status(), context);
    }
  }

  /** The edits that the explanation tells, made one after the other, give what is sent. */
  private static void assertSentAs(Explanation explanation, TestExchange served, String context) {
    if (served.outcome() != TestExchange.Outcome.FORWARDED) {
      assertEquals(null, explanation.upstream(), context);
      return;
    }
    assertTrue(explanation.upstream() != null, context);
    Map<String, String> expected = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    served
        .request()
        .headers()
        .forEach((name, value) -> expected.merge("header " + name, value, (a, b) -> a + ", " + b));
    assertEquals(
        served.request().path(), last(explanation, "path", explanation.request().path()), context);
    assertEquals(
        served.request().host(), last(explanation, "host", explanation.request().host()), context);
    expected.forEach((name, value) ->
        assertEquals(value, last(explanation, name, asked(explanation, name)), name + context));
  }

  private static String asked(Explanation explanation, String part) {
    List<String> lines =
        explanation.request().headers().stream()
            .filter(header -> part.equalsIgnoreCase("header " + header.name()))
            .map(SimulatedRequest.Header::value)
            .toList();
    return lines.isEmpty() ? null : String.join(", ", lines);
  }

  private static String last(Explanation explanation, String part, String first) {
    String value = first;
    for (Change change : explanation.cleaned()) {
      value = change.what().equalsIgnoreCase(part) ? change.after() : value;
    }
    for (Explanation.MiddlewareStep step : explanation.middlewares()) {
      for (Change change : step.request()) {
        value = change.what().equalsIgnoreCase(part) ? change.after() : value;
      }
    }
    return value;
  }

  /** Checks each choice against the request as it is at that moment. */
  private static final class CheckedRecorder implements Instrumentation {
    private final DecisionRecorder recorder = new DecisionRecorder();

    @Override
    public Handler choice(String scope, List<Candidate> candidates, Handler handler) {
      return recorder.choice(
          scope,
          candidates,
          exchange -> {
            Choice choice = ((SimulatedExchange) exchange).recording().choices().getLast();
            check(choice, candidates, exchange.request());
            handler.handle(exchange);
          });
    }

    private static void check(Choice choice, List<Candidate> candidates, Request request) {
      for (int i = 0; i < candidates.size(); i++) {
        Tried tried = choice.routers().get(i);
        if (tried.verdict() == Verdict.FAILED) {
          Trace trace = Objects.requireNonNull(tried.trace());
          String syntax = candidates.get(i).ruleSyntax();
          List<Trace> reasons = trace.failures();
          assertFalse(reasons.isEmpty(), tried.rule());
          for (Trace reason : reasons) {
            String part = tried.rule().substring(reason.expr().start(), reason.expr().end());
            assertFalse(holds(part, syntax, request), part + " of " + tried.rule());
          }
        }
      }
    }

    private static boolean holds(String rule, String syntax, Request request) {
      Parsed<HttpRule> parsed = HttpRule.parse(rule, RuleSyntax.of(syntax));
      return parsed instanceof Parsed.Valid<HttpRule>(HttpRule valid) && valid.matches(request);
    }

    @Override
    public Handler router(String name, Handler handler) {
      return recorder.router(name, handler);
    }

    @Override
    public Handler middleware(String name, Middleware config, Handler handler) {
      return recorder.middleware(name, config, handler);
    }

    @Override
    public Handler service(String name, Handler handler) {
      return recorder.service(name, handler);
    }
  }
}
