package dev.traefikctl.middleware;

import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import java.util.List;

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
    implements Middleware {}
