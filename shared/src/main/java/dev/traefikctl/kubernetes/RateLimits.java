package dev.traefikctl.kubernetes;

import dev.traefikctl.diag.Code;
import dev.traefikctl.middleware.RateLimit;
import dev.traefikctl.schema.Projection;
import dev.traefikctl.source.Node;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rateLimit middleware, with the Secrets of its Redis servers. */
final class RateLimits {

  private static final SortedMap<String, String> REDIS_TIMES =
      new TreeMap<>(Map.of("readTimeout", "3s", "writeTimeout", "3s", "dialTimeout", "5s"));

  private final Cluster cluster;
  private final AuthMiddlewares auth;

  RateLimits(Crd crd) {
    cluster = crd.cluster();
    auth = new AuthMiddlewares(crd);
  }

  /** The section; null where a duration or a Secret is of no use, which is reported. */
  @Nullable Node translate(Scope scope, String namespace, Part part, Node.Mapping same) {
    if (!Middlewares.areDurations(scope, part, List.of("period"))) {
      return null;
    }
    Draft out = Draft.of(same);
    if (!part.get("period").present()) {
      out.text("period", "1s", part.span());
    }
    if (!part.get("burst").present()) {
      out.number("burst", 1, part.span());
    }
    Part redis = part.get("redis");
    if (redis.node() instanceof Node.Mapping section) {
      Draft draft = redis(scope, namespace, redis, section);
      if (draft == null) {
        return null;
      }
      out.set("redis", draft);
    }
    return out.build();
  }

  private @Nullable Draft redis(Scope scope, String namespace, Part part, Node.Mapping section) {
    if (!Middlewares.areDurations(scope, part, REDIS_TIMES.keySet())) {
      return null;
    }
    Draft out = Draft.of(Projection.of(RateLimit.Redis.class, section));
    out.remove("username").remove("password").remove("tls");
    REDIS_TIMES.forEach((key, other) -> {
      if (!part.get(key).present()) {
        out.text(key, other, part.span());
      }
    });
    if (part.get("endpoints").items().isEmpty()) {
      out.texts("endpoints", List.of("localhost:6379"), part.span());
    }
    Part tls = part.get("tls");
    if (tls.node() instanceof Node.Mapping mapping) {
      Draft draft = Draft.of(Projection.of(RateLimit.Tls.class, mapping));
      if (!auth.tls(scope, namespace, tls, draft)) {
        return null;
      }
      out.set("tls", draft);
    }
    return login(scope, namespace, part.get("secret"), out) ? out : null;
  }

  private boolean login(Scope scope, String namespace, Part name, Draft out) {
    if (name.text().isEmpty()) {
      return true;
    }
    KubeObject secret = cluster.secret(namespace, name.text());
    Map<String, String> data = secret == null ? Map.of() : Cluster.data(secret);
    String user = data.get("username");
    String password = data.get("password");
    if (user == null || password == null) {
      String id = namespace + "/" + name.text();
      String message =
          secret == null
              ? "the Secret " + id + " does not exist"
              : "the Secret " + id + " must have username and password";
      scope.refuse(Code.K8S_MIDDLEWARE_SECRET, name, message);
      return false;
    }
    out.text("username", user, name.span()).text("password", password, name.span());
    return true;
  }
}
