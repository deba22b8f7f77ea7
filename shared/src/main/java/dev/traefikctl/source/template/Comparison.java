package dev.traefikctl.source.template;

import dev.traefikctl.source.template.Values.GoList;
import dev.traefikctl.source.template.Values.GoMap;
import org.jspecify.annotations.Nullable;

/** {@code eq}, {@code lt} and so on: only values of the same basic kind compare. */
final class Comparison {

  private enum Basic {
    NONE,
    BOOL,
    INTEGER,
    FLOAT,
    STRING
  }

  private Comparison() {}

  /** Whether the first argument equals any of the others. */
  static boolean equal(Args args) {
    if (args.count() < 2) {
      throw Failure.of("missing argument for comparison");
    }
    for (int i = 1; i < args.count(); i++) {
      if (equal(args.any(0), args.any(i))) {
        return true;
      }
    }
    return false;
  }

  static boolean equal(@Nullable Object a, @Nullable Object b) {
    if (a == null || b == null) {
      return a == null && b == null;
    }
    Basic kind = basic(a);
    if (kind != basic(b)) {
      throw Failure.of("incompatible types for comparison");
    }
    return switch (kind) {
      case INTEGER -> Values.integer(a) == Values.integer(b);
      case NONE -> other(a, b);
      case BOOL, FLOAT, STRING -> a.equals(b);
    };
  }

  private static boolean other(Object a, Object b) {
    if (a instanceof GoList || a instanceof GoMap || b instanceof GoList || b instanceof GoMap) {
      throw Failure.of("non-comparable type " + Printer.print(a) + ": " + Values.type(a));
    }
    return a.equals(b);
  }

  static boolean less(@Nullable Object a, @Nullable Object b) {
    Basic kind = ordered(a);
    if (kind != ordered(b)) {
      throw Failure.of("incompatible types for comparison");
    }
    return switch (kind) {
      case INTEGER -> Convert.toInteger(a) < Convert.toInteger(b);
      case FLOAT -> Convert.toFloat(a) < Convert.toFloat(b);
      case STRING -> Convert.toText(a).compareTo(Convert.toText(b)) < 0;
      case NONE, BOOL -> throw Failure.of("invalid type for comparison");
    };
  }

  static boolean lessOrEqual(@Nullable Object a, @Nullable Object b) {
    return less(a, b) || equal(a, b);
  }

  private static Basic ordered(@Nullable Object value) {
    if (value == null) {
      throw Failure.of("invalid type for comparison");
    }
    return basic(value);
  }

  private static Basic basic(Object value) {
    return switch (value) {
      case Boolean _ -> Basic.BOOL;
      case Long _, Values.Int64 _ -> Basic.INTEGER;
      case Double _ -> Basic.FLOAT;
      case String _ -> Basic.STRING;
      default -> Basic.NONE;
    };
  }
}
