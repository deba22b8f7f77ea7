package dev.traefikctl.source;

import java.util.Locale;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/** SnakeYAML's messages in words that a user of Traefik knows. */
final class YamlMessages {

  private YamlMessages() {}

  static String of(MarkedYAMLException e) {
    String problem = String.valueOf(e.getProblem());
    if (YamlTabs.isTab(e)) {
      return "YAML does not allow tabs for indentation";
    }
    if (problem.contains("'`'")) {
      return "a value cannot begin with a backtick; write it in quotes";
    }
    String context = e.getContext();
    return context == null ? problem : context + ": " + problem;
  }

  static String of(ReaderException e) {
    return String.format(
        Locale.ROOT, "the character U+%04X is not allowed in YAML", e.getCodePoint());
  }
}
