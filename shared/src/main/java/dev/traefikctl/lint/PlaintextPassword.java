package dev.traefikctl.lint;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.ConfigPath;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.middleware.BasicAuth;
import dev.traefikctl.middleware.DigestAuth;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Passwords that no client can ever give. */
final class PlaintextPassword implements LintRule {

  private static final Pattern BCRYPT = Pattern.compile("\\$2[abxy]\\$\\d\\d\\$[./A-Za-z0-9]{53}");
  private static final Pattern MD5_CRYPT = Pattern.compile("\\$(apr1|1)\\$[^$]{0,8}\\$\\S{22}");
  private static final Pattern SHA = Pattern.compile("\\{SHA\\}[A-Za-z0-9+/]{27}=");
  private static final Pattern HA1 = Pattern.compile("[0-9a-fA-F]{32}");

  @Override
  public Article article() {
    return new Article(
        Code.PLAINTEXT_PASSWORD,
        Reaction.SILENT,
        """
        Users of `basicAuth` are `name:hash`, the hash being bcrypt, MD5 (`$apr1$`, `$1$`) or
        `{SHA}`; those of `digestAuth` are `name:realm:hash`. Anything else is compared as if it
        were a hash, so every request is answered 401. In a file `$` is written once: doubling it is
        only for Docker Compose labels.\
        """,
        Example.middleware("auth", "basicAuth:\n  users:\n    - admin:secret\n"),
        Example.middleware(
            "auth", "basicAuth:\n  users:\n    - admin:$apr1$H6uskkkW$IgXLP6ewTrSuBkTrqE8wj/\n"));
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    subject.middlewares(
        BasicAuth.class, (path, auth) -> users(auth.users(), path, false, reporter));
    subject.middlewares(
        DigestAuth.class, (path, auth) -> users(auth.users(), path, true, reporter));
  }

  private static void users(
      List<String> users, ConfigPath path, boolean digest, Reporter reporter) {
    for (int i = 0; i < users.size(); i++) {
      String user = users.get(i);
      String name = user.substring(0, Math.max(0, user.indexOf(':')));
      String problem = digest ? digestProblem(user) : basicProblem(user);
      if (problem != null) {
        reporter.report(
            Diagnostic.about(
                    Code.PLAINTEXT_PASSWORD,
                    path.child("users").child(i),
                    "user \"" + name + "\" " + problem + ", so every request gets 401")
                .suggest(suggestion(digest, user, name)));
      }
    }
  }

  private static @Nullable String basicProblem(String user) {
    int colon = user.indexOf(':');
    if (colon < 0 || user.indexOf(':', colon + 1) >= 0) {
      return null; // the middleware itself refuses it
    }
    String hash = user.substring(colon + 1).strip();
    if (BCRYPT.matcher(hash).matches()
        || MD5_CRYPT.matcher(hash).matches()
        || SHA.matcher(hash).matches()) {
      return null;
    }
    boolean looksLikeHash = hash.startsWith("$") || hash.startsWith("{");
    return looksLikeHash
        ? "has a hash of a kind that Traefik cannot check"
        : "has a plaintext password";
  }

  private static @Nullable String digestProblem(String user) {
    String[] parts = user.split(":", -1);
    return parts.length != 3 || HA1.matcher(parts[2].strip()).matches()
        ? null
        : "has a plaintext password instead of the MD5 of name:realm:password";
  }

  private static String suggestion(boolean digest, String user, String name) {
    if (user.contains("$$")) {
      return "write each $ once; doubling it is for Docker Compose labels only";
    }
    return digest
        ? "generate the entry with: htdigest -c FILE REALM " + name
        : "generate the entry with: htpasswd -nB " + name;
  }
}
