package dev.traefikctl.model;

import dev.traefikctl.model.http.HttpConfig;
import dev.traefikctl.model.http.Router;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * HTTP routers that are new or other than before, and those that are no more; all else is the same.
 *
 * @param put by name
 * @param gone names
 */
public record RouterChange(Map<String, Router> put, Set<String> gone) {

  public RouterChange {
    put = Map.copyOf(put);
    gone = Set.copyOf(gone);
  }

  /** The difference between two configurations; null where other parts than routers differ. */
  public static @Nullable RouterChange between(DynamicConfig before, DynamicConfig after) {
    HttpConfig old = before.http();
    HttpConfig now = after.http();
    boolean onlyRouters =
        old.services().equals(now.services())
            && old.middlewares().equals(now.middlewares())
            && old.serversTransports().equals(now.serversTransports())
            && before.tcp().equals(after.tcp())
            && before.udp().equals(after.udp())
            && before.tls().equals(after.tls());
    return onlyRouters ? between(old.routers(), now.routers()) : null;
  }

  private static RouterChange between(Map<String, Router> before, Map<String, Router> after) {
    Map<String, Router> put = new HashMap<>();
    int known = 0;
    for (Map.Entry<String, Router> entry : after.entrySet()) {
      Router old = before.get(entry.getKey());
      known += old == null ? 0 : 1;
      if (!Objects.equals(old, entry.getValue())) { // mostly the same object
        put.put(entry.getKey(), entry.getValue());
      }
    }
    Set<String> gone = new HashSet<>();
    if (known < before.size()) {
      gone.addAll(before.keySet());
      gone.removeAll(after.keySet());
    }
    return new RouterChange(put, gone);
  }

  public boolean isEmpty() {
    return put.isEmpty() && gone.isEmpty();
  }

  /** How many routers it is about. */
  public int size() {
    return put.size() + gone.size();
  }

  /** The same with other names and routers. */
  public RouterChange map(UnaryOperator<String> names, UnaryOperator<Router> routers) {
    Map<String, Router> otherPut = HashMap.newHashMap(put.size());
    put.forEach((name, router) -> otherPut.put(names.apply(name), routers.apply(router)));
    Set<String> otherGone = HashSet.newHashSet(gone.size());
    gone.forEach(name -> otherGone.add(names.apply(name)));
    return new RouterChange(otherPut, otherGone);
  }

  /** Both changes, which are about different routers. */
  public RouterChange and(RouterChange other) {
    Map<String, Router> allPut = new HashMap<>(put);
    allPut.putAll(other.put);
    Set<String> allGone = new HashSet<>(gone);
    allGone.addAll(other.gone);
    return new RouterChange(allPut, allGone);
  }
}
