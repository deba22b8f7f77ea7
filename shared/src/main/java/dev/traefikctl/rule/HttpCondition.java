package dev.traefikctl.rule;

import dev.traefikctl.http.HeaderName;
import dev.traefikctl.http.Headers;
import dev.traefikctl.http.Hosts;
import dev.traefikctl.http.IpAddress;
import dev.traefikctl.http.IpRanges;
import dev.traefikctl.http.Request;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The elementary tests of HTTP rules. */
sealed interface HttpCondition extends Condition<Request> {

  /** {@code Host(`*`)}: every request, also one without a host. */
  record AnyHost() implements HttpCondition {
    @Override
    public boolean matches(Request request) {
      return true;
    }

    @Override
    public String seen(Request request) {
      return request.canonicalHost();
    }
  }

  /** One host, in lower case; a trailing dot on one side only does not matter. */
  record HostIs(String host) implements HttpCondition {
    @Override
    public boolean matches(Request request) {
      String actual = request.canonicalHost();
      return actual.equals(host) || DomainNames.sameButForDot(actual, host);
    }

    @Override
    public String seen(Request request) {
      return request.canonicalHost();
    }
  }

  /** {@code *.suffix}: exactly one label before the suffix, which starts with its dot. */
  record HostUnder(String suffix) implements HttpCondition {
    @Override
    public boolean matches(Request request) {
      return DomainNames.isOneLabelUnder(request.canonicalHost(), suffix);
    }

    @Override
    public String seen(Request request) {
      return request.canonicalHost();
    }
  }

  /**
   * An expression is found in the host.
   *
   * @param asSent whether it sees the host as the request wrote it, but for a port, as in v2 rules
   */
  record HostMatches(GoRegex regex, boolean asSent) implements HttpCondition {
    @Override
    public boolean matches(Request request) {
      return regex.find(seen(request));
    }

    @Override
    public String seen(Request request) {
      return asSent ? Hosts.splitOff(request.host()) : request.canonicalHost();
    }
  }

  record PathIs(String path) implements HttpCondition {
    @Override
    public boolean matches(Request request) {
      return request.routingPath().equals(path);
    }

    @Override
    public String seen(Request request) {
      return request.routingPath();
    }
  }

  record PathStarts(String prefix) implements HttpCondition {
    @Override
    public boolean matches(Request request) {
      return request.routingPath().startsWith(prefix);
    }

    @Override
    public String seen(Request request) {
      return request.routingPath();
    }
  }

  record PathMatches(GoRegex regex) implements HttpCondition {
    @Override
    public boolean matches(Request request) {
      return regex.find(request.routingPath());
    }

    @Override
    public String seen(Request request) {
      return request.routingPath();
    }
  }

  record MethodIs(String method) implements HttpCondition {
    @Override
    public boolean matches(Request request) {
      return request.method().equals(method);
    }

    @Override
    public String seen(Request request) {
      return request.method();
    }
  }

  /** What no request can match, such as a header that Go keeps elsewhere. */
  record Never(String reason) implements HttpCondition {
    @Override
    public boolean matches(Request request) {
      return false;
    }

    @Override
    public String seen(Request request) {
      return reason;
    }
  }

  /**
   * One of the lines of a header is exactly this.
   *
   * @param value the bytes of the line as ISO-8859-1, which is how headers are kept
   */
  record HeaderIs(HeaderName name, String value) implements HttpCondition {
    @Override
    public boolean matches(Request request) {
      Headers headers = request.headers();
      for (int i = headers.indexOf(name, 0); i >= 0; i = headers.indexOf(name, i + 1)) {
        if (headers.value(i).equals(value)) {
          return true;
        }
      }
      return false;
    }

    @Override
    public String seen(Request request) {
      return lines(request.headers(), name);
    }
  }

  record HeaderMatches(HeaderName name, GoRegex regex) implements HttpCondition {
    @Override
    public boolean matches(Request request) {
      Headers headers = request.headers();
      for (int i = headers.indexOf(name, 0); i >= 0; i = headers.indexOf(name, i + 1)) {
        if (regex.find(utf8(headers.value(i)))) {
          return true;
        }
      }
      return false;
    }

    @Override
    public String seen(Request request) {
      return lines(request.headers(), name);
    }
  }

  /** One of the values of a query key is exactly this. */
  record QueryIs(Utf8 key, Utf8 value) implements HttpCondition {
    @Override
    public boolean matches(Request request) {
      return QueryScan.has(request.query(), key, value);
    }

    @Override
    public String seen(Request request) {
      return String.join(", ", QueryScan.values(request.query(), key));
    }
  }

  /** An expression is found in one of the values of a query key. */
  record QueryMatches(Utf8 key, GoRegex regex) implements HttpCondition {
    @Override
    public boolean matches(Request request) {
      for (String value : QueryScan.values(request.query(), key)) {
        if (regex.find(value)) {
          return true;
        }
      }
      return false;
    }

    @Override
    public String seen(Request request) {
      return String.join(", ", QueryScan.values(request.query(), key));
    }
  }

  /**
   * In v2 rules, an expression is found in {@code key=value} with the first value of the key, or in
   * the empty text where the query does not have the key.
   */
  record QueryPairMatches(Utf8 key, GoRegex regex) implements HttpCondition {
    @Override
    public boolean matches(Request request) {
      List<String> values = QueryScan.values(request.query(), key);
      return regex.find(values.isEmpty() ? "" : key + "=" + values.getFirst());
    }

    @Override
    public String seen(Request request) {
      return String.join(", ", QueryScan.values(request.query(), key));
    }
  }

  /**
   * The peer of the connection is in these ranges.
   *
   * @param texts the ranges as written
   */
  record ClientIn(List<String> texts, IpRanges ranges) implements HttpCondition {
    public ClientIn {
      texts = List.copyOf(texts);
    }

    @Override
    public boolean matches(Request request) {
      return ranges.contains(IpAddress.of(request.client().address()));
    }

    @Override
    public String seen(Request request) {
      return request.client().ip();
    }
  }

  private static String lines(Headers headers, HeaderName name) {
    List<String> out = new ArrayList<>();
    headers.all(name).forEach(line -> out.add(utf8(line)));
    return String.join(", ", out);
  }

  /** Header text as its bytes were meant. */
  private static String utf8(String latin) {
    for (int i = 0; i < latin.length(); i++) {
      if (latin.charAt(i) > 127) {
        byte[] bytes = latin.getBytes(StandardCharsets.ISO_8859_1);
        return new String(bytes, StandardCharsets.UTF_8);
      }
    }
    return latin;
  }
}
