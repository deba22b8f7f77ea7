package dev.traefikctl.routing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The types of a service definition, of which there must be one. */
final class ServiceTypes {

  private ServiceTypes() {}

  /**
   * What is wrong with them, in Traefik's words; null where nothing is.
   *
   * @param kind what such a service is called: {@code service}
   */
  static @Nullable String problem(String kind, String name, List<?> types) {
    return switch (types.size()) {
      case 0 -> "the " + kind + " \"" + name + "\" does not have any type defined";
      case 1 -> null;
      default ->
          "cannot create service: multi-types service not supported, consider declaring two"
              + " different pieces of service instead";
    };
  }
}
