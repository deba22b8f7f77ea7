package dev.traefikctl.schema;

import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Records of options to the structural OpenAPI v3 schemas of Kubernetes ({@code openAPIV3Schema} of
 * a CustomResourceDefinition), as maps, lists, texts, numbers and booleans.
 */
public final class OpenApi {

  private static final String TYPE = "type";
  private static final String PATTERN = "pattern";

  private OpenApi() {}

  /** The schema of a record, described by its {@link Doc}. */
  public static Map<String, Object> schema(Class<? extends Record> type) {
    Doc doc = type.getAnnotation(Doc.class);
    Map<String, Object> out = new LinkedHashMap<>();
    if (doc != null) {
      out.put("description", doc.value());
    }
    putSection(out, type);
    return out;
  }

  private static void putSection(Map<String, Object> out, Class<? extends Record> type) {
    Map<String, Object> properties = new TreeMap<>();
    List<String> required = new ArrayList<>();
    for (Field field : RecordSchema.of(type).fields()) {
      properties.put(field.name(), property(field, type));
      if (field.option().required()) {
        required.add(field.name());
      }
    }
    out.put(TYPE, "object");
    out.put("properties", properties);
    if (!required.isEmpty()) {
      out.put("required", required.stream().sorted().toList());
    }
    putRule(out, type.getAnnotation(Constraint.class));
  }

  private static Map<String, Object> property(Field field, Class<? extends Record> owner) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("description", description(field.option()));
    Constraint constraint = annotated(field, owner).getAnnotation(Constraint.class);
    switch (field.type()) {
      case ValueType.Scalar scalar -> putScalar(out, scalar, field.option(), constraint);
      case ValueType.ListOf list -> {
        Map<String, Object> items = new LinkedHashMap<>();
        putScalar(items, list.item(), field.option(), constraint);
        putArray(out, items);
      }
      case ValueType.Section section -> putSection(out, section.type());
      case ValueType.Sections list -> putArray(out, schema(list.item()));
      case ValueType.MapOf map -> putMap(out, map.item());
      case ValueType.AnyMap ignored -> {
        out.put(TYPE, "object");
        out.put("additionalProperties", Map.of("x-kubernetes-preserve-unknown-fields", true));
      }
    }
    if (!(field.type() instanceof ValueType.ListOf)) {
      putRule(out, constraint);
    }
    return out;
  }

  private static AnnotatedElement annotated(Field field, Class<? extends Record> owner) {
    return owner.getRecordComponents()[field.index()];
  }

  private static String description(Option option) {
    return option.deprecated() ? option.doc() + " Deprecated." : option.doc();
  }

  private static void putArray(Map<String, Object> out, Map<String, Object> items) {
    out.put(TYPE, "array");
    out.put("items", items);
  }

  private static void putMap(Map<String, Object> out, ValueType item) {
    Map<String, Object> values =
        switch (item) {
          case ValueType.Section section -> schema(section.type());
          case ValueType.Scalar scalar -> Map.of(TYPE, typeName(scalar));
          default -> throw new IllegalStateException("no schema for a map of " + item);
        };
    out.put(TYPE, "object");
    out.put("additionalProperties", values);
  }

  private static void putScalar(
      Map<String, Object> out,
      ValueType.Scalar scalar,
      Option option,
      @Nullable Constraint constraint) {
    if (scalar == ValueType.Scalar.INT_OR_STRING) {
      out.put("anyOf", List.of(Map.of(TYPE, "integer"), Map.of(TYPE, "string")));
      out.put("x-kubernetes-int-or-string", true);
    } else {
      out.put(TYPE, typeName(scalar));
    }
    boolean anyWidth = constraint != null && constraint.anyWidth();
    if (scalar == ValueType.Scalar.LONG && !anyWidth) {
      out.put("format", "int64");
    }
    if (!option.def().isEmpty()) {
      out.put("default", defaultValue(scalar, option));
    }
    if (option.allowed().length > 0) {
      out.put("enum", List.of(option.allowed()));
    }
    if (constraint != null) {
      putLimits(out, constraint);
    }
  }

  private static Object defaultValue(ValueType.Scalar scalar, Option option) {
    Object value = scalar.parse(option.def());
    if (value == null) {
      throw new IllegalStateException(option.def() + " is not " + scalar.wanted());
    }
    return value;
  }

  private static void putLimits(Map<String, Object> out, Constraint constraint) {
    if (constraint.min() != Long.MIN_VALUE) {
      out.put("minimum", constraint.min());
    }
    if (constraint.max() != Long.MAX_VALUE) {
      out.put("maximum", constraint.max());
    }
    if (!constraint.pattern().isEmpty()) {
      out.put(PATTERN, constraint.pattern());
    }
  }

  private static void putRule(Map<String, Object> out, @Nullable Constraint constraint) {
    if (constraint != null && !constraint.rule().isEmpty()) {
      Map<String, Object> rule = new LinkedHashMap<>();
      rule.put("rule", constraint.rule());
      rule.put("message", constraint.message());
      out.put("x-kubernetes-validations", List.of(rule));
    }
  }

  private static String typeName(ValueType.Scalar scalar) {
    return switch (scalar) {
      case TEXT -> "string";
      case BOOL -> "boolean";
      case INT, LONG -> "integer";
      case FLOAT -> "number";
      case DURATION, FILE_OR_CONTENT, INT_OR_STRING ->
          throw new IllegalStateException("custom resources hold no " + scalar);
    };
  }
}
