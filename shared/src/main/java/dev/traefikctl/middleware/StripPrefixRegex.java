package dev.traefikctl.middleware;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.traefikctl.diag.Code;
import dev.traefikctl.http.Handler;
import dev.traefikctl.http.Runes;
import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Doc("Removes the start of the path that the first matching regular expression covers.")
public record StripPrefixRegex(
    @Option(doc = "Regular expressions (Go syntax), tried in this order.", example = "/v[0-9]+/")
        List<String> regex)
    implements Middleware {

  @Override
  public Handler wrap(Handler next, Wiring wiring) {
    Pattern[] patterns = new Pattern[regex.size()];
    for (int i = 0; i < patterns.length; i++) {
      String trimmed = regex.get(i).strip();
      try {
        patterns[i] = Patterns.compile(trimmed);
      } catch (PatternSyntaxException e) {
        return wiring.fail(Code.MIDDLEWARE_EXPRESSION, "regex." + i, Patterns.reason(trimmed, e));
      }
    }
    return exchange -> {
      String prefix = first(patterns, exchange.request().decodedPath());
      if (prefix == null || PathEdits.strip(exchange, prefix, false)) {
        next.handle(exchange);
      }
    };
  }

  /** What the first expression that matches at the start of the path covers there. */
  private static @Nullable String first(Pattern[] patterns, String path) {
    String text = Runes.of(path);
    for (Pattern pattern : patterns) {
      Matcher matcher = pattern.matcher(text);
      if (matcher.find() && matcher.end() > matcher.start()) {
        String covered = Runes.bytes(matcher.group());
        if (path.startsWith(covered)) {
          return covered;
        }
      }
    }
    return null;
  }
}
