package dev.traefikctl.agent;

import dev.traefikctl.agent.telemetry.Log;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * Unix signals. {@code sun.misc.Signal} is the only way to them; it is called by reflection because
 * the compiler's warning about it can be silenced in no other way.
 */
final class Signals {

  private Signals() {}

  /**
   * Runs an action on a thread of its own at each signal of that name ({@code HUP}); a platform
   * without that signal is told to the log at level DEBUG.
   */
  static void on(String name, Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object proxy =
          Proxy.newProxyInstance(
              Signals.class.getClassLoader(),
              new Class<?>[] {handler},
              (self, method, arguments) ->
                  switch (method.getName()) {
                    case "handle" -> {
                      action.run();
                      yield null;
                    }
                    case "hashCode" -> name.hashCode();
                    case "equals" -> false; // handlers are never compared
                    default -> "on " + name;
                  });
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      Throwable cause = e instanceof InvocationTargetException ? e.getCause() : e;
      Log.debug("Cannot listen to a signal", "signal", name, "error", cause);
    }
  }
}
