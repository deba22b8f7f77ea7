package dev.traefikctl.file;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.diag.Severity;
import dev.traefikctl.model.StaticConfig;
import dev.traefikctl.schema.OptionInfo;
import dev.traefikctl.schema.Suggestions;
import dev.traefikctl.schema.Word;
import dev.traefikctl.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads {@code TRAEFIK_…} environment variables: {@code TRAEFIK_ENTRYPOINTS_WEB_ADDRESS}. */
final class Variables {

  private static final String PREFIX = "TRAEFIK_";

  private Variables() {}

  /**
   * The variables whose names begin, in capitals, with an option of the top level; Traefik looks at
   * no others, so that those that Kubernetes sets for a service called traefik do no harm.
   */
  static List<Word> parse(Map<String, String> environment) {
    if (environment.keySet().stream().noneMatch(name -> name.startsWith(PREFIX))) {
      return List.of();
    }
    Set<String> prefixes = prefixes();
    List<Word> out = new ArrayList<>();
    new TreeMap<>(environment)
        .forEach((name, value) -> {
          if (prefixes.stream().anyMatch(name::startsWith)) {
            String path = name.substring(PREFIX.length()).toLowerCase(Locale.ROOT);
            out.add(new Word(path.replace('_', '.'), value, Span.startOf(name)));
          }
        });
    return out;
  }

  private static Set<String> prefixes() {
    Set<String> out = new TreeSet<>();
    for (String section : sections()) {
      out.add(PREFIX + section.toUpperCase(Locale.ROOT));
    }
    return out;
  }

  private static Set<String> sections() {
    Set<String> out = new TreeSet<>(OptionInfo.keys(StaticConfig.class));
    // known to Traefik, of no use here
    out.addAll(Set.of("spiffe", "configFile", "pilot"));
    return out;
  }

  /** Warns of variables that look like options and are none. */
  static void reportIgnored(Map<String, String> environment, Reporter reporter) {
    Set<String> prefixes = prefixes();
    for (String name : new TreeSet<>(environment.keySet())) {
      if (name.startsWith(PREFIX) && prefixes.stream().noneMatch(name::startsWith)) {
        reportIgnored(name, reporter);
      }
    }
  }

  private static void reportIgnored(String name, Reporter reporter) {
    String rest = name.substring(PREFIX.length());
    int underscore = rest.indexOf('_');
    String section = underscore < 0 ? rest : rest.substring(0, underscore);
    String hint = Suggestions.nearest(section, sections());
    if (hint != null) {
      reporter.report(
          Diagnostic.at(
                  Code.UNKNOWN_STATIC_FIELD,
                  Span.startOf(name),
                  "no option begins with " + section + "; Traefik ignores the variable")
              .withSeverity(Severity.WARNING)
              .suggest(hint));
    }
  }
}
