package dev.traefikctl.kubernetes.crd;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.schema.Binder;
import dev.traefikctl.schema.Dialect;
import dev.traefikctl.schema.OpenApi;
import dev.traefikctl.source.Node;
import dev.traefikctl.source.Node.Kind;
import dev.traefikctl.source.Node.Scalar;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Holds the spec of a custom resource against its schema, as the API server does: unknown fields,
 * which it prunes, and wrong types, values out of bounds and missing fields, for which it refuses
 * the object.
 */
public final class SpecCheck {

  private static final Dialect DIALECT =
      Dialect.kubernetes(Code.UNKNOWN_DYNAMIC_FIELD, "the API server refuses the object");

  /** The CEL rules of the schemas, whose words are in the schemas themselves. */
  private static final Map<String, Predicate<Node>> RULES =
      Map.of(
          "!has(self.secret) || !has(self.configMap)",
          node -> !has(node, "secret") || !has(node, "configMap"),
          "self.startsWith('/')",
          node -> !(node instanceof Scalar text) || text.text().startsWith("/"));

  private static final Map<CustomResource, Map<String, Object>> SCHEMAS = new ConcurrentHashMap<>();

  private final String title;
  private final Reporter reporter;

  private SpecCheck(String title, Reporter reporter) {
    this.title = title;
    this.reporter = reporter;
  }

  /**
   * Reports what is wrong.
   *
   * @param title how the spec is called in findings: {@code IngressRoute default/app, spec}
   */
  public static void check(
      CustomResource resource, Node.Mapping spec, String title, Reporter reporter) {
    Reporter titled =
        finding -> {
          String message = title + ": " + finding.message();
          reporter.report(finding.withMessage(message).about(null));
        };
    Binder.of(resource.spec(), DIALECT).bind(spec, titled);
    new SpecCheck(title, reporter)
        .node(SCHEMAS.computeIfAbsent(resource, known -> OpenApi.schema(known.spec())), spec, "");
  }

  private void node(Map<?, ?> schema, Node node, String path) {
    rules(schema, node, path);
    switch (node) {
      case Node.Mapping mapping -> mapping(schema, mapping, path);
      case Node.Sequence list -> {
        if (schema.get("items") instanceof Map<?, ?> items) {
          for (int i = 0; i < list.items().size(); i++) {
            node(items, list.items().get(i), path + "[" + i + "]");
          }
        }
      }
      case Scalar scalar -> scalar(schema, scalar, path);
    }
  }

  private void mapping(Map<?, ?> schema, Node.Mapping mapping, String path) {
    if (schema.get("required") instanceof Collection<?> required) {
      for (Object key : required) {
        if (!has(mapping, (String) key)) {
          report(mapping, path, "the field `" + key + "` is missing");
        }
      }
    }
    Object values = schema.get("additionalProperties");
    for (Node.Entry entry : mapping.entries()) {
      Object own =
          schema.get("properties") instanceof Map<?, ?> properties
              ? properties.get(entry.key())
              : values;
      if (own instanceof Map<?, ?> known && !entry.value().isNull()) {
        node(known, entry.value(), path.isEmpty() ? entry.key() : path + "." + entry.key());
      }
    }
  }

  private void scalar(Map<?, ?> schema, Scalar scalar, String path) {
    String text = scalar.text();
    boolean isText = scalar.kind() == Kind.STRING || scalar.kind() == Kind.TIMESTAMP;
    if (isText && schema.get("enum") instanceof List<?> allowed && !allowed.contains(text)) {
      report(scalar, path, "\"" + text + "\" is none of " + listed(allowed));
    }
    if (isText && schema.get("pattern") instanceof String pattern && !matches(pattern, text)) {
      report(scalar, path, "\"" + text + "\" does not match " + pattern);
    }
    if (scalar.kind() == Kind.INTEGER || scalar.kind() == Kind.FLOAT) {
      bounds(schema, scalar, path);
    }
  }

  private static boolean matches(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).find();
  }

  private static String listed(List<?> allowed) {
    List<String> words =
        allowed.stream().map(word -> word.equals("") ? "\"\"" : "" + word).toList();
    return String.join(", ", words);
  }

  private void bounds(Map<?, ?> schema, Scalar scalar, String path) {
    BigDecimal value;
    try {
      value = new BigDecimal(scalar.text());
    } catch (NumberFormatException e) {
      return; // infinite, which no bounded field takes: binding reports the type
    }
    if (schema.get("minimum") instanceof Long least
        && value.compareTo(BigDecimal.valueOf(least)) < 0) {
      report(scalar, path, scalar.text() + " is less than " + least);
    }
    if (schema.get("maximum") instanceof Long most
        && value.compareTo(BigDecimal.valueOf(most)) > 0) {
      report(scalar, path, scalar.text() + " is more than " + most);
    }
  }

  private void rules(Map<?, ?> schema, Node node, String path) {
    if (schema.get("x-kubernetes-validations") instanceof List<?> rules) {
      for (Object rule : rules) {
        Map<?, ?> known = (Map<?, ?>) rule;
        var holds = RULES.get(known.get("rule"));
        if (holds == null) {
          throw new IllegalStateException("no such rule: " + known.get("rule"));
        }
        if (!holds.test(node)) {
          report(node, path, String.valueOf(known.get("message")));
        }
      }
    }
  }

  private void report(Node node, String path, String problem) {
    String where = path.isEmpty() ? title : title + "." + path;
    String message = where + ": " + problem + "; the API server refuses the object";
    reporter.report(Diagnostic.at(Code.WRONG_TYPE, node.span(), message));
  }

  private static boolean has(Node node, String key) {
    return node instanceof Node.Mapping mapping
        && mapping.entries().stream()
            .anyMatch(entry -> entry.key().equals(key) && !entry.value().isNull());
  }
}
