package dev.traefikctl.schema;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The options of one record class, read from its components once. */
final class RecordSchema {

  /** A type that a user chooses by its key. */
  record Variant(
      String key,
      Class<? extends Record> type,
      boolean allowEmpty,
      boolean inline,
      boolean deprecated) {}

  private static final ClassValue<RecordSchema> CACHE =
      new ClassValue<>() {
        @Override
        protected RecordSchema computeValue(Class<?> type) {
          return new RecordSchema(type.asSubclass(Record.class));
        }
      };

  private final Class<? extends Record> type;
  private final Constructor<? extends Record> constructor;
  private final Map<String, Field> all = new LinkedHashMap<>();
  private final Map<String, Field> fields = new LinkedHashMap<>();
  private final Map<String, Variant> variants = new LinkedHashMap<>();
  private final Map<String, Field> byLowerKey = new HashMap<>();
  private final Map<String, Variant> variantsByLowerKey = new HashMap<>();
  private final @Nullable Object[] defaultValues;
  private int variantsIndex = -1;
  private @Nullable Method variantsAccessor;
  private @Nullable Record defaults;

  private RecordSchema(Class<? extends Record> type) {
    this.type = type;
    RecordComponent[] components = type.getRecordComponents();
    defaultValues = new @Nullable Object[components.length];
    Class<?>[] types = new Class<?>[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      add(i, components[i]);
    }
    try {
      constructor = type.getConstructor(types);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(type + " and its constructor must be public", e);
    }
  }

  static RecordSchema of(Class<? extends Record> type) {
    return CACHE.get(type);
  }

  private void add(int index, RecordComponent component) {
    if (component.isAnnotationPresent(Variants.class)) {
      variantsIndex = index;
      variantsAccessor = component.getAccessor();
      defaultValues[index] = List.of();
      addVariants(component);
      return;
    }
    Option option = component.getAnnotation(Option.class);
    if (option == null) {
      throw new IllegalStateException(type + "." + component.getName() + " lacks @Option");
    }
    Field field = Field.of(index, component, option);
    defaultValues[index] = field.def();
    all.put(field.name(), field);
    if (option.internal()) {
      return;
    }
    fields.put(field.name(), field);
    byLowerKey.put(field.name().toLowerCase(Locale.ROOT), field);
  }

  private void addVariants(RecordComponent component) {
    ParameterizedType list = (ParameterizedType) component.getGenericType();
    Class<?> sealed = (Class<?>) list.getActualTypeArguments()[0];
    for (Class<?> permitted : sealed.getPermittedSubclasses()) {
      Variants.Key key = permitted.getAnnotation(Variants.Key.class);
      Variant variant =
          new Variant(
              VariantKeys.of(permitted),
              permitted.asSubclass(Record.class),
              key != null && key.allowEmpty(),
              key != null && key.inline(),
              key != null && key.deprecated());
      variants.put(variant.key(), variant);
      variantsByLowerKey.put(variant.key().toLowerCase(Locale.ROOT), variant);
    }
  }

  Class<? extends Record> type() {
    return type;
  }

  /** The options that users can write. */
  Collection<Field> fields() {
    return Collections.unmodifiableCollection(fields.values());
  }

  /** All options, those as well that only providers fill. */
  Collection<Field> allFields() {
    return Collections.unmodifiableCollection(all.values());
  }

  Collection<Variant> variants() {
    return Collections.unmodifiableCollection(variants.values());
  }

  /** The option of a key, in any case of letters. */
  @Nullable Field field(String key) {
    Field exact = fields.get(key);
    return exact != null ? exact : byLowerKey.get(key.toLowerCase(Locale.ROOT));
  }

  @Nullable Field exactField(String key) {
    return fields.get(key);
  }

  /** The option of a key in its exact case, be it one that no user can write. */
  @Nullable Field anyField(String key) {
    return all.get(key);
  }

  @Nullable Variant variant(String key) {
    if (variantsIndex < 0) {
      return null;
    }
    Variant exact = variants.get(key);
    return exact != null ? exact : variantsByLowerKey.get(key.toLowerCase(Locale.ROOT));
  }

  /** Every key that may stand here, as it is best written. */
  List<String> keys() {
    List<String> out = new ArrayList<>(fields.keySet());
    out.addAll(variants.keySet());
    return out;
  }

  /** An option that users of the record are likely to want; null for a record without options. */
  @Nullable String typicalKey() {
    for (Field field : fields.values()) {
      if (field.option().required() || !field.option().example().isEmpty()) {
        return field.name();
      }
    }
    return keys().isEmpty() ? null : keys().getFirst();
  }

  int variantsIndex() {
    return variantsIndex;
  }

  /** The chosen types of a record of this class. */
  List<?> chosen(Record value) {
    return variantsAccessor == null ? List.of() : (List<?>) call(variantsAccessor, value);
  }

  /** A new array of what the components hold without a user's word. */
  @Nullable Object[] defaultValues() {
    return Arrays.copyOf(defaultValues, defaultValues.length);
  }

  /** A new array of what the components hold where not even defaults count. */
  @Nullable Object[] zeroValues() {
    @Nullable Object[] values = new @Nullable Object[defaultValues.length];
    if (variantsIndex >= 0) {
      values[variantsIndex] = List.of();
    }
    for (Field field : all.values()) {
      values[field.index()] = field.zero();
    }
    return values;
  }

  /** The record of which nothing was said, and no default counts. */
  Record zero() {
    return create(zeroValues());
  }

  /** The record that holds only defaults; records are immutable, so one is enough. */
  Record defaults() {
    Record known = defaults;
    if (known == null) {
      known = create(defaultValues);
      defaults = known;
    }
    return known;
  }

  Record create(@Nullable Object[] values) {
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("constructor of " + type, e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A record that differs in one option. */
  Record with(Record old, Field changed, Object value) {
    @Nullable Object[] values = defaultValues();
    for (Field field : all.values()) {
      values[field.index()] = get(field, old);
    }
    if (variantsIndex >= 0) {
      values[variantsIndex] = chosen(old);
    }
    values[changed.index()] = value;
    return create(values);
  }

  /** The value of an option of a record of this class. */
  static @Nullable Object get(Field field, Record value) {
    return call(field.accessor(), value);
  }

  private static Object call(Method accessor, Record value) {
    try {
      return accessor.invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
