package dev.traefikctl.routing;

import dev.traefikctl.http.TransportOptions;
import dev.traefikctl.model.http.LoadBalancer;
import dev.traefikctl.rule.HttpRule;
import dev.traefikctl.rule.RuleSyntax;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a compilation leaves for the next one: parsed rules, and the state of middlewares and
 * balancers that did not change. Its content is the compiler's own affair.
 */
final class Kept {

  /** What something is worth only as long as it was made for. */
  private record Owned<T>(Object owner, T value) {}

  private final Map<String, HttpRule> rules = new HashMap<>();

  /** By scope, which is what uses them, and key. */
  private final Map<String, Map<String, Owned<Object>>> states = new HashMap<>();

  private final Map<String, ServerBalancer> balancers = new HashMap<>();
  private @Nullable Kept before;

  Kept(@Nullable Kept before) {
    this.before = before;
  }

  /** Lets go of what belongs to some routers, but for what is asked for until the closing. */
  void reopen(Set<String> routers) {
    Kept old = new Kept(null);
    for (String router : routers) {
      HttpRule rule = rules.remove(router);
      if (rule != null) {
        old.rules.put(router, rule);
      }
      Map<String, Owned<Object>> own = states.remove(router);
      if (own != null) {
        old.states.put(router, own);
      }
    }
    before = old;
  }

  /** Forgets what was not asked for again. */
  void close() {
    before = null;
  }

  /** The rule that this router had before, if it is the same. */
  @Nullable HttpRule rule(String router, String text, RuleSyntax syntax) {
    HttpRule old = before == null ? null : before.rules.get(router);
    return old != null && old.syntax() == syntax && old.text().equals(text) ? old : null;
  }

  void keepRule(String router, HttpRule rule) {
    rules.put(router, rule);
  }

  /**
   * State by key, as long as its owner stays equal; made anew otherwise.
   *
   * @param scope the router or service that it belongs to
   */
  <S> S state(String scope, String key, Object owner, Class<S> type, Supplier<S> initial) {
    Map<String, Owned<Object>> own = states.computeIfAbsent(scope, k -> new HashMap<>(2));
    Owned<Object> known = own.get(key);
    if (known == null && before != null) {
      known = before.states.getOrDefault(scope, Map.of()).get(key);
    }
    S value =
        known != null && known.owner().equals(owner) && type.isInstance(known.value())
            ? type.cast(known.value())
            : initial.get();
    own.put(key, new Owned<>(owner, value));
    return value;
  }

  /** The balancer that a service had before, if its servers and transport stayed equal. */
  @Nullable ServerBalancer balancer(
      String service, LoadBalancer config, TransportOptions transport) {
    ServerBalancer old = before == null ? null : before.balancers.get(service);
    return old != null && old.isOf(config, transport) ? old : null;
  }

  void keepBalancer(String service, ServerBalancer balancer) {
    balancers.put(service, balancer);
  }

  /** All balancers by service. */
  Map<String, ServerBalancer> balancers() {
    return balancers;
  }
}
