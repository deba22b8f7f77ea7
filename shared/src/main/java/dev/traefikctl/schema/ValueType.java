package dev.traefikctl.schema;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an option holds, by the Java type of its record component. */
sealed interface ValueType {

  /** One text of a configuration. */
  enum Scalar implements ValueType {
    TEXT("a text"),
    BOOL("true or false"),
    INT("a whole number"),
    LONG("a whole number"),
    FLOAT("a number"),
    DURATION("a duration such as 500ms, 1m30s or 10 (seconds)"),
    FILE_OR_CONTENT("a path or the content itself"),
    INT_OR_STRING("a whole number or a text");

    private final String wanted;

    Scalar(String wanted) {
      this.wanted = wanted;
    }

    /** What a user should write, for messages. */
    String wanted() {
      return wanted;
    }

    /** The value of a text; null where the text means none. */
    @Nullable Object parse(String text) {
      return switch (this) {
        case TEXT -> text;
        case BOOL -> GoScalars.parseBool(text);
        case LONG -> GoScalars.parseInt(text);
        case INT -> clamp(GoScalars.parseInt(text));
        case FLOAT -> GoScalars.parseFloat(text);
        case DURATION -> GoDuration.parse(text);
        case FILE_OR_CONTENT -> new FileOrContent(text);
        case INT_OR_STRING -> new IntOrString(text, false);
      };
    }

    /** Traefik's int has 64 bits; beyond ours only the size matters. */
    private static @Nullable Integer clamp(@Nullable Long value) {
      return value == null
          ? null
          : Integer.valueOf(Math.clamp(value, Integer.MIN_VALUE, Integer.MAX_VALUE));
    }

    Object zero() {
      return switch (this) {
        case TEXT -> "";
        case BOOL -> false;
        case LONG -> 0L;
        case INT -> 0;
        case FLOAT -> 0.0;
        case DURATION -> Duration.ZERO;
        case FILE_OR_CONTENT -> new FileOrContent("");
        case INT_OR_STRING -> new IntOrString("", false);
      };
    }
  }

  /** A record of options. */
  record Section(Class<? extends Record> type) implements ValueType {}

  record ListOf(Scalar item) implements ValueType {}

  record Sections(Class<? extends Record> item) implements ValueType {}

  /** User-chosen names to values. */
  record MapOf(ValueType item) implements ValueType {}

  /** Anything below user-chosen names, as maps, lists and texts (plugins). */
  record AnyMap() implements ValueType {}

  static ValueType of(Type type) {
    if (type instanceof Class<?> plain) {
      return plain.isRecord() && plain != FileOrContent.class && plain != IntOrString.class
          ? new Section(plain.asSubclass(Record.class))
          : scalar(plain);
    }
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      if (generic.getRawType() == List.class) {
        return listOf(of(arguments[0]));
      }
      if (generic.getRawType() == Map.class) {
        return arguments[1] == Object.class ? new AnyMap() : new MapOf(of(arguments[1]));
      }
    }
    throw new IllegalArgumentException("no option can have the type " + type);
  }

  private static ValueType listOf(ValueType item) {
    return switch (item) {
      case Scalar scalar -> new ListOf(scalar);
      case Section section -> new Sections(section.type());
      default -> throw new IllegalArgumentException("no list can hold " + item);
    };
  }

  private static Scalar scalar(Class<?> type) {
    if (type == String.class) {
      return Scalar.TEXT;
    } else if (type == boolean.class || type == Boolean.class) {
      return Scalar.BOOL;
    } else if (type == int.class || type == Integer.class) {
      return Scalar.INT;
    } else if (type == long.class || type == Long.class) {
      return Scalar.LONG;
    } else if (type == double.class || type == Double.class) {
      return Scalar.FLOAT;
    } else if (type == Duration.class) {
      return Scalar.DURATION;
    } else if (type == FileOrContent.class) {
      return Scalar.FILE_OR_CONTENT;
    } else if (type == IntOrString.class) {
      return Scalar.INT_OR_STRING;
    }
    throw new IllegalArgumentException("no option can have the type " + type);
  }
}
