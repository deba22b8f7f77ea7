package dev.traefikctl.cli.render;

import dev.traefikctl.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * What a part of a configuration was made of.
 *
 * @param object as people call it: {@code IngressRoute default/app}
 * @param place in its manifest
 */
public record Source(String object, Span place) {

  /** The end of a line about a part; empty for null. */
  static String suffix(@Nullable Source source) {
    return source == null ? "" : "  " + source;
  }

  /** {@code IngressRoute default/app, app.yaml:12:7}. */
  @Override
  public String toString() {
    return object + ", " + place;
  }

  /** Finds what parts were made of. */
  @FunctionalInterface
  public interface Finder {

    /**
     * What a part was made of; null where it stands in a file as it is.
     *
     * @param section routers, middlewares or services
     * @param name qualified
     */
    @Nullable Source find(String section, String name);
  }
}
