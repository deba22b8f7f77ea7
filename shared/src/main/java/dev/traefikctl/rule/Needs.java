package dev.traefikctl.rule;

import dev.traefikctl.http.HeaderName;
import dev.traefikctl.http.Request;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a rule surely needs of a host, a path or a header: one of several keys, or nothing that is
 * known. A rule that matches has one of its keys fulfilled; the reverse need not hold.
 */
final class Needs {

  /** A property of requests that lookups can go by. */
  sealed interface Key {
    /** A host without trailing dots, in lower case. */
    record Host(String bare) implements Key {}

    /** One label and this suffix without trailing dots; it starts with its dot, or is empty. */
    record HostUnder(String bareSuffix) implements Key {}

    record HostRegex(GoRegex regex) implements Key {}

    record Path(String path) implements Key {}

    record Prefix(String prefix) implements Key {}

    record Header(HeaderName name, String line) implements Key {}
  }

  /** Which kind of keys is asked for. */
  enum Of {
    HOST,
    PATH,
    HEADER
  }

  /** Beyond it a rule is tested for every request rather than entered so often. */
  private static final int MAX_KEYS = 2000;

  private final Of of;

  private Needs(Of of) {
    this.of = of;
  }

  /** The keys of a rule; null where none is known, empty where it can never match. */
  static @Nullable List<Key> of(Of of, Condition<Request> condition) {
    List<Key> keys = new Needs(of).keys(condition, false);
    return keys == null || keys.size() > MAX_KEYS ? null : keys;
  }

  private @Nullable List<Key> keys(Condition<Request> condition, boolean negated) {
    return switch (condition) {
      case Condition.Negation<Request> negation -> keys(negation.inner(), !negated);
      case Condition.AllOf<Request> all ->
          negated ? any(all.terms(), true) : best(all.terms(), false);
      case Condition.AnyOf<Request> any ->
          negated ? best(any.terms(), true) : any(any.terms(), false);
      case HttpCondition leaf -> negated ? negatedLeaf(leaf) : leaf(leaf);
      default -> null;
    };
  }

  private static @Nullable List<Key> negatedLeaf(HttpCondition leaf) {
    return leaf instanceof HttpCondition.AnyHost ? List.of() : null;
  }

  private @Nullable List<Key> leaf(HttpCondition leaf) {
    if (leaf instanceof HttpCondition.Never) {
      return List.of();
    }
    Key key =
        switch (of) {
          case HOST -> hostKey(leaf);
          case PATH -> pathKey(leaf);
          case HEADER -> headerKey(leaf);
        };
    return key == null ? null : List.of(key);
  }

  private static @Nullable Key hostKey(HttpCondition leaf) {
    return switch (leaf) {
      case HttpCondition.HostIs is -> new Key.Host(DomainNames.bare(is.host()));
      case HttpCondition.HostUnder under -> new Key.HostUnder(DomainNames.bare(under.suffix()));
      case HttpCondition.HostMatches matches -> new Key.HostRegex(matches.regex());
      default -> null;
    };
  }

  private static @Nullable Key pathKey(HttpCondition leaf) {
    return switch (leaf) {
      case HttpCondition.PathIs is -> new Key.Path(is.path());
      case HttpCondition.PathStarts starts -> new Key.Prefix(starts.prefix());
      default -> null;
    };
  }

  private static @Nullable Key headerKey(HttpCondition leaf) {
    return leaf instanceof HttpCondition.HeaderIs is ? new Key.Header(is.name(), is.value()) : null;
  }

  /** All terms must match, so the keys of any one of them do: those that tell most. */
  private @Nullable List<Key> best(List<Condition<Request>> terms, boolean negated) {
    List<Key> best = null;
    int bestCost = Integer.MAX_VALUE;
    for (Condition<Request> term : terms) {
      List<Key> keys = keys(term, negated);
      if (keys != null && cost(keys) < bestCost) {
        best = keys;
        bestCost = cost(keys);
      }
    }
    return best;
  }

  private @Nullable List<Key> any(List<Condition<Request>> terms, boolean negated) {
    List<Key> out = new ArrayList<>();
    for (Condition<Request> term : terms) {
      List<Key> keys = keys(term, negated);
      if (keys == null) {
        return null;
      }
      out.addAll(keys);
    }
    return out;
  }

  private static int cost(List<Key> keys) {
    int cost = 0;
    for (Key key : keys) {
      cost +=
          switch (key) {
            case Key.Host host -> 10;
            case Key.Path path -> 10;
            case Key.Header header -> 10;
            case Key.HostUnder under -> 40;
            case Key.Prefix prefix -> prefix.prefix().length() == 1 ? 5000 : 40;
            case Key.HostRegex regex -> 2000;
          };
    }
    return cost;
  }
}
