package dev.traefikctl.rule;

import dev.traefikctl.http.ClientAddress;
import dev.traefikctl.http.HeaderName;
import dev.traefikctl.http.IpAddress;
import dev.traefikctl.http.Request;
import java.net.InetAddress;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a request that a condition matches: takes what the positive tests ask for, and hopes
 * that the rest then holds; the result is always checked.
 */
final class ExampleFinder {

  /** Bounds the search through the alternatives of a rule. */
  private static final int MAX_DRAFTS = 8;

  /**
   * A request as far as it is decided.
   *
   * @param openPath whether more may follow the path
   */
  private record Draft(
      @Nullable String host,
      @Nullable String path,
      boolean openPath,
      @Nullable String method,
      @Nullable String client,
      List<String> query,
      List<HttpCondition.HeaderIs> headers) {

    static final Draft EMPTY = new Draft(null, null, true, null, null, List.of(), List.of());

    Draft withHost(@Nullable String value) {
      return new Draft(value, path, openPath, method, client, query, headers);
    }

    Draft withPath(@Nullable String value, boolean open) {
      return new Draft(host, value, open, method, client, query, headers);
    }

    Draft withMethod(String value) {
      return new Draft(host, path, openPath, value, client, query, headers);
    }

    Draft withClient(String value) {
      return new Draft(host, path, openPath, method, value, query, headers);
    }

    Draft withPair(Utf8 key, String value) {
      List<String> pairs = new ArrayList<>(query);
      pairs.add(encode(key.toString()) + "=" + encode(value));
      return new Draft(host, path, openPath, method, client, pairs, headers);
    }

    Draft withLine(HeaderName name, String value) {
      List<HttpCondition.HeaderIs> lines = new ArrayList<>(headers);
      lines.add(new HttpCondition.HeaderIs(name, value));
      return new Draft(host, path, openPath, method, client, query, lines);
    }
  }

  private ExampleFinder() {}

  /** A request that a condition matches; null where none was found. */
  static @Nullable Request find(Condition<Request> condition) {
    for (Draft draft : want(Draft.EMPTY, condition, false)) {
      for (String more : List.of("", "zz-example")) {
        for (String method : List.of("GET", "POST")) {
          Request request = request(draft, more, method);
          if (condition.matches(request)) {
            return request;
          }
        }
      }
    }
    return null;
  }

  /** The ways to go on from a draft so that a condition may match. */
  private static List<Draft> want(Draft draft, Condition<Request> condition, boolean not) {
    return switch (condition) {
      case Condition.Negation<Request> negation -> want(draft, negation.inner(), !not);
      case Condition.AllOf<Request> all ->
          not ? some(draft, all.terms(), true) : every(draft, all.terms(), false);
      case Condition.AnyOf<Request> any ->
          not ? every(draft, any.terms(), true) : some(draft, any.terms(), false);
      case HttpCondition leaf -> {
        Draft next = not ? draft : leaf(draft, leaf);
        yield next == null ? List.of() : List.of(next);
      }
      default -> List.of();
    };
  }

  private static List<Draft> every(Draft draft, List<Condition<Request>> terms, boolean not) {
    List<Condition<Request>> ordered = new ArrayList<>(terms);
    ordered.sort(Comparator.comparing(ExampleFinder::isExpression)); // what leaves no choice first
    List<Draft> drafts = List.of(draft);
    for (Condition<Request> term : ordered) {
      drafts =
          drafts.stream().flatMap(at -> want(at, term, not).stream()).limit(MAX_DRAFTS).toList();
    }
    return drafts;
  }

  private static boolean isExpression(Condition<Request> condition) {
    return condition instanceof HttpCondition.HostMatches
        || condition instanceof HttpCondition.PathMatches;
  }

  private static List<Draft> some(Draft draft, List<Condition<Request>> terms, boolean not) {
    return terms.stream()
        .flatMap(term -> want(draft, term, not).stream())
        .limit(MAX_DRAFTS)
        .toList();
  }

