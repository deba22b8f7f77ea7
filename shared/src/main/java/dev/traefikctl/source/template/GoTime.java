package dev.traefikctl.source.template;

import dev.traefikctl.source.template.Values.Named;
import dev.traefikctl.source.template.Values.Time;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Go's {@code time} package: layouts by example, methods of times, durations. */
final class GoTime {

  /** Elements of layouts; of those with a common beginning the longest stands first. */
  private static final List<String> ELEMENTS =
      List.of(
          "January",
          "Jan",
          "Monday",
          "Mon",
          "MST",
          "2006",
          "Z07:00:00",
          "Z070000",
          "Z07:00",
          "Z0700",
          "Z07",
          "-07:00:00",
          "-070000",
          "-07:00",
          "-0700",
          "-07",
          "002",
          "01",
          "02",
          "03",
          "04",
          "05",
          "06",
          "__2",
          "_2006",
          "_2",
          "15",
          "1",
          "2",
          "3",
          "4",
          "5",
          "PM",
          "pm");

  private static final DateTimeFormatter DEFAULT =
      formatter("2006-01-02 15:04:05.999999999 -0700 MST");
  private static final ZoneId UTC = ZoneId.of("UTC");

  private GoTime() {}

  /** {@code Time.String()}. */
  static String print(Time time) {
    return format(time, DEFAULT);
  }

  static String format(Time time, String layout) {
    return format(time, formatter(layout));
  }

  private static String format(Time time, DateTimeFormatter formatter) {
    boolean utc = time.value().getZone().equals(ZoneOffset.UTC);
    // Java names an offset of zero Z, Go UTC
    return formatter.format(utc ? time.value().withZoneSameInstant(UTC) : time.value());
  }

