package dev.traefikctl.lint;

import dev.traefikctl.diag.ConfigPath;
import dev.traefikctl.middleware.Middleware;
import dev.traefikctl.model.DynamicConfig;
import dev.traefikctl.model.http.Router;
import dev.traefikctl.model.http.ServiceType;
import java.util.Locale;
import java.util.function.BiConsumer;

/**
 * What lint rules look at. They report configuration paths; places in files are found later.
 *
 * @param config what the file provider gives, names without provider
 */
public record Subject(DynamicConfig config) {

  /** Calls for every HTTP router with its path. */
  void routers(BiConsumer<ConfigPath, Router> action) {
    ConfigPath section = ConfigPath.of("http", "routers");
    config.http().routers().forEach((name, router) -> action.accept(section.child(name), router));
  }

  /** Calls for every middleware of a type with the path of its options. */
  <T extends Middleware> void middlewares(Class<T> type, BiConsumer<ConfigPath, T> action) {
    ConfigPath section = ConfigPath.of("http", "middlewares");
    config
        .http()
        .middlewares()
        .forEach((name, definition) -> {
          for (Middleware middleware : definition.types()) {
            if (type.isInstance(middleware)) {
              ConfigPath path = section.child(name).child(middleware.key());
              action.accept(path, type.cast(middleware));
            }
          }
        });
  }

  /** Calls for every HTTP service of a type with the path of its options. */
  <T extends ServiceType> void services(Class<T> type, BiConsumer<ConfigPath, T> action) {
    String simple = type.getSimpleName();
    String key = simple.substring(0, 1).toLowerCase(Locale.ROOT) + simple.substring(1);
    ConfigPath section = ConfigPath.of("http", "services");
    config
        .http()
        .services()
        .forEach((name, service) -> {
          for (ServiceType option : service.types()) {
            if (type.isInstance(option)) {
              action.accept(section.child(name).child(key), type.cast(option));
            }
          }
        });
  }
}