  private static @Nullable Draft leaf(Draft draft, HttpCondition leaf) {
    return switch (leaf) {
      case HttpCondition.AnyHost any -> draft;
      case HttpCondition.Never never -> null;
      case HttpCondition.HostIs is -> host(draft, is, DomainNames.undotted(is.host()));
      case HttpCondition.HostUnder under ->
          host(draft, under, "x" + DomainNames.undotted(under.suffix()));
      case HttpCondition.HostMatches matches ->
          host(draft, matches, RegexSample.find(matches.regex(), ""));
      case HttpCondition.PathIs is -> path(draft, is.path(), false);
      case HttpCondition.PathStarts starts -> path(draft, starts.prefix(), true);
      case HttpCondition.PathMatches matches -> pathMatches(draft, matches.regex());
      case HttpCondition.MethodIs is ->
          draft.method() == null || is.method().equals(draft.method())
              ? draft.withMethod(is.method())
              : null;
      case HttpCondition.HeaderIs is -> draft.withLine(is.name(), is.value());
      case HttpCondition.HeaderMatches matches -> {
        String line = RegexSample.find(matches.regex(), "");
        yield line == null ? null : draft.withLine(matches.name(), line);
      }
      case HttpCondition.QueryIs is -> draft.withPair(is.key(), is.value().toString());
      case HttpCondition.QueryMatches matches -> {
        String value = RegexSample.find(matches.regex(), "");
        yield value == null ? null : draft.withPair(matches.key(), value);
      }
      case HttpCondition.QueryPairMatches matches -> {
        String head = matches.key() + "=";
        String pair = RegexSample.find(matches.regex(), "");
        yield pair == null || !pair.startsWith(head)
            ? null
            : draft.withPair(matches.key(), pair.substring(head.length()));
      }
      case HttpCondition.ClientIn in ->
          draft.client() == null ? draft.withClient(in.texts().getFirst()) : draft;
    };
  }

  private static @Nullable Draft host(Draft draft, HttpCondition leaf, @Nullable String host) {
    String known = draft.host();
    if (known == null) {
      return host == null ? null : draft.withHost(host);
    }
    Request request = new Request();
    request.start("GET", "/", null, known);
    return leaf.matches(request) ? draft : null;
  }

  private static @Nullable Draft path(Draft draft, String path, boolean open) {
    String known = draft.path() == null ? "" : draft.path();
    if (draft.openPath() && path.startsWith(known)) {
      return draft.withPath(path, open);
    }
    return open && known.startsWith(path) ? draft : null;
  }

  private static @Nullable Draft pathMatches(Draft draft, GoRegex regex) {
    String known = draft.path() == null ? "/" : draft.path();
    if (draft.path() != null && regex.find(known)) {
      return draft;
    }
    String longer = draft.openPath() ? RegexSample.find(regex, known) : null;
    return longer == null ? null : draft.withPath(longer, false);
  }

  private static Request request(Draft draft, String more, String otherMethod) {
    Request request = new Request();
    String path = draft.path() == null ? "/" : draft.path();
    String method = draft.method() == null ? otherMethod : draft.method();
    String host = draft.host() == null ? more + "example.com" : draft.host();
    String query = draft.query().isEmpty() ? null : String.join("&", draft.query());
    ClientAddress client = client(draft.client());
    request.connection("", client, 0, false, null);
    request.start(method, escape(draft.openPath() ? path + more : path), query, host);
    request.headers().reset(new byte[0]);
    draft.headers().forEach(line -> request.headers().add(line.name(), line.value()));
    return request;
  }

  private static ClientAddress client(@Nullable String range) {
    String text = range == null ? "192.0.2.1" : range;
    int slash = text.indexOf('/');
    IpAddress address = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
    if (address == null) {
      throw new IllegalArgumentException("was valid before: " + range);
    }
    try {
      InetAddress literal = InetAddress.getByAddress(address.bytes());
      return new ClientAddress(literal, address.toString(), 0);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("an address has 4 or 16 bytes", e);
    }
  }

  /** A path that rules see, as it is sent: only what cannot stand in a target is escaped. */
  private static String escape(String path) {
    StringBuilder out = new StringBuilder();
    path.codePoints()
        .forEach(c -> {
          if (c > ' ' && c < 127) {
            out.append((char) c);
          } else {
            out.append(encode(Character.toString(c)));
          }
        });
    return out.toString();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
