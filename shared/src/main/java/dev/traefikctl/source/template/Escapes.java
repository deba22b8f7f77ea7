package dev.traefikctl.source.template;

import dev.traefikctl.source.GoQuote;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Escaped texts: for HTML, JavaScript and URLs. */
final class Escapes {

  private Escapes() {}

  static String html(String text) {
    return text.replace("&", "&amp;")
        .replace("'", "&#39;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&#34;")
        .replace("\u0000", "\uFFFD");
  }

  static String js(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '\\' -> out.append("\\\\");
            case '\'' -> out.append("\\'");
            case '"' -> out.append("\\\"");
            case '<' -> out.append("\\u003C");
            case '>' -> out.append("\\u003E");
            case '&' -> out.append("\\u0026");
            case '=' -> out.append("\\u003D");
            default -> {
              boolean plain = c >= ' ' && GoQuote.isPrintable(c);
              out.append(plain ? Character.toString(c) : String.format(Locale.ROOT, "\\u%04X", c));
            }
          }
        });
    return out.toString();
  }

  /** A query component: spaces become plus signs. */
  static String query(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("*", "%2A").replace("%7E", "~");
  }
}
