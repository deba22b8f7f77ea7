package dev.traefikctl.agent.telemetry;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** How one message becomes one line. */
public enum LogFormat {
  /** {@code time=… level=… msg="…" key=value}. */
  LOGFMT {
    @Override
    void write(
        StringBuilder out, long millis, Level level, String message, @Nullable Object[] fields) {
      out.append("time=").append(time(millis)).append(" level=").append(level.word());
      out.append(" msg=");
      quote(out, message);
      for (int i = 0; i + 1 < fields.length; i += 2) {
        String value = text(fields[i + 1]);
        if (value == null) {
          continue;
        }
        out.append(' ').append(fields[i]).append('=');
        if (isPlain(value)) {
          out.append(value);
        } else {
          quote(out, value);
        }
      }
    }
  },

  /** One object a line, with the keys that Traefik's log has: level, time, message. */
  JSON {
    @Override
    void write(
        StringBuilder out, long millis, Level level, String message, @Nullable Object[] fields) {
      out.append("{\"level\":\"").append(level.word()).append('"');
      for (int i = 0; i + 1 < fields.length; i += 2) {
        String value = text(fields[i + 1]);
        if (value == null) {
          continue;
        }
        out.append(',');
        GoJson.string(out, String.valueOf(fields[i]));
        out.append(':');
        if (fields[i + 1] instanceof Number) {
          out.append(value);
        } else {
          GoJson.string(out, value);
        }
      }
      out.append(",\"time\":\"").append(time(millis)).append("\",\"message\":");
      GoJson.string(out, message);
      out.append('}');
    }
  };

  /** Appends the line without its end. */
  abstract void write(
      StringBuilder out, long millis, Level level, String message, @Nullable Object[] fields);

  private static String time(long millis) {
    return Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static @Nullable String text(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Throwable failure -> failure.toString();
      default -> value.toString();
    };
  }

  private static boolean isPlain(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c <= ' ' || c == '"' || c == '=' || c == '\\' || c >= 0x7f) {
        return false;
      }
    }
    return !value.isEmpty();
  }

  private static void quote(StringBuilder out, String value) {
    out.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"', '\\' -> out.append('\\').append(c);
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> out.append(c < ' ' || c == 0x7f ? '\ufffd' : c);
      }
    }
    out.append('"');
  }
}
