package dev.traefikctl.middleware;

import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import dev.traefikctl.schema.Unbinder;
import java.util.List;

@Doc("Lets only users with a password pass (digest, RFC 7616 with MD5).")
public record DigestAuth(
    @Option(
            doc = "Users as name:realm:hash.",
            example = "test:traefik:a2688e031edb4be6a3797f3882655c05",
            secret = true)
        List<String> users,
    @Option(doc = "A file with users, one a line, besides users.", example = "/etc/users")
        String usersFile,
    @Option(doc = "Hides the Authorization header from the service.") boolean removeHeader,
    @Option(doc = "The realm to announce; \"traefik\" where empty.", example = "Intranet")
        String realm,
    @Option(doc = "Request header that tells the service the user.", example = "X-User")
        String headerField)
    implements Middleware {

  /** Without the secrets. */
  @Override
  public String toString() {
    return Unbinder.redacted(this).toString();
  }
}
