package dev.traefikctl.agent.telemetry;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How grave a message is; the names are those of {@code log.level}. */
public enum Level {
  TRACE,
  DEBUG,
  INFO,
  WARN,
  ERROR,
  FATAL,
  PANIC,
  /** Nothing has it: as a threshold it silences the log. */
  DISABLED;

  private final String word = name().toLowerCase(Locale.ROOT);

  /** The name as it is written into the log. */
  public String word() {
    return word;
  }

  /** The level of that name, whatever its case; null where there is none. */
  public static @Nullable Level parse(String name) {
    for (Level level : values()) {
      if (level.word.equals(name.toLowerCase(Locale.ROOT))) {
        return level;
      }
    }
    return null;
  }
}
