package dev.traefikctl.cli;

import dev.traefikctl.cli.Input.Kind;
import dev.traefikctl.model.DynamicConfig;
import dev.traefikctl.model.StaticConfig;
import dev.traefikctl.source.Documents;
import dev.traefikctl.source.Format;
import dev.traefikctl.source.Node;
import java.lang.reflect.RecordComponent;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells static from dynamic files by the keys at the start of lines, so that it also works for
 * texts that cannot be parsed, or only after their template was expanded.
 */
final class Kinds {

  private static final Pattern YAML_KEY = Pattern.compile("(?m)^[\"']?([A-Za-z]+)[\"']?\\s*:");
  private static final Pattern JSON_KEY = Pattern.compile("\"([A-Za-z]+)\"\\s*:");
  private static final Pattern TOML_KEY =
      Pattern.compile("(?m)^\\s*\\[*\\s*\"?([A-Za-z]+)\"?\\s*[.\\]=]");
  private static final Set<String> DYNAMIC = keys(DynamicConfig.class, List.of());
  private static final Set<String> STATIC =
      keys(StaticConfig.class, List.of("spiffe", "pilot", "defaultentrypoints", "acme", "docker"));

  private Kinds() {}

  private static Set<String> keys(Class<? extends Record> type, List<String> more) {
    Set<String> out = new HashSet<>(more);
    for (RecordComponent component : type.getRecordComponents()) {
      out.add(component.getName().toLowerCase(Locale.ROOT));
    }
    return out;
  }

  /** Whether a root key belongs to dynamic configurations. */
  static boolean isDynamicKey(String key) {
    return DYNAMIC.contains(key.toLowerCase(Locale.ROOT));
  }

  static Kind of(String name, Format format, String text) {
    int statics = 0;
    int dynamics = 0;
    Set<String> keys = rootKeys(format, text);
    if (keys.contains("apiversion") && keys.contains("kind")) {
      return Kind.KUBERNETES;
    }
    for (String key : keys) {
      statics += STATIC.contains(key) ? 1 : 0;
      dynamics += DYNAMIC.contains(key) ? 1 : 0;
    }
    if (statics != dynamics && Math.min(statics, dynamics) == 0) {
      return statics > 0 ? Kind.STATIC : Kind.DYNAMIC;
    }
    if (called(name)) {
      return Kind.STATIC;
    }
    return statics + dynamics > 0 ? Kind.DYNAMIC : Kind.UNKNOWN;
  }

  private static Set<String> rootKeys(Format format, String text) {
    Set<String> out = new HashSet<>();
    boolean braces = text.stripLeading().startsWith("{");
    if (format != Format.TOML
        && braces
        && Documents.parse(Format.JSON, text, "").root() instanceof Node.Mapping root) {
      root.entries().forEach(entry -> out.add(entry.key().toLowerCase(Locale.ROOT)));
      return out;
    }
    Matcher keys = pattern(format, braces).matcher(text);
    while (keys.find()) {
      out.add(keys.group(1).toLowerCase(Locale.ROOT));
    }
    return out;
  }

  private static Pattern pattern(Format format, boolean braces) {
    return switch (format) {
      case TOML -> TOML_KEY;
      case JSON -> JSON_KEY;
      case YAML -> braces ? JSON_KEY : YAML_KEY;
    };
  }

  /** Whether the file has the name that Traefik looks for. */
  private static boolean called(String name) {
    String file = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    return file.startsWith("traefik.");
  }

  /** The format of a text without a name. */
  static Format sniff(String text) {
    String start = text.stripLeading();
    if (start.startsWith("{") && !start.startsWith("{{")) {
      return Format.JSON;
    }
    boolean toml =
        Pattern.compile("(?m)^\\s*(\\[[\\w.\"]+\\]|[\\w.]+\\s*=\\s*\\S)").matcher(text).find();
    boolean yaml = YAML_KEY.matcher(text).find();
    return toml && !yaml ? Format.TOML : Format.YAML;
  }
}
