package dev.traefikctl.middleware;

import dev.traefikctl.diag.Code;
import dev.traefikctl.http.Handler;
import dev.traefikctl.http.TestExchange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A wiring that writes down what a middleware reports. */
final class TestWiring implements Wiring {

  /** A failure. */
  record Note(Code code, String option, String message) {}

  final List<Note> failures = new ArrayList<>();
  private final Map<String, Object> states = new HashMap<>();

  /** Wraps a middleware that must be valid around a service. */
  static Handler wrap(Middleware middleware) {
    TestWiring wiring = new TestWiring();
    Handler handler = middleware.wrap(TestExchange.service(), wiring);
    if (!wiring.failures.isEmpty()) {
      throw new AssertionError(wiring.failures.toString());
    }
    return handler;
  }

  /** The only failure of a middleware. */
  static Note failure(Middleware middleware) {
    TestWiring wiring = new TestWiring();
    middleware.wrap(TestExchange.service(), wiring);
    if (wiring.failures.size() != 1) {
      throw new AssertionError("want one failure: " + wiring.failures);
    }
    return wiring.failures.getFirst();
  }

  @Override
  public String name() {
    return "test@file";
  }

  @Override
  public Handler fail(Code code, String option, String message) {
    failures.add(new Note(code, option, message));
    return exchange -> {
      throw new AssertionError("an invalid middleware was used");
    };
  }

  @Override
  public Handler chain(List<String> middlewares, Handler next) {
    Handler handler = next;
    for (String name : middlewares.reversed()) {
      handler = new AddPrefix("/" + name).wrap(handler, this);
    }
    return handler;
  }

  @Override
  public <S> S state(String part, Class<S> type, Supplier<S> initial) {
    return type.cast(states.computeIfAbsent(part, key -> initial.get()));
  }
}
