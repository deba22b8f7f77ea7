package dev.traefikctl.source;

import dev.traefikctl.source.Node.Kind;
import dev.traefikctl.source.YamlScalars.Value;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Scalars with an explicit tag, as {@code !!str 123}. */
final class YamlTags {

  private static final String CORE = "tag:yaml.org,2002:";

  private YamlTags() {}

  /** The value, or null where the text is not of the type that the tag names. */
  static @Nullable Value resolve(String tag, String text) {
    if (!tag.startsWith(CORE)) {
      return new Value(Kind.STRING, text);
    }
    Value plain = YamlScalars.resolve(text);
    return switch (tag.substring(CORE.length())) {
      case "int" -> only(plain, Kind.INTEGER);
      case "bool" -> only(plain, Kind.BOOLEAN);
      case "null" -> only(plain, Kind.NULL);
      case "timestamp" -> only(plain, Kind.TIMESTAMP);
      case "float" ->
          plain.kind() == Kind.INTEGER
              ? new Value(Kind.FLOAT, plain.text())
              : only(plain, Kind.FLOAT);
      case "binary" -> binary(text);
      default -> new Value(Kind.STRING, text);
    };
  }

  private static @Nullable Value only(Value value, Kind kind) {
    return value.kind() == kind ? value : null;
  }

  private static @Nullable Value binary(String text) {
    try {
      byte[] bytes = Base64.getDecoder().decode(text.replaceAll("[\r\n]", ""));
      return new Value(Kind.STRING, new String(bytes, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
