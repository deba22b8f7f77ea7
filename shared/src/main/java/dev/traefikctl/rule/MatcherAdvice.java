package dev.traefikctl.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What to write instead of a matcher that does not exist in a kind of rule. */
final class MatcherAdvice {

  private MatcherAdvice() {}

  static @Nullable String unknown(
      Vocabulary vocabulary, String name, GoNode.Call call, String text) {
    String other = translated(vocabulary, name, texts(call, text));
    if (other != null) {
      return other;
    }
    String close = closest(vocabulary.names(), name);
    if (close != null) {
      return "did you mean " + close + "?";
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
    String list = String.join(", ", arguments);
    return switch (vocabulary) {
      case HTTP_V3, HTTP_ANY -> v3(name, arguments, list);
      case HTTP_V2 ->
          switch (name) {
            case "Header" -> "Headers(" + list + ")";
            case "HeaderRegexp" -> "HeadersRegexp(" + list + ")";
            case "PathRegexp" -> "v2 writes Path(`/{name:regexp}`), or set ruleSyntax: v3";
            case "QueryRegexp" -> "v2 writes Query(`key={name:regexp}`), or set ruleSyntax: v3";
            default -> sni(name);
          };
      case TCP_V3, TCP_V2 ->
          switch (name) {
            case "Host", "HostHeader" -> "HostSNI(" + list + ")";
            case "HostRegexp" -> "HostSNIRegexp(" + list + ")";
            case "Path", "PathPrefix", "Method", "Header", "Headers", "Query" ->
                "TCP routers see no HTTP requests: move the router to the http section";
            default -> null;
          };
    };
  }

  private static @Nullable String v3(String name, List<String> arguments, String list) {
    return switch (name) {
      case "HostHeader" -> any("Host", arguments);
      case "Headers" -> "Header(" + list + ")";
      case "HeadersRegexp" -> "HeaderRegexp(" + list + ")";
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

  /** The name nearest to what was written, if it is near enough to be meant. */
  static @Nullable String closest(List<String> names, String written) {
    String best = null;
    int bestDistance = Math.max(1, written.length() / 3) + 1;
    for (String name : names) {
      int distance = distance(lower(name), lower(written));
      if (distance < bestDistance) {
        best = name;
        bestDistance = distance;
      }
    }
    return best;
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
