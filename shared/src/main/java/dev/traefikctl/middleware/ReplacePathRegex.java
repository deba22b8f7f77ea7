package dev.traefikctl.middleware;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.traefikctl.diag.Code;
import dev.traefikctl.http.Exchange;
import dev.traefikctl.http.Handler;
import dev.traefikctl.http.UrlEscapes;
import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;

@Doc("Rewrites the path with a regular expression and keeps the old one in X-Replaced-Path.")
public record ReplacePathRegex(
    @Option(
            doc = "Regular expression (Go syntax) that the escaped path must match.",
            example = "^/foo/(.*)")
        String regex,
    @Option(doc = "The new path; $1 or ${name} stand for groups.", example = "/bar/$1")
        String replacement)
    implements Middleware {

  @Override
  public Handler wrap(Handler next, Wiring wiring) {
    String trimmed = regex.strip();
    Pattern pattern;
    try {
      pattern = Patterns.compile(trimmed);
    } catch (PatternSyntaxException e) {
      String message =
          "error compiling regular expression " + regex + ": " + Patterns.reason(trimmed, e);
      return wiring.fail(Code.MIDDLEWARE_EXPRESSION, "regex", message);
    }
    Replacement template = Replacement.of(replacement.strip(), trimmed, pattern);
    return exchange -> {
      String old = PathEdits.encoded(exchange.request());
      String replaced = template.replaceAll(old);
      if (replaced == null || replaced(exchange, old, replaced)) {
        next.handle(exchange);
      }
    };
  }

  private static boolean replaced(Exchange exchange, String old, String escaped) {
    return PathEdits.replace(exchange, old, escaped, UrlEscapes.unescape(escaped))
        && !PathEdits.refusedUnclean(exchange);
  }
}