  /** The time that a text tells by a layout; null where it does not fit. */
  static @Nullable Time parse(String layout, String text, ZoneId zone) {
    try {
      DateTimeFormatter formatter = formatter(layout);
      var parsed = formatter.withZone(zone).parse(text);
      ZoneId offset =
          parsed.isSupported(ChronoField.OFFSET_SECONDS)
              ? ZoneOffset.ofTotalSeconds(parsed.get(ChronoField.OFFSET_SECONDS))
              : zone;
      return new Time(LocalDateTime.from(parsed).atZone(offset));
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static DateTimeFormatter formatter(String layout) {
    DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().parseCaseInsensitive();
    int at = 0;
    while (at < layout.length()) {
      int next = fraction(layout, at, builder);
      if (next == at) {
        next = element(layout, at, builder);
      }
      if (next == at) {
        builder.appendLiteral(layout.charAt(at));
        next++;
      }
      at = next;
    }
    builder
        .parseDefaulting(ChronoField.YEAR, 0)
        .parseDefaulting(ChronoField.MONTH_OF_YEAR, 1)
        .parseDefaulting(ChronoField.DAY_OF_MONTH, 1)
        .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
        .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0);
    return builder.toFormatter(Locale.ENGLISH);
  }

  /** {@code .000} prints all digits, {@code .999} those that are not zero at the end. */
  private static int fraction(String layout, int at, DateTimeFormatterBuilder builder) {
    char point = layout.charAt(at);
    if ((point != '.' && point != ',') || at + 1 >= layout.length()) {
      return at;
    }
    char digit = layout.charAt(at + 1);
    int end = at + 1;
    while (end < layout.length() && layout.charAt(end) == digit) {
      end++;
    }
    boolean follows = end < layout.length() && Character.isDigit(layout.charAt(end));
    if ((digit != '0' && digit != '9') || follows) {
      return at;
    }
    int digits = Math.min(end - at - 1, 9);
    builder.appendFraction(ChronoField.NANO_OF_SECOND, digit == '0' ? digits : 0, digits, true);
    return end;
  }

  private static int element(String layout, int at, DateTimeFormatterBuilder builder) {
    for (String element : ELEMENTS) {
      boolean word = element.equals("Jan") || element.equals("Mon");
      int end = at + element.length();
      boolean inWord = word && end < layout.length() && Character.isLowerCase(layout.charAt(end));
      if (!inWord && layout.startsWith(element, at)) {
        append(element, builder);
        return end;
      }
    }
    return at;
  }

  private static void append(String element, DateTimeFormatterBuilder builder) {
    switch (element) {
      case "January" -> builder.appendText(ChronoField.MONTH_OF_YEAR, TextStyle.FULL);
      case "Jan" -> builder.appendText(ChronoField.MONTH_OF_YEAR, TextStyle.SHORT);
      case "Monday" -> builder.appendText(ChronoField.DAY_OF_WEEK, TextStyle.FULL);
      case "Mon" -> builder.appendText(ChronoField.DAY_OF_WEEK, TextStyle.SHORT);
      case "MST" -> builder.appendZoneText(TextStyle.SHORT);
      case "2006" -> builder.appendPattern("uuuu");
      case "_2006" -> builder.appendLiteral('_').appendPattern("uuuu");
      case "06" -> builder.appendPattern("uu");
      case "PM", "pm" -> builder.appendPattern("a");
      case "002" -> builder.appendPattern("DDD");
      case "__2" -> builder.padNext(3).appendPattern("D");
      case "_2" -> builder.padNext(2).appendPattern("d");
      case "01" -> builder.appendPattern("MM");
      case "1" -> builder.appendPattern("M");
      case "02" -> builder.appendPattern("dd");
      case "2" -> builder.appendPattern("d");
      case "15" -> builder.appendPattern("HH");
      case "03" -> builder.appendPattern("hh");
      case "3" -> builder.appendPattern("h");
      case "04" -> builder.appendPattern("mm");
      case "4" -> builder.appendPattern("m");
      case "05" -> builder.appendPattern("ss");
      case "5" -> builder.appendPattern("s");
      default -> offset(element, builder);
    }
  }

  private static void offset(String element, DateTimeFormatterBuilder builder) {
    String pattern =
        switch (element.substring(1)) {
          case "07:00:00" -> "+HH:MM:ss";
          case "070000" -> "+HHMMss";
          case "07:00" -> "+HH:MM";
          case "0700" -> "+HHMM";
          default -> "+HH";
        };
    String zero = pattern.replace('H', '0').replace('M', '0').replace('s', '0');
    builder.appendOffset(pattern, element.startsWith("Z") ? "Z" : zero);
  }

  /** A field or method of a time; null where it has none of that name. */
  static @Nullable Object member(Time time, String name, List<@Nullable Object> args) {
    ZonedDateTime value = time.value();
    return switch (name) {
      case "Format" -> format(time, args.size() == 1 ? Convert.toText(args.getFirst()) : "");
      case "Year" -> (long) value.getYear();
      case "Day" -> (long) value.getDayOfMonth();
      case "YearDay" -> (long) value.getDayOfYear();
      case "Hour" -> (long) value.getHour();
      case "Minute" -> (long) value.getMinute();
      case "Second" -> (long) value.getSecond();
      case "Nanosecond" -> (long) value.getNano();
      case "Unix" -> new Values.Int64(value.toEpochSecond());
      case "UnixMilli" -> new Values.Int64(value.toInstant().toEpochMilli());
      case "UTC" -> new Time(value.withZoneSameInstant(ZoneOffset.UTC));
      case "String" -> print(time);
      case "Month" ->
          new Named(
              value.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH), "time.Month", "int");
      case "Weekday" ->
          new Named(
              value.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH),
              "time.Weekday",
              "int");
      default -> null;
    };
  }

  /** {@code time.ParseDuration}: {@code 1h30m}, {@code -1.5s}; null where it is none. */
  static @Nullable Duration parseDuration(String text) {
    boolean negative = text.startsWith("-");
    String rest = negative || text.startsWith("+") ? text.substring(1) : text;
    if (rest.equals("0")) {
      return Duration.ZERO;
    }
    double nanos = 0;
    int at = 0;
    while (at < rest.length()) {
      int digits = at;
      while (digits < rest.length() && ".0123456789".indexOf(rest.charAt(digits)) >= 0) {
        digits++;
      }
      int unitEnd = digits;
      while (unitEnd < rest.length() && ".0123456789".indexOf(rest.charAt(unitEnd)) < 0) {
        unitEnd++;
      }
      Double number = Literals.floating(rest.substring(at, digits));
      double unit = unit(rest.substring(digits, unitEnd));
      if (number == null || unit == 0) {
        return null;
      }
      nanos += number * unit;
      at = unitEnd;
    }
    return rest.isEmpty() ? null : Duration.ofNanos((long) (negative ? -nanos : nanos));
  }

  private static double unit(String name) {
    return switch (name) {
      case "ns" -> 1;
      case "us", "µs", "μs" -> 1e3;
      case "ms" -> 1e6;
      case "s" -> 1e9;
      case "m" -> 60e9;
      case "h" -> 3600e9;
      default -> 0;
    };
  }

  /** The nanoseconds of a duration, which ends after some 292 years, as Go's do. */
  static long nanos(Duration duration) {
    try {
      return duration.toNanos();
    } catch (ArithmeticException e) {
      return duration.isNegative() ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
  }

  /** {@code Duration.String()}: {@code 1h0m5s}, {@code 1.5s}, {@code 20ms}. */
  static String print(Duration duration) {
    long nanos = nanos(duration);
    if (nanos == 0) {
      return "0s";
    }
    String sign = nanos < 0 ? "-" : "";
    long size = nanos == Long.MIN_VALUE ? Long.MAX_VALUE : Math.abs(nanos);
    if (size < 1_000_000_000L) {
      return sign + small(size);
    }
    long minutes = size / 60_000_000_000L;
    String seconds = decimal(size % 60_000_000_000L, 1_000_000_000L) + "s";
    if (minutes == 0) {
      return sign + seconds;
    }
    String hours = minutes >= 60 ? minutes / 60 + "h" : "";
    return sign + hours + minutes % 60 + "m" + seconds;
  }

  private static String small(long nanos) {
    if (nanos < 1_000) {
      return nanos + "ns";
    }
    return nanos < 1_000_000 ? decimal(nanos, 1_000) + "µs" : decimal(nanos, 1_000_000) + "ms";
  }

  private static String decimal(long value, long unit) {
    return Printer.floating((double) value / unit);
  }
}
