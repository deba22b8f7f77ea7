package dev.traefikctl.middleware;

import dev.traefikctl.diag.Code;
import dev.traefikctl.http.Handler;
import dev.traefikctl.http.UrlEscapes;
import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import dev.traefikctl.schema.Unbinder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

@Doc("Lets only users with a password pass (RFC 7617).")
public record BasicAuth(
    @Option(
            doc = "Users as name:hash; MD5, SHA1 or bcrypt.",
            example = "test:$apr1$H6uskkkW$IgXLP6ewTrSuBkTrqE8wj/",
            secret = true)
        List<String> users,
    @Option(doc = "A file with users, one a line, besides users.", example = "/etc/users")
        String usersFile,
    @Option(doc = "The realm to announce; \"traefik\" where empty.", example = "Intranet")
        String realm,
    @Option(doc = "Hides the Authorization header from the service.") boolean removeHeader,
    @Option(doc = "Request header that tells the service the user.", example = "X-User")
        String headerField)
    implements Middleware {

  @Override
  public Handler wrap(Handler next, Wiring wiring) {
    List<UserList.Entry> entries = new ArrayList<>();
    Handler failure = UserList.load(usersFile, users, wiring, entries);
    if (failure != null) {
      return failure;
    }
    Map<String, PasswordHash> hashes = new LinkedHashMap<>();
    for (UserList.Entry entry : entries) {
      String[] parts = entry.text().split(":", -1);
      if (parts.length != 2) {
        // Traefik prints the line, but it may hold a secret
        String message = "error parsing BasicUser: want name:hash with one colon";
        return wiring.fail(Code.MIDDLEWARE_VALUE_MISSING, entry.option(), message);
      }
      hashes.put(UrlEscapes.byteString(parts[0]), new PasswordHash(parts[1]));
    }
    if (hashes.isEmpty()) {
      return wiring.fail(Code.MIDDLEWARE_VALUE_MISSING, "users", "no users found in " + usersFile);
    }
    VerifiedPasswords verified =
        wiring.state("verified", VerifiedPasswords.class, VerifiedPasswords::new);
    return new BasicAuthHandler(this, hashes, verified, next);
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return Unbinder.redacted(this).toString();
  }
}
