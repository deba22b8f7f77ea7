package dev.traefikctl.schema;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Records to the JSON that Traefik's API shows: its names, its omission of empty values, its
 * durations. The result is made of maps, lists, texts, numbers and booleans; see {@link Json}.
 */
public final class Unbinder {

  private static final String REDACTED = "xxxx";
  private static final Unbinder AS_API = new Unbinder(false);
  private static final Unbinder WITHOUT_SECRETS = new Unbinder(true);

  private final boolean redact;

  private Unbinder(boolean redact) {
    this.redact = redact;
  }

  /** As the API shows it; Traefik's API does not hide secrets. */
  public static Map<String, @Nullable Object> toMap(Record value) {
    return AS_API.record(value);
  }

  /** The same with {@code xxxx} in place of every secret, for logs and for people. */
  public static Map<String, @Nullable Object> redacted(Record value) {
    return WITHOUT_SECRETS.record(value);
  }

  private Map<String, @Nullable Object> record(Record value) {
    RecordSchema schema = RecordSchema.of(value.getClass());
    Map<String, @Nullable Object> out = new LinkedHashMap<>();
    for (Field field : schema.allFields()) {
      Object raw = RecordSchema.get(field, value);
      if (isShown(field, raw)) {
        out.put(field.name(), raw == null ? null : shown(field, raw));
      }
    }
    for (Object chosen : schema.chosen(value)) {
      Record type = (Record) chosen;
      out.put(VariantKeys.of(type.getClass()), variant(type));
    }
    return out;
  }

  private Object variant(Record value) {
    Variants.Key key = value.getClass().getAnnotation(Variants.Key.class);
    if (key != null && key.inline()) {
      Field only = RecordSchema.of(value.getClass()).fields().iterator().next();
      Object content = RecordSchema.get(only, value);
      return content == null ? Map.of() : plain(content);
    }
    return record(value);
  }

  private static boolean isShown(Field field, @Nullable Object value) {
    if (field.option().always()) {
      return true;
    }
    if (value == null || field.option().hidden()) {
      return false;
    }
    return (field.nullable() && field.type() instanceof ValueType.Scalar) || !isEmpty(value);
  }

  private static boolean isEmpty(Object value) {
    return switch (value) {
      case String text -> text.isEmpty();
      case FileOrContent content -> content.value().isEmpty();
      case IntOrString either -> either.isEmpty();
      case Boolean on -> !on;
      case Duration duration -> duration.isZero();
      case Number number -> number.doubleValue() == 0;
      case List<?> list -> list.isEmpty();
      case Map<?, ?> map -> map.isEmpty();
      default -> false;
    };
  }

  private Object shown(Field field, Object value) {
    if (redact && field.isSecret()) {
      return value instanceof List<?> list
          ? list.stream().map(item -> REDACTED).toList()
          : REDACTED;
    }
    return plain(value);
  }

  private Object plain(Object value) {
    return switch (value) {
      case Duration duration -> GoDuration.format(duration);
      case FileOrContent content -> content.value();
      case IntOrString either -> either.text();
      case Record nested -> record(nested);
      case List<?> list -> {
        List<Object> out = new ArrayList<>(list.size());
        list.forEach(item -> out.add(plain(item)));
        yield out;
      }
      case Map<?, ?> map -> {
        Map<String, Object> out = new TreeMap<>();
        map.forEach((key, item) -> out.put((String) key, plain(item)));
        yield out;
      }
      default -> value;
    };
  }
}
