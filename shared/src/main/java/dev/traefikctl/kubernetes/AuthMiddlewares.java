package dev.traefikctl.kubernetes;

import dev.traefikctl.diag.Code;
import dev.traefikctl.kubernetes.Certificates.Pair;
import dev.traefikctl.middleware.ForwardAuth;
import dev.traefikctl.schema.Projection;
import dev.traefikctl.source.Node;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Middlewares that authenticate, whose credentials come from Secrets. */
final class AuthMiddlewares {

  private static final String BASIC_AUTH_TYPE = "kubernetes.io/basic-auth";
  private static final long NO_LIMIT = -1;

  private final Cluster cluster;
  private final Certificates certificates;

  AuthMiddlewares(Crd crd) {
    cluster = crd.cluster();
    certificates = crd.certificates();
  }

  /** basicAuth or digestAuth; null where its Secret is of no use, which is reported. */
  @Nullable Node users(Scope scope, String namespace, Part part, Node.Mapping same) {
    Part name = part.get("secret");
    if (name.text().isEmpty()) {
      return scope.refuse(Code.K8S_MIDDLEWARE_SECRET, name, "no secret is named");
    }
    KubeObject secret = cluster.secret(namespace, name.text());
    String id = namespace + "/" + name.text();
    if (secret == null) {
      String message = "the Secret " + id + " does not exist";
      return scope.refuse(Code.K8S_MIDDLEWARE_SECRET, name, message);
    }
    boolean basic = part.path().endsWith("basicAuth");
    List<String> users =
        basic && secret.part().get("type").text().equals(BASIC_AUTH_TYPE)
            ? login(scope, name, secret)
            : lines(scope, name, secret);
    return users == null
        ? null
        : Draft.of(same).remove("usersFile").texts("users", users, name.span()).build();
  }

  private static @Nullable List<String> login(Scope scope, Part name, KubeObject secret) {
    Map<String, String> data = Cluster.data(secret);
    String user = data.get("username");
    String password = data.get("password");
    if (user == null || password == null) {
      String message = "the Secret " + secret.id() + " must have username and password";
      return scope.refuse(Code.K8S_MIDDLEWARE_SECRET, name, message);
    }
    return List.of(user + ":{SHA}" + sha1(password));
  }

  private static String sha1(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  private static @Nullable List<String> lines(Scope scope, Part name, KubeObject secret) {
    Map<String, String> data = Cluster.data(secret);
    if (data.size() != 1) {
      String message =
          "the Secret " + secret.id() + " has " + data.size() + " entries instead of one";
      return scope.refuse(Code.K8S_MIDDLEWARE_SECRET, name, message);
    }
    List<String> users =
        data.values().iterator().next().lines().filter(line -> !line.isEmpty()).toList();
    String message = "the Secret " + secret.id() + " has no credentials";
    return users.isEmpty() ? scope.refuse(Code.K8S_MIDDLEWARE_SECRET, name, message) : users;
  }

  /** forwardAuth; null where it has no address, or a Secret of its TLS section is of no use. */
  @Nullable Node forward(Scope scope, String namespace, Part part, Node.Mapping same) {
    Part address = part.get("address");
    if (address.text().isEmpty()) {
      return scope.refuse(Code.MIDDLEWARE_VALUE_MISSING, address, "forwardAuth has no address");
    }
    Draft out = Draft.of(same);
    if (!part.get("maxBodySize").present()) {
      out.number("maxBodySize", NO_LIMIT, part.span());
    }
    Part tls = part.get("tls");
    if (!(tls.node() instanceof Node.Mapping section)) {
      return out.build();
    }
    Draft draft = Draft.of(Projection.of(ForwardAuth.Tls.class, section));
    if (!tls(scope, namespace, tls, draft)) {
      return null;
    }
    return out.set("tls", draft).build();
  }

  /** Fills a section for TLS to a server; false where a Secret is of no use. */
  boolean tls(Scope scope, String namespace, Part tls, Draft out) {
    out.remove("ca").remove("cert").remove("key");
    Part authority = tls.get("caSecret");
    if (!authority.text().isEmpty()) {
      String text = certificates.anyAuthority(scope, namespace, authority);
      if (text == null) {
        return false;
      }
      out.text("ca", text, authority.span());
    }
    Part own = tls.get("certSecret");
    if (!own.text().isEmpty()) {
      Pair pair = certificates.pair(scope, namespace, own);
      if (pair == null) {
        return false;
      }
      out.text("cert", pair.certificate(), own.span()).text("key", pair.key(), own.span());
    }
    return true;
  }
}
