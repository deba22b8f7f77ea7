package dev.traefikctl.schema;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One option of a record.
 *
 * @param nullable absent is a value of its own, unlike an empty text or list
 * @param def the value when the user says nothing; null where absent is a value of its own
 */
record Field(
    int index,
    String name,
    ValueType type,
    Option option,
    boolean nullable,
    @Nullable Object def,
    Method accessor) {

  /** Types that are null only where their component says so. */
  private static final Set<Class<?>> PLAIN = Set.of(String.class, Duration.class, List.class);

  static Field of(int index, RecordComponent component, Option option) {
    ValueType type = ValueType.of(component.getGenericType());
    boolean nullable = isNullable(component);
    String name = option.name().isEmpty() ? component.getName() : option.name();
    return new Field(
        index, name, type, option, nullable, def(type, option, nullable), component.getAccessor());
  }

  private static boolean isNullable(RecordComponent component) {
    Class<?> type = component.getType();
    if (type.isPrimitive() || type == Map.class) {
      return false;
    }
    boolean plain = PLAIN.contains(type) || type.isRecord();
    return !plain || component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private static @Nullable Object def(ValueType type, Option option, boolean nullable) {
    String text = option.def();
    return switch (type) {
      case ValueType.Section section ->
          option.createdWithParent() || !nullable
              ? RecordSchema.of(section.type()).defaults()
              : null;
      case ValueType.ListOf list ->
          nullable && text.isEmpty() ? null : listDefault(list.item(), text);
      case ValueType.Sections ignored -> List.of();
      case ValueType.MapOf ignored -> Map.of();
      case ValueType.AnyMap ignored -> Map.of();
      case ValueType.Scalar scalar ->
          !text.isEmpty() ? parsed(scalar, text) : nullable ? null : scalar.zero();
    };
  }

  /** The value where nothing was said and no default counts. */
  @Nullable Object zero() {
    return switch (type) {
      case ValueType.Section section -> nullable ? null : RecordSchema.of(section.type()).zero();
      case ValueType.ListOf ignored -> nullable ? null : List.of();
      case ValueType.Sections ignored -> List.of();
      case ValueType.MapOf ignored -> Map.of();
      case ValueType.AnyMap ignored -> Map.of();
      case ValueType.Scalar scalar -> nullable ? null : scalar.zero();
    };
  }

  private static List<Object> listDefault(ValueType.Scalar item, String text) {
    List<Object> out = new ArrayList<>();
    if (!text.isEmpty()) {
      for (String part : text.split(",", -1)) {
        out.add(parsed(item, part));
      }
    }
    return List.copyOf(out);
  }

  private static Object parsed(ValueType.Scalar scalar, String text) {
    Object value = scalar.parse(text);
    if (value == null) {
      throw new IllegalStateException("default " + text + " is not " + scalar.wanted());
    }
    return value;
  }

  boolean isSecret() {
    return option.secret();
  }
}
