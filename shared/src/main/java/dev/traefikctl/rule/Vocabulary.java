package dev.traefikctl.rule;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The matcher names of one kind of rule. */
@SuppressWarnings("ImmutableEnumChecker") // both collections are unmodifiable
enum Vocabulary {
  HTTP_V3(
      "Host",
      "HostRegexp",
      "Path",
      "PathPrefix",
      "PathRegexp",
      "Method",
      "Header",
      "HeaderRegexp",
      "Query",
      "QueryRegexp",
      "ClientIP"),
  HTTP_V2(
      "Host",
      "HostHeader",
      "HostRegexp",
      "Path",
      "PathPrefix",
      "Method",
      "Headers",
      "HeadersRegexp",
      "Query",
      "ClientIP"),
  /** Both syntaxes at once, for reading domains only. */
  HTTP_ANY(
      "Host",
      "HostHeader",
      "HostRegexp",
      "Path",
      "PathPrefix",
      "PathRegexp",
      "Method",
      "Header",
      "Headers",
      "HeaderRegexp",
      "HeadersRegexp",
      "Query",
      "QueryRegexp",
      "ClientIP"),
  TCP_V3("HostSNI", "HostSNIRegexp", "ClientIP", "ALPN"),
  TCP_V2("HostSNI", "HostSNIRegexp", "ClientIP", "ALPN");

  private final List<String> names;
  private final Map<String, String> spellings;

  Vocabulary(String... names) {
    this.names = List.of(names);
    Map<String, String> all = new HashMap<>();
    for (String name : names) {
      String lower = name.toLowerCase(Locale.ROOT);
      String title = Character.toUpperCase(lower.charAt(0)) + lower.substring(1);
      for (String spelling : List.of(name, lower, name.toUpperCase(Locale.ROOT), title)) {
        all.put(spelling, name);
      }
    }
    spellings = Map.copyOf(all);
  }

  static Vocabulary http(RuleSyntax syntax) {
    return syntax == RuleSyntax.V2 ? HTTP_V2 : HTTP_V3;
  }

  static Vocabulary tcp(RuleSyntax syntax) {
    return syntax == RuleSyntax.V2 ? TCP_V2 : TCP_V3;
  }

  /** The documented name for a spelling that a rule may use, or null. */
  @Nullable String resolve(String spelling) {
    return spellings.get(spelling);
  }

  /** The documented names. */
  List<String> names() {
    return names;
  }
}
