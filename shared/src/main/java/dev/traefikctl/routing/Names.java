package dev.traefikctl.routing;

import java.util.List;

/** Qualified names: {@code app@file}. */
final class Names {

  private Names() {}

  /**
   * What stands behind the first @, which Traefik takes for the provider even where the name itself
   * holds one; "" where there is none.
   */
  static String provider(String qualified) {
    int at = qualified.indexOf('@');
    if (at < 0) {
      return "";
    }
    int next = qualified.indexOf('@', at + 1);
    return next < 0 ? qualified.substring(at + 1) : qualified.substring(at + 1, next);
  }

  /** The name as the user wrote it, without the provider at its end. */
  static String local(String qualified) {
    int at = qualified.lastIndexOf('@');
    return at < 0 ? qualified : qualified.substring(0, at);
  }

  /** A reference as it is resolved from within a provider's configuration. */
  static String qualify(String provider, String name) {
    return name.indexOf('@') >= 0 || provider.isEmpty() ? name : name + "@" + provider;
  }

  /** The way from some name back to itself, as Traefik's errors about recursion tell it. */
  static String way(String kind, List<String> stack, String again) {
    String prefix = kind + ":";
    return prefix + String.join("->" + prefix, stack) + "->" + prefix + again;
  }

  static boolean isInternal(String qualified) {
    return qualified.endsWith("@internal");
  }
}
