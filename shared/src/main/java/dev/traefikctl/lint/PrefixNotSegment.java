package dev.traefikctl.lint;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.ConfigPath;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.model.http.Router;
import dev.traefikctl.rule.Expr;
import dev.traefikctl.rule.RuleDomains;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Prefixes that end within a path segment. */
final class PrefixNotSegment implements LintRule {

  @Override
  public Article article() {
    return new Article(
        Code.PREFIX_NOT_SEGMENT,
        Reaction.NONE,
        """
        `PathPrefix` compares text, not path segments: `/api` also matches `/apifoo`. If only the
        segment is meant, write ``PathRegexp(`^/api(/|$)`)``, or ``PathPrefix(`/api/`)`` where
        nothing is served at `/api` itself. A prefix that matches a path of another router is
        reported by itself; of all others only the first is. Ignore it with `--ignore TRK2012`
        where it is meant.\
        """,
        Example.rule("PathPrefix(`/api`)"),
        Example.rule("PathPrefix(`/api/`)"));
  }

  /** A prefix that ends within a segment, and where. */
  private record Found(ConfigPath path, Expr.Matcher matcher, Set<String> hosts) {

    /** Whether a request can be meant for both. */
    boolean sharesHost(Found other) {
      return hosts.isEmpty()
          || other.hosts.isEmpty()
          || !Collections.disjoint(hosts, other.hosts)
          || hosts.stream().anyMatch(host -> host.startsWith("*"))
          || other.hosts.stream().anyMatch(host -> host.startsWith("*"));
    }

    String value() {
      return matcher.value(0);
    }

    String router() {
      return Names.owner(path);
    }
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    List<Found> paths = new ArrayList<>();
    subject.matchers((path, matcher) -> {
      if (matcher.name().equals("PathPrefix") || matcher.name().equals("Path")) {
        paths.add(new Found(path, matcher, hosts(subject, path)));
      }
    });
    List<Found> harmless = new ArrayList<>();
    NavigableMap<String, Found> byValue = new TreeMap<>();
    paths.forEach(found -> byValue.putIfAbsent(found.value(), found));
    for (Found found : paths) {
      if (!endsWithin(found) || isInternal(subject, found)) {
        continue;
      }
      Found other = longer(found, byValue);
      if (other == null) {
        harmless.add(found);
      } else {
        String message = text(found) + other.value() + ", a path of " + Names.shown(other.router());
        reporter.report(
            finding(found, message)
                .relate(subject.place(other.path(), "the path that it matches as well")));
      }
    }
    if (!harmless.isEmpty()) {
      reporter.report(usual(harmless));
    }
  }

  private static Set<String> hosts(Subject subject, ConfigPath rule) {
    Router router = subject.config().http().routers().get(Names.owner(rule));
    return router == null ? Set.of() : new HashSet<>(RuleDomains.ofHttp(router.rule()).names());
  }

  /** Traefik's own services answer 404 to what they do not know. */
  private static boolean isInternal(Subject subject, Found found) {
    Router router = subject.config().http().routers().get(found.router());
    return router != null && router.service().endsWith("@internal");
  }

  /** Most prefixes are meant loosely, so that one finding stands for all. */
  private static Diagnostic usual(List<Found> harmless) {
    Found first = harmless.getFirst();
    int more = harmless.size() - 1;
    String others =
        more == 0
            ? ""
            : ", and so with " + more + (more == 1 ? " other prefix" : " other prefixes");
    return finding(first, text(first) + first.value() + "foo" + others);
  }

  private static String text(Found found) {
    return "PathPrefix(`" + found.value() + "`) also matches ";
  }

  private static Diagnostic finding(Found found, String message) {
    String value = found.value();
    return Diagnostic.about(Code.PREFIX_NOT_SEGMENT, found.path(), message)
        .suggest("PathRegexp(`^" + value + "(/|$)`), or PathPrefix(`" + value + "/`)")
        .within(found.matcher().start(), found.matcher().end());
  }

  private static boolean endsWithin(Found found) {
    String value = found.value();
    return found.matcher().name().equals("PathPrefix")
        && !value.endsWith("/")
        && !V2HostRegexp.TEMPLATE.matcher(value).find();
  }

  /** A path of another router that goes on where the prefix ends; null where there is none. */
  private static @Nullable Found longer(Found prefix, NavigableMap<String, Found> byValue) {
    for (Found other : byValue.tailMap(prefix.value(), false).values()) {
      String value = other.value();
      if (!value.startsWith(prefix.value())) {
        return null;
      }
      boolean within = value.charAt(prefix.value().length()) != '/';
      if (within && !other.router().equals(prefix.router()) && prefix.sharesHost(other)) {
        return other;
      }
    }
    return null;
  }
}
