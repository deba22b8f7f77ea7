package dev.traefikctl.lint;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.ConfigPath;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.middleware.Buffering;
import dev.traefikctl.middleware.Compress;
import dev.traefikctl.middleware.DigestAuth;
import dev.traefikctl.middleware.Errors;
import dev.traefikctl.middleware.ForwardAuth;
import dev.traefikctl.middleware.Retry;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values that Traefik requires of middlewares, which disable the routers that use them. */
final class MiddlewareOptions implements LintRule {

  private static final Pattern STATUS = Pattern.compile("\\s*\\d{3}(\\s*-\\s*\\d{3})?\\s*");

  @Override
  public Article article() {
    return new Article(
        Code.MIDDLEWARE_VALUE_MISSING,
        Reaction.ROUTER_DISABLED,
        """
        The middleware needs a value that is missing, or refuses the one that it has: `retry`
        without positive `attempts`, `redirectScheme` without `scheme`, `ipAllowList` without a
        valid range, a broken regular expression, an entry of `users` without a colon.\
        """,
        Example.middleware("again", "retry:\n  initialInterval: 100ms\n"),
        Example.middleware("again", "retry:\n  attempts: 3\n  initialInterval: 100ms\n"));
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    subject.middlewares(Retry.class, (path, retry) -> retry(retry, path, reporter));
    subject.middlewares(Compress.class, (path, compress) -> compress(compress, path, reporter));
    subject.middlewares(Buffering.class, (path, buffering) -> sizes(buffering, path, reporter));
    subject.middlewares(DigestAuth.class, (path, auth) -> users(auth, path, reporter));
    subject.middlewares(ForwardAuth.class, (path, auth) -> keyPair(auth.tls(), path, reporter));
    subject.middlewares(
        Errors.class, (path, errors) -> statuses(errors.status(), path.child("status"), reporter));
  }

  private static void retry(Retry retry, ConfigPath path, Reporter reporter) {
    if (retry.attempts() <= 0) {
      report(path.child("attempts"), "retry needs attempts of at least 1", "attempts: 3", reporter);
    }
    if (retry.status().isEmpty() && retry.disableRetryOnNetworkError()) {
      report(
          path.child("disableRetryOnNetworkError"),
          "retry has no reason left to retry: it has no status and disables network errors",
          "add status, for instance 502-504",
          reporter);
    }
    statuses(retry.status(), path.child("status"), reporter);
  }

  private static void sizes(Buffering buffering, ConfigPath path, Reporter reporter) {
    size(buffering.maxRequestBodyBytes(), path.child("maxRequestBodyBytes"), reporter);
    size(buffering.memRequestBodyBytes(), path.child("memRequestBodyBytes"), reporter);
    size(buffering.maxResponseBodyBytes(), path.child("maxResponseBodyBytes"), reporter);
    size(buffering.memResponseBodyBytes(), path.child("memResponseBodyBytes"), reporter);
  }

  private static void size(long bytes, ConfigPath path, Reporter reporter) {
    if (bytes < 0) {
      report(path, bytes + " is no size; 0 means no limit", "0", reporter);
    }
  }

  private static void users(DigestAuth auth, ConfigPath path, Reporter reporter) {
    for (int i = 0; i < auth.users().size(); i++) {
      if (auth.users().get(i).split(":", -1).length != 3) {
        report(
            path.child("users").child(i),
            "a user of digestAuth is name:realm:hash",
            "generate the entry with: htdigest -c FILE REALM NAME",
            reporter);
      }
    }
  }

  private static void keyPair(ForwardAuth.@Nullable Tls tls, ConfigPath path, Reporter reporter) {
    if (tls != null && tls.cert().isEmpty() != tls.key().isEmpty()) {
      boolean noKey = tls.key().isEmpty();
      report(
          path.child("tls").child(noKey ? "cert" : "key"),
          noKey ? "a client certificate needs its key" : "a key needs its certificate",
          noKey ? "add key" : "add cert",
          reporter);
    }
  }

  private static void compress(Compress compress, ConfigPath path, Reporter reporter) {
    if (!compress.excludedContentTypes().isEmpty() && !compress.includedContentTypes().isEmpty()) {
      report(
          path.child("includedContentTypes"),
          "excludedContentTypes and includedContentTypes exclude each other",
          "keep one of the two",
          reporter);
    }
  }

  private static void statuses(List<String> statuses, ConfigPath path, Reporter reporter) {
    for (int i = 0; i < statuses.size(); i++) {
      String status = statuses.get(i);
      if (!STATUS.matcher(status).matches()) {
        report(
            path.child(i),
            "\"" + status + "\" is neither a status code nor a range of them",
            status.matches("[1-5][xX]{2}")
                ? status.charAt(0) + "00-" + status.charAt(0) + "99"
                : "500-599",
            reporter);
      }
    }
  }

  private static void report(
      ConfigPath path, String message, String suggestion, Reporter reporter) {
    reporter.report(
        Diagnostic.about(Code.MIDDLEWARE_VALUE_MISSING, path, message).suggest(suggestion));
  }
}
