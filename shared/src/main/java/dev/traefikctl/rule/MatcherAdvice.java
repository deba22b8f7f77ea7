package dev.traefikctl.rule;

import dev.traefikctl.diag.Similar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What to write instead of a matcher that does not exist in a kind of rule. */
final class MatcherAdvice {

  /** What other programs call their matchers. */
  private static final Map<String, String> SYNONYMS =
      Map.ofEntries(
          Map.entry("hostname", "Host"),
          Map.entry("domain", "Host"),
          Map.entry("servername", "Host"),
          Map.entry("prefix", "PathPrefix"),
          Map.entry("pathprefixstrip", "PathPrefix"),
          Map.entry("pathstrip", "Path"),
          Map.entry("uri", "Path"),
          Map.entry("url", "Path"),
          Map.entry("ip", "ClientIP"),
          Map.entry("remoteaddr", "ClientIP"),
          Map.entry("sourceip", "ClientIP"),
          Map.entry("verb", "Method"));

  private MatcherAdvice() {}

  /** Whether advice is what to write instead of a whole call, and not only of its name. */
  static boolean isCall(@Nullable String advice) {
    return advice != null && advice.startsWith("(");
  }

  static @Nullable String unknown(
      Vocabulary vocabulary, String name, GoNode.Call call, String text) {
    String other = translated(vocabulary, name, texts(call, text));
    if (other != null) {
      return other;
    }
    String meant = SYNONYMS.get(name.toLowerCase(Locale.ROOT));
    String close = meant == null ? Similar.nearest(name, vocabulary.names()) : meant;
    if (close != null && vocabulary.names().contains(close)) {
      return "did you mean `" + close + "`?";
    }
    return "matchers: " + String.join(", ", vocabulary.names());
  }

  private static List<String> texts(GoNode.Call call, String text) {
    List<String> out = new ArrayList<>();
    call.arguments().forEach(node -> out.add(text.substring(node.start(), node.end())));
    return out;
  }

  /** The same matcher in the language of this rule, where it is known under another name. */
  private static @Nullable String translated(
      Vocabulary vocabulary, String name, List<String> arguments) {
    return switch (vocabulary) {
      case HTTP_V3, HTTP_ANY -> v3(name, arguments);
      case HTTP_V2 ->
          switch (name) {
            case "Header" -> "Headers";
            case "HeaderRegexp" -> "HeadersRegexp";
            case "PathRegexp" -> "v2 writes Path(`/{name:regexp}`), or set ruleSyntax: v3";
            case "QueryRegexp" -> "v2 writes Query(`key={name:regexp}`), or set ruleSyntax: v3";
            default -> sni(name);
          };
      case TCP_V3, TCP_V2 ->
          switch (name) {
            case "Host", "HostHeader" -> "HostSNI";
            case "HostRegexp" -> "HostSNIRegexp";
            case "Path", "PathPrefix", "Method", "Header", "Headers", "Query" ->
                "TCP routers see no HTTP requests: move the router to the http section";
            default -> null;
          };
    };
  }

  private static @Nullable String v3(String name, List<String> arguments) {
    return switch (name) {
      case "HostHeader" -> arguments.size() > 1 ? any("Host", arguments) : "Host";
      case "Headers" -> "Header";
      case "HeadersRegexp" -> "HeaderRegexp";
      default -> sni(name);
    };
  }

  private static @Nullable String sni(String name) {
    return switch (name) {
      case "HostSNI" -> "HTTP routers match Host(`…`), HostSNI is for TCP routers";
      case "HostSNIRegexp" ->
          "HTTP routers match HostRegexp(`…`), HostSNIRegexp is for TCP routers";
      case "ALPN" -> "ALPN is for TCP routers";
      default -> null;
    };
  }

  /** {@code Host(`a`) || Host(`b`)}: how v3 writes what v2 lists as arguments. */
  static String any(String name, List<String> arguments) {
    String joined =
        arguments.stream().map(a -> name + "(" + a + ")").collect(Collectors.joining(" || "));
    return arguments.size() > 1 ? "(" + joined + ")" : joined;
  }
}
