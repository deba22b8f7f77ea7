package dev.traefikctl.schema;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Durations as Go and Traefik write them: {@code 1h2m3.5s}, {@code -100ms}, or a bare integer that
 * counts seconds. The range is that of 64-bit nanoseconds.
 */
public final class GoDuration {

  private static final long MICRO = 1_000L;
  private static final long MILLI = 1_000_000L;
  private static final long SECOND = 1_000_000_000L;

  private GoDuration() {}

  /** The duration that the text means; null if it means none. */
  public static @Nullable Duration parse(String text) {
    Long seconds = GoScalars.parseInt(text);
    if (seconds != null) {
      return Duration.ofNanos(seconds * SECOND);
    }
    return parseUnits(text);
  }

  private static @Nullable Duration parseUnits(String text) {
    int at = 0;
    boolean negative = text.startsWith("-");
    if (negative || text.startsWith("+")) {
      at = 1;
    }
    if (at == text.length()) {
      return null;
    }
    long nanos = 0;
    while (at < text.length()) {
      int digits = numberEnd(text, at);
      int end = unitEnd(text, digits);
      long part = part(text.substring(at, digits), text.substring(digits, end));
      if (part < 0) {
        return null;
      }
      nanos += part;
      if (nanos < 0) {
        return null;
      }
      at = end;
    }
    return Duration.ofNanos(negative ? -nanos : nanos);
  }

  private static int numberEnd(String text, int from) {
    int at = from;
    while (at < text.length() && (isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
      at++;
    }
    return at;
  }

  private static int unitEnd(String text, int from) {
    int at = from;
    while (at < text.length() && !isDigit(text.charAt(at)) && text.charAt(at) != '.') {
      at++;
    }
    return at;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Nanoseconds of one number with its unit; -1 for what Go refuses. */
  private static long part(String number, String unit) {
    long size = unitSize(unit);
    int point = number.indexOf('.');
    String whole = point < 0 ? number : number.substring(0, point);
    String fraction = point < 0 ? "" : number.substring(point + 1);
    if (size < 0 || (whole.isEmpty() && fraction.isEmpty()) || fraction.indexOf('.') >= 0) {
      return -1;
    }
    Long count = whole.isEmpty() ? Long.valueOf(0) : GoScalars.parseInt(whole);
    if (count == null || count > Long.MAX_VALUE / size) {
      return -1;
    }
    double rest = fraction.isEmpty() ? 0 : Double.parseDouble("0." + fraction) * size;
    return count * size + Math.round(rest);
  }

  private static long unitSize(String unit) {
    return switch (unit) {
      case "ns" -> 1;
      case "us", "µs", "μs" -> MICRO;
      case "ms" -> MILLI;
      case "s" -> SECOND;
      case "m" -> 60 * SECOND;
      case "h" -> 3600 * SECOND;
      default -> -1;
    };
  }

  /** The text that Go gives for a duration: {@code 1m30s}, {@code 100ms}, {@code 0s}. */
  public static String format(Duration duration) {
    long nanos = duration.toNanos();
    if (nanos == 0) {
      return "0s";
    }
    String sign = nanos < 0 ? "-" : "";
    long size = Math.abs(nanos);
    if (size < MICRO) {
      return sign + size + "ns";
    }
    if (size < MILLI) {
      return sign + decimal(size, MICRO) + "µs";
    }
    if (size < SECOND) {
      return sign + decimal(size, MILLI) + "ms";
    }
    return sign + clock(size);
  }

  private static String clock(long nanos) {
    long hours = nanos / (3600 * SECOND);
    long minutes = nanos / (60 * SECOND) % 60;
    String seconds = decimal(nanos % (60 * SECOND), SECOND) + "s";
    if (hours > 0) {
      return hours + "h" + minutes + "m" + seconds;
    }
    return minutes > 0 ? minutes + "m" + seconds : seconds;
  }

  private static String decimal(long nanos, long unit) {
    long rest = nanos % unit;
    if (rest == 0) {
      return Long.toString(nanos / unit);
    }
    String digits = Long.toString(unit + rest).substring(1);
    return nanos / unit + "." + digits.replaceAll("0+$", "");
  }
}
