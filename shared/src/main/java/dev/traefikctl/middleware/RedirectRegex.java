package dev.traefikctl.middleware;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.traefikctl.diag.Code;
import dev.traefikctl.http.Handler;
import dev.traefikctl.http.Request;
import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;

@Doc("Redirects requests whose URL matches a regular expression.")
public record RedirectRegex(
    @Option(
            doc = "Regular expression (Go syntax) for scheme, host, path and query.",
            example = "^http://old/(.*)")
        String regex,
    @Option(
            doc = "The URL to redirect to; $1 or ${name} stand for groups.",
            example = "https://new/${1}")
        String replacement,
    @Option(doc = "Answers 301 or 308 instead of 302 or 307.") boolean permanent)
    implements Middleware {

  @Override
  public Handler wrap(Handler next, Wiring wiring) {
    Pattern pattern;
    try {
      pattern = Patterns.compile(regex);
    } catch (PatternSyntaxException e) {
      return wiring.fail(Code.MIDDLEWARE_EXPRESSION, "regex", Patterns.reason(regex, e));
    }
    Replacement template = Replacement.of(replacement, regex, pattern);
    return exchange -> {
      Request request = exchange.request();
      String scheme = request.tls() ? "https://" : "http://";
      String url = scheme + request.host() + request.askedTarget();
      String target = template.replaceAll(url);
      if (target == null) {
        next.handle(exchange);
      } else {
        Redirection.redirect(exchange, url, target, permanent, next);
      }
    };
  }
}
