package dev.traefikctl.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What may be written for the option at a path, as far as flags must know it. */
public enum OptionShape {
  /** A flag without a value means true. */
  BOOL,
  /** A section; a flag without a value switches it on. */
  SECTION,
  /** A section that also may be switched off, whatever stands in it. */
  SWITCH,
  /** A repeated flag adds to it. */
  LIST,
  OTHER,
  /**
   * One value in a section with a name of the user's choice. Traefik's reader of flags does not
   * know it: without an equals sign it is true, whatever follows.
   */
  BELOW_NAME,
  /** No option at all. */
  UNKNOWN;

  /**
   * The shape of the option that the segments lead to; names of maps and indexes of lists may be
   * any text.
   */
  public static OptionShape at(Class<? extends Record> root, List<String> segments) {
    RecordSchema schema = RecordSchema.of(root);
    int at = 0;
    boolean named = false;
    while (at < segments.size()) {
      Field field = schema.field(segments.get(at));
      if (field == null) {
        return UNKNOWN;
      }
      Class<? extends Record> below = below(field.type());
      at += hasNames(field.type()) ? 2 : 1;
      if (at > segments.size() || (at == segments.size() && !hasNames(field.type()))) {
        OptionShape shape = of(field);
        return named && shape == OTHER ? BELOW_NAME : shape;
      }
      named |= field.type() instanceof ValueType.MapOf;
      if (below == null) {
        return OTHER;
      }
      if (at == segments.size()) {
        return SECTION;
      }
      schema = RecordSchema.of(below);
    }
    return SECTION;
  }

  private static boolean hasNames(ValueType type) {
    return type instanceof ValueType.MapOf || type instanceof ValueType.Sections;
  }

  private static @Nullable Class<? extends Record> below(ValueType type) {
    return switch (type) {
      case ValueType.Section section -> section.type();
      case ValueType.Sections list -> list.item();
      case ValueType.MapOf(ValueType.Section section) -> section.type();
      default -> null;
    };
  }

  private static OptionShape of(Field field) {
    return switch (field.type()) {
      case ValueType.Section section -> field.option().allowEmpty() ? SWITCH : SECTION;
      case ValueType.ListOf list -> LIST;
      case ValueType.Sections list -> LIST;
      case ValueType.Scalar scalar -> scalar == ValueType.Scalar.BOOL ? BOOL : OTHER;
      default -> OTHER;
    };
  }
}
