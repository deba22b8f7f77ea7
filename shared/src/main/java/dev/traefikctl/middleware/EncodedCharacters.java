package dev.traefikctl.middleware;

import dev.traefikctl.http.Handler;
import dev.traefikctl.http.UrlEscapes;
import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;

@Doc("Refuses paths with certain percent-encoded characters.")
public record EncodedCharacters(
    @Option(doc = "Lets %2F pass.") boolean allowEncodedSlash,
    @Option(doc = "Lets %5C pass.") boolean allowEncodedBackSlash,
    @Option(doc = "Lets %00 pass.") boolean allowEncodedNullCharacter,
    @Option(doc = "Lets %3B pass.") boolean allowEncodedSemicolon,
    @Option(doc = "Lets %25 pass.") boolean allowEncodedPercent,
    @Option(doc = "Lets %3F pass.") boolean allowEncodedQuestionMark,
    @Option(doc = "Lets %23 pass.") boolean allowEncodedHash)
    implements Middleware {

  @Override
  public Handler wrap(Handler next, Wiring wiring) {
    String refused = refused();
    return exchange -> {
      if (holdsAny(exchange.request().path(), refused)) {
        exchange.answer(400, null);
      } else {
        next.handle(exchange);
      }
    };
  }

  private String refused() {
    return (allowEncodedSlash ? "" : "/")
        + (allowEncodedBackSlash ? "" : "\\")
        + (allowEncodedNullCharacter ? "" : "\0")
        + (allowEncodedSemicolon ? "" : ";")
        + (allowEncodedPercent ? "" : "%")
        + (allowEncodedQuestionMark ? "" : "?")
        + (allowEncodedHash ? "" : "#");
  }

  private static boolean holdsAny(String path, String refused) {
    for (int i = path.indexOf('%'); i >= 0; i = path.indexOf('%', i + 1)) {
      String character = UrlEscapes.unescape(path.substring(i, Math.min(i + 3, path.length())));
      if (character != null && refused.contains(character)) {
        return true;
      }
    }
    return false;
  }
}
