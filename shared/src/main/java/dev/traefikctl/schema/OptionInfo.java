package dev.traefikctl.schema;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One option as documentation, completion and help show it.
 *
 * @param path the way to it; {@code <name>} is a user-chosen name, {@code [n]} an item of a list
 * @param type string, bool, int, float64, duration, fileOrContent, object, any; with {@code []}
 *     before it for a list and {@code map[string]} before it for a map
 * @param def the value when nothing is said, as {@link Unbinder} writes it; null for none
 * @param nullable whether unset differs from every value
 * @param example a value as a user writes it; empty for none
 * @param allowed the values that Traefik accepts; empty is any
 * @param hidden Traefik reads it, but no user has a reason to write it
 */
public record OptionInfo(
    String path,
    String type,
    @Nullable Object def,
    boolean nullable,
    String doc,
    String example,
    List<String> allowed,
    boolean required,
    boolean hidden,
    boolean allowEmpty,
    boolean createdWithParent,
    boolean deprecated,
    boolean secret,
    boolean notYet) {

  /** Every option of a record class, sections before what stands in them. */
  public static List<OptionInfo> of(Class<? extends Record> type) {
    List<OptionInfo> out = new ArrayList<>();
    collect(RecordSchema.of(type), "", out);
    return List.copyOf(out);
  }

  /** The keys of a record itself, without what stands in them; cheap at a start. */
  public static List<String> keys(Class<? extends Record> type) {
    return RecordSchema.of(type).keys();
  }

  /**
   * The values that Traefik accepts for an option of a record itself; empty is any.
   *
   * @throws IllegalArgumentException if the record has no such option
   */
  public static List<String> allowed(Class<? extends Record> type, String key) {
    Field field = RecordSchema.of(type).exactField(key);
    if (field == null) {
      throw new IllegalArgumentException(type + " has no option " + key);
    }
    return List.of(field.option().allowed());
  }

  private static void collect(RecordSchema schema, String prefix, List<OptionInfo> out) {
    for (Field field : schema.fields()) {
      collect(field, prefix + field.name(), out);
    }
    for (RecordSchema.Variant variant : schema.variants()) {
      out.add(of(variant, prefix + variant.key()));
      if (!variant.inline()) {
        collect(RecordSchema.of(variant.type()), prefix + variant.key() + ".", out);
      }
    }
  }

  private static void collect(Field field, String path, List<OptionInfo> out) {
    out.add(of(field, path, def(field)));
    switch (field.type()) {
      case ValueType.Section section -> collect(RecordSchema.of(section.type()), path + ".", out);
      case ValueType.Sections list -> collect(RecordSchema.of(list.item()), path + "[n].", out);
      case ValueType.MapOf map -> {
        if (map.item() instanceof ValueType.Section section) {
          collect(RecordSchema.of(section.type()), path + ".<name>.", out);
        }
      }
      default -> {
        // a scalar has nothing below it
      }
    }
  }

  /** To users a list that is absent looks as one that is empty. */
  private static @Nullable Object def(Field field) {
    return switch (field.type()) {
      case ValueType.Section section -> null;
      case ValueType.ListOf list when field.def() == null -> List.of();
      default -> shown(field.def());
    };
  }

  private static OptionInfo of(RecordSchema.Variant variant, String path) {
    Doc doc = variant.type().getAnnotation(Doc.class);
    return new OptionInfo(
        path,
        variant.inline() ? "map[string]any" : "object",
        variant.inline() ? Map.of() : null,
        !variant.inline(),
        doc == null ? "" : doc.value(),
        "",
        List.of(),
        false,
        false,
        variant.allowEmpty(),
        false,
        variant.deprecated(),
        false,
        false);
  }

  private static OptionInfo of(Field field, String path, @Nullable Object def) {
    Option option = field.option();
    return new OptionInfo(
        path,
        name(field.type()),
        def,
        field.nullable() && !(field.type() instanceof ValueType.ListOf),
        option.doc(),
        option.example(),
        List.of(option.allowed()),
        option.required(),
        option.hidden(),
        option.allowEmpty(),
        option.createdWithParent(),
        option.deprecated(),
        option.secret(),
        option.notYet());
  }

  /** A default as it is written in JSON. */
  static @Nullable Object shown(@Nullable Object value) {
    return switch (value) {
      case Duration duration -> GoDuration.format(duration);
      case FileOrContent content -> content.value();
      case null, default -> value;
    };
  }

  private static String name(ValueType type) {
    return switch (type) {
      case ValueType.Section section -> "object";
      case ValueType.Sections list -> "[]object";
      case ValueType.ListOf list -> "[]" + name(list.item());
      case ValueType.MapOf map -> "map[string]" + name(map.item());
      case ValueType.AnyMap any -> "map[string]any";
      case ValueType.Scalar scalar ->
          switch (scalar) {
            case TEXT -> "string";
            case BOOL -> "bool";
            case INT, LONG -> "int";
            case FLOAT -> "float64";
            case DURATION -> "duration";
            case FILE_OR_CONTENT -> "fileOrContent";
            case INT_OR_STRING -> "intOrString";
          };
    };
  }
}
