package dev.traefikctl.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Records of options to a JSON Schema (draft 7, which editors know best) of the files that hold
 * them, as maps, lists, texts, numbers and booleans. It wants keys as the documentation writes
 * them, although Traefik takes them in any case, so that editors complete and correct them.
 */
public final class JsonSchema {

  private static final String DRAFT = "http://json-schema.org/draft-07/schema#";
  private static final String TYPE = "type";
  private static final String PATTERN = "pattern";
  private static final String DESCRIPTION = "description";
  private static final String ROOT_PACKAGE = "dev.traefikctl.";

  /** Go's durations, and whole seconds. */
  private static final String DURATION =
      "^[+-]?(\\d+|((\\d+(\\.\\d*)?|\\.\\d+)(ns|us|µs|μs|ms|s|m|h))+)$";

  private static final String BOOLEAN = "^(?:1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$";

  private final Map<String, Object> definitions = new TreeMap<>();

  private JsonSchema() {}

  /**
   * The schema of a document.
   *
   * @param id where editors find it
   */
  public static Map<String, Object> of(Class<? extends Record> root, String id, String title) {
    JsonSchema schema = new JsonSchema();
    Map<String, Object> out = head(id, title);
    out.putAll(schema.section(root));
    // what begins so is for anchors, and Traefik passes over unknown keys of the top level
    out.put("patternProperties", Map.of("^x-", Map.of()));
    out.put("definitions", schema.definitions);
    return out;
  }

  /** How a schema begins. */
  public static Map<String, Object> head(String id, String title) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("$schema", DRAFT);
    out.put("$id", id);
    out.put("title", title);
    return out;
  }

  /**
   * A structural schema of Kubernetes ({@link OpenApi}) that refuses the fields which the API
   * server drops in silence.
   */
  public static Map<String, Object> closed(Map<String, Object> structural) {
    Map<String, Object> out = new LinkedHashMap<>();
    structural.forEach((key, value) -> out.put(key, closedValue(value)));
    if (out.containsKey("properties")) {
      out.put("additionalProperties", false);
    }
    return out;
  }

  private static Object closedValue(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> copy = new LinkedHashMap<>();
      map.forEach((key, below) -> copy.put((String) key, below));
      return closed(copy);
    }
    return value instanceof List<?> list
        ? list.stream().map(JsonSchema::closedValue).toList()
        : value;
  }

  private Map<String, Object> section(Class<? extends Record> type) {
    RecordSchema schema = RecordSchema.of(type);
    Map<String, Object> properties = new TreeMap<>();
    List<String> required = new ArrayList<>();
    for (Field field : schema.fields()) {
      properties.put(field.name(), property(field));
      if (field.option().required()) {
        required.add(field.name());
      }
    }
    for (RecordSchema.Variant variant : schema.variants()) {
      properties.put(variant.key(), variant(variant));
    }
    Map<String, Object> out = new LinkedHashMap<>();
    Doc doc = type.getAnnotation(Doc.class);
    if (doc != null) {
      out.put(DESCRIPTION, doc.value());
    }
    out.put(TYPE, "object");
    out.put("properties", properties);
    out.put("additionalProperties", false);
    if (!required.isEmpty()) {
      out.put("required", required.stream().sorted().toList());
    }
    if (schema.fields().isEmpty() && !schema.variants().isEmpty()) {
      out.put("minProperties", 1);
      out.put("maxProperties", 1);
    }
    return out;
  }

  private Map<String, Object> variant(RecordSchema.Variant variant) {
    if (variant.inline()) {
      return property(RecordSchema.of(variant.type()).fields().iterator().next());
    }
    return mayBeSwitched(reference(variant.type()), variant.allowEmpty());
  }

  private Map<String, Object> property(Field field) {
    Option option = field.option();
    Map<String, Object> out = new LinkedHashMap<>();
    out.put(DESCRIPTION, description(option));
    if (option.deprecated()) {
      out.put("deprecationMessage", option.doc());
    }
    out.putAll(mayBeSwitched(value(field.type(), option), option.allowEmpty()));
    Object def = OptionInfo.shown(field.def());
    if (def != null && !option.def().isEmpty() && field.type() instanceof ValueType.Scalar) {
      out.put("default", def);
    }
    return out;
  }

  private static String description(Option option) {
    String old = option.deprecated() ? " Deprecated." : "";
    String later = option.notYet() ? " This version of traefik-agent does not act on it yet." : "";
    return option.doc() + old + later;
  }

  /** A section that may be empty may be written as true or false too. */
  private static Map<String, Object> mayBeSwitched(Map<String, Object> section, boolean may) {
    return may && section.containsKey("$ref")
        ? Map.of("anyOf", List.of(section, Map.of(TYPE, "boolean")))
        : section.containsKey("$ref") ? Map.of("allOf", List.of(section)) : section;
  }

  private Map<String, Object> reference(Class<? extends Record> type) {
    String name = type.getName().substring(ROOT_PACKAGE.length()).replace('$', '.');
    if (!definitions.containsKey(name)) {
      definitions.put(name, Map.of()); // for records that hold themselves
      definitions.put(name, section(type));
    }
    return Map.of("$ref", "#/definitions/" + name);
  }

  private Map<String, Object> value(ValueType type, Option option) {
    return switch (type) {
      case ValueType.Scalar scalar -> scalar(scalar, option);
      case ValueType.Section section -> reference(section.type());
      case ValueType.ListOf list -> array(scalar(list.item(), option));
      case ValueType.Sections list -> array(reference(list.item()));
      case ValueType.MapOf map -> names(value(map.item(), option));
      case ValueType.AnyMap ignored -> Map.of(TYPE, "object");
    };
  }

  private static Map<String, Object> array(Map<String, Object> items) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put(TYPE, "array");
    out.put("items", items);
    return out;
  }

  private static Map<String, Object> names(Map<String, Object> values) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put(TYPE, "object");
    out.put("additionalProperties", values);
    return out;
  }

  private static Map<String, Object> scalar(ValueType.Scalar scalar, Option option) {
    if (option.allowed().length > 0 && scalar == ValueType.Scalar.TEXT) {
      return Map.of("enum", List.of(option.allowed()));
    }
    return switch (scalar) {
      case TEXT, FILE_OR_CONTENT -> Map.of(TYPE, List.of("string", "number", "boolean"));
      case BOOL -> orText("boolean", BOOLEAN);
      case INT, LONG -> orText("integer", "^[+-]?\\d+$");
      case FLOAT -> orText("number", "^[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?$");
      case DURATION -> orText("integer", DURATION);
      case INT_OR_STRING -> Map.of(TYPE, List.of("integer", "string"));
    };
  }

  /** Traefik reads a text where a number is wanted as that number. */
  private static Map<String, Object> orText(String type, String pattern) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put(TYPE, List.of(type, "string"));
    out.put(PATTERN, Pattern.compile(pattern).pattern());
    return out;
  }
}
