package dev.traefikctl.lint;

import java.time.Duration;

/** Wording that several rules share. */
final class Text {

  private Text() {}

  /** A duration as Go and Traefik write it: {@code 2s}, {@code 500ms}. */
  static String seconds(Duration duration) {
    long millis = duration.toMillis();
    return millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms";
  }
}
