package dev.traefikctl.routing;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.ConfigPath;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.http.Handler;
import dev.traefikctl.middleware.Chain;
import dev.traefikctl.middleware.Middleware;
import dev.traefikctl.middleware.Wiring;
import dev.traefikctl.model.http.MiddlewareDef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Builds the handlers of middlewares, one for each use. */
final class MiddlewareBuilder {

  /** Each middleware of a router takes some of the stack of the thread that serves a request. */
  private static final int MAX_SIZE = 500;

  private static final int MAX_DEPTH = 100;

  /** A place where a list of middlewares is named: which state is whose, and where errors go. */
  final class Use {
    private final String scope;
    private @Nullable Map<String, Integer> counts;
    private final List<String> stack = new ArrayList<>(1);

    /** After the first error the others are looked for, but Traefik does not know them. */
    private boolean silent;

    private int size;

    private Use(String scope, boolean silent) {
      this.scope = scope;
      this.silent = silent;
    }

    /** Tells this use of a middleware from others, the same in each compilation. */
    private String key(String middleware) {
      Map<String, Integer> known = counts == null ? new HashMap<>(2) : counts;
      counts = known;
      return middleware + '\n' + known.merge(middleware, 1, Integer::sum);
    }

    /** Wraps a handler in middlewares by qualified names, the last one first. */
    Built wrap(List<String> names, Handler inner) {
      if (stack.size() > MAX_DEPTH) {
        return tooLarge(stack.getLast(), "chains are nested more than " + MAX_DEPTH + " deep");
      }
      Handler next = inner;
      String error = null;
      for (int i = names.size() - 1; i >= 0; i--) {
        Built built = one(names.get(i), next);
        next = built.handler();
        if (built.isFailed() && error == null) {
          error = built.error();
          silent = true;
        }
      }
      return new Built(next, error);
    }

    private Built one(String name, Handler next) {
      Part<MiddlewareDef> part = parts.get(name);
      if (part == null) {
        return Built.failed("middleware \"" + name + "\" does not exist");
      }
      if (stack.contains(name)) {
        return recursion(part);
      }
      if (++size > MAX_SIZE) {
        return tooLarge(name, "more than " + MAX_SIZE + " middlewares stand before one service");
      }
      boolean unknown = silent;
      stack.add(name);
      Built built = build(part, next);
      stack.removeLast();
      String error = built.error();
      if (error != null && !unknown) {
        part.disable(error);
      }
      return built;
    }

    private Built tooLarge(String name, String error) {
      problems.report(Diagnostic.about(Code.REFERENCE_CYCLE, path(name), error));
      return Built.failed(error);
    }

    private Built recursion(Part<MiddlewareDef> part) {
      String way = Names.way("middleware", stack, part.name());
      String error =
          "could not instantiate middleware " + part.name() + ": recursion detected in " + way;
      if (!silent) {
        part.disable(error);
      }
      if (problems.isNewCycle("middlewares", stack, part.name())) {
        problems.report(Diagnostic.about(Code.REFERENCE_CYCLE, path(part.name()), error));
      }
      return Built.failed(error);
    }

    private Built build(Part<MiddlewareDef> part, Handler next) {
      List<Middleware> types = part.config().types();
      if (types.size() != 1) {
        String error =
            types.isEmpty()
                ? "invalid middleware \""
                    + part.name()
                    + "\" configuration: invalid middleware type or middleware does not exist"
                : "cannot create middleware: multi-types middleware not supported, consider"
                    + " declaring two different pieces of middleware instead";
        problems.report(Diagnostic.about(Code.MIDDLEWARE_TYPE, path(part.name()), error));
        return Built.failed(error);
      }
      Middleware type = types.getFirst();
      UseWiring wiring = new UseWiring(this, part, type);
      Handler handler = type.wrap(next, wiring);
      return wiring.error == null
          ? Built.of(instrumentation.middleware(part.name(), type, handler))
          : new Built(Built.NOTHING, wiring.error);
    }

    private Built chain(Part<MiddlewareDef> part, List<String> names, Handler next) {
      String provider = Names.provider(part.name());
      List<String> qualified = names.stream().map(name -> Names.qualify(provider, name)).toList();
      if (part.config().types().getFirst() instanceof Chain) {
        if (!silent) {
          part.config(new MiddlewareDef(List.of(new Chain(qualified))));
        }
        ConfigPath path = path(part.name()).child("chain").child("middlewares");
        for (int i = 0; i < qualified.size(); i++) {
          check(part.name(), qualified.get(i), path.child(i), Code.UNKNOWN_MIDDLEWARE);
        }
      }
      return wrap(qualified, next);
    }
  }

  private final class UseWiring implements Wiring {
    private final Use use;
    private final Part<MiddlewareDef> part;
    private final Middleware type;
    private @Nullable String key;
    private @Nullable String error;

    UseWiring(Use use, Part<MiddlewareDef> part, Middleware type) {
      this.use = use;
      this.part = part;
      this.type = type;
    }

    @Override
    public String name() {
      return part.name();
    }

    @Override
    public Handler fail(Code code, String option, String message) {
      problems.report(Diagnostic.about(code, optionPath(option), message));
      if (error == null) {
        error = message;
      }
      return Built.NOTHING;
    }

    private ConfigPath optionPath(String option) {
      ConfigPath path = path(part.name()).child(type.key());
      if (!option.isEmpty()) {
        for (String segment : option.split("\\.", -1)) {
          path = path.child(segment);
        }
      }
      return path;
    }

    @Override
    public Handler chain(List<String> middlewares, Handler next) {
      Built built = use.chain(part, middlewares, next);
      if (built.isFailed() && error == null) {
        error = built.error();
      }
      return built.handler();
    }

    @Override
    public <S> S state(String name, Class<S> stateType, Supplier<S> initial) {
      String known = key;
      if (known == null) {
        known = use.key(part.name());
        key = known;
      }
      return kept.state(use.scope, known + '\n' + name, type, stateType, initial);
    }
  }

  private final Map<String, Part<MiddlewareDef>> parts;
  private final Set<String> tcpMiddlewares;
  private final Problems problems;
  private final Kept kept;
  private final Instrumentation instrumentation;

  MiddlewareBuilder(
      Map<String, Part<MiddlewareDef>> parts,
      Set<String> tcpMiddlewares,
      Problems problems,
      Kept kept,
      Instrumentation instrumentation) {
    this.parts = parts;
    this.tcpMiddlewares = tcpMiddlewares;
    this.problems = problems;
    this.kept = kept;
    this.instrumentation = instrumentation;
  }

  /**
   * A new use.
   *
   * @param scope the router or service that names the middlewares
   * @param silent whether Traefik does not come as far as to build them
   */
  Use use(String scope, boolean silent) {
    return new Use(scope, silent);
  }

  private static ConfigPath path(String name) {
    return ConfigPath.of("http", "middlewares", name);
  }

  /** Reports a reference that leads nowhere. */
  void check(String from, String wanted, ConfigPath path, Code code) {
    if (parts.containsKey(wanted)) {
      return;
    }
    if (tcpMiddlewares.contains(wanted)) {
      String message = "\"" + wanted + "\" is a TCP middleware, which HTTP routers cannot use";
      problems.report(Diagnostic.about(Code.TCP_MIDDLEWARE_ON_HTTP, path, message));
      return;
    }
    problems.report(
        References.missing(problems, code, path, "middleware", from, wanted, parts.keySet()));
  }
}
