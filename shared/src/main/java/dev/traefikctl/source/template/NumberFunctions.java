package dev.traefikctl.source.template;

import dev.traefikctl.source.template.Values.GoList;
import dev.traefikctl.source.template.Values.Int64;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import java.util.function.LongBinaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Sprig's arithmetic; whole numbers wrap around as Go's {@code int64}. */
final class NumberFunctions {

  /** Decimal places of a division, as the library behind sprig has. */
  private static final int PLACES = 16;

  private NumberFunctions() {}

  static void register(Functions to) {
    integers(to);
    floats(to);
    to.add("int", "a", args -> args.number(0));
    to.add("int64", "a", args -> new Int64(args.number(0)));
    to.add("float64", "a", args -> args.decimal(0));
    to.add("atoi", "s", args -> atoi(args.string(0)));
    to.add("toDecimal", "a", args -> new Int64(octal(Printer.print(args.any(0)))));
    to.add(
        "until", "i", args -> list(range(0, args.integer(0), args.integer(0) < 0 ? -1 : 1, args)));
    to.add(
        "untilStep",
        "iii",
        args -> list(range(args.integer(0), args.integer(1), args.integer(2), args)));
    to.add("seq", "i*", NumberFunctions::sequence);
    to.add("randInt", "ii", NumberFunctions::random);
  }

  private static void integers(Functions to) {
    to.add("add", "a*", args -> fold(args, 0, 0, Long::sum));
    to.add("add1", "a", args -> new Int64(args.number(0) + 1));
    to.add("sub", "aa", args -> new Int64(args.number(0) - args.number(1)));
    to.add("mul", "aa*", args -> fold(args, args.number(0), 1, (a, b) -> a * b));
    to.add("div", "aa", args -> new Int64(args.number(0) / divisor(args)));
    to.add("mod", "aa", args -> new Int64(args.number(0) % divisor(args)));
    to.add("max", "aa*", args -> fold(args, args.number(0), 1, Math::max));
    to.add("biggest", "aa*", args -> fold(args, args.number(0), 1, Math::max));
    to.add("min", "aa*", args -> fold(args, args.number(0), 1, Math::min));
  }

  private static void floats(Functions to) {
    to.add("addf", "a*", args -> decimals(args, BigDecimal.ZERO, 0, BigDecimal::add));
    to.add("add1f", "a", args -> decimals(args, BigDecimal.ONE, 0, BigDecimal::add));
    to.add("subf", "aa*", args -> decimals(args, first(args), 1, BigDecimal::subtract));
    to.add("mulf", "aa*", args -> decimals(args, first(args), 1, NumberFunctions::multiply));
    to.add("divf", "aa*", args -> decimals(args, first(args), 1, NumberFunctions::divide));
    to.add("maxf", "aa*", args -> foldFloats(args, Math::max));
    to.add("minf", "aa*", args -> foldFloats(args, Math::min));
    to.add("floor", "a", args -> Math.floor(args.decimal(0)));
    to.add("ceil", "a", args -> Math.ceil(args.decimal(0)));
    to.add("round", "aif*", NumberFunctions::round);
  }

  private static Int64 fold(Args args, long start, int from, LongBinaryOperator operator) {
    long value = start;
    for (int i = from; i < args.count(); i++) {
      value = operator.applyAsLong(value, args.number(i));
    }
    return new Int64(value);
  }

  private static long divisor(Args args) {
    long value = args.number(1);
    if (value == 0) {
      throw Failure.of("runtime error: integer divide by zero");
    }
    return value;
  }

  private static Double foldFloats(Args args, DoubleBinaryOperator operator) {
    double value = args.decimal(0);
    for (int i = 1; i < args.count(); i++) {
      value = operator.applyAsDouble(value, args.decimal(i));
    }
    return value;
  }

  private static BigDecimal first(Args args) {
    return decimal(args.decimal(0));
  }

  private static BigDecimal decimal(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      throw Failure.of("Cannot create a Decimal from " + Printer.floating(value));
    }
    return new BigDecimal(Double.toString(value));
  }

  private static Double decimals(
      Args args, BigDecimal start, int from, BinaryOperator<BigDecimal> operator) {
    BigDecimal value = start;
    for (int i = from; i < args.count(); i++) {
      value = operator.apply(value, decimal(args.decimal(i)));
    }
    return value.doubleValue();
  }

  private static BigDecimal multiply(BigDecimal a, BigDecimal b) {
    return a.multiply(b, MathContext.DECIMAL128);
  }

  private static BigDecimal divide(BigDecimal a, BigDecimal b) {
    if (b.signum() == 0) {
      throw Failure.of("decimal division by 0");
    }
    return a.divide(b, PLACES, RoundingMode.HALF_UP);
  }

  private static Double round(Args args) {
    double roundOn = args.count() > 2 ? args.floating(2) : 0.5;
    double power = Math.pow(10, (double) args.integer(1));
    double digit = power * args.decimal(0);
    double fraction = digit - (digit < 0 ? Math.ceil(digit) : Math.floor(digit));
    return (fraction >= roundOn ? Math.ceil(digit) : Math.floor(digit)) / power;
  }

  static long atoi(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static long octal(String text) {
    try {
      return Long.parseLong(text, 8);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static GoList list(List<Long> numbers) {
    return new GoList(new ArrayList<@Nullable Object>(numbers), "int");
  }

  private static List<Long> range(long start, long stop, long step, Args args) {
    List<Long> out = new ArrayList<>();
    boolean down = stop < start;
    if (down ? step >= 0 : step <= 0) {
      return out;
    }
    for (long i = start; down ? i > stop : i < stop; i += step) {
      args.budget().freshItems(1);
      out.add(i);
    }
    return out;
  }

  private static String sequence(Args args) {
    int count = args.count();
    if (count == 0 || count > 3) {
      return "";
    }
    long start = count == 1 ? 1 : args.integer(0);
    long end = args.integer(count - 1);
    long direction = end < start ? -1 : 1;
    long step = count == 3 ? args.integer(1) : direction;
    if (count == 3 && direction < 0 && step > 0) {
      return "";
    }
    List<Long> numbers = range(start, end + direction, step, args);
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(" "));
  }

  private static Long random(Args args) {
    long low = args.integer(0);
    long high = args.integer(1);
    if (high <= low) {
      throw Failure.of("invalid argument to Intn");
    }
    return args.environment().random().nextLong(low, high);
  }
}
