package dev.traefikctl.cli.render;

import dev.traefikctl.explain.Explanation.Choice;
import dev.traefikctl.explain.Explanation.Tried;
import dev.traefikctl.explain.Explanation.Verdict;
import dev.traefikctl.rule.Expr;
import dev.traefikctl.rule.Trace;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** The routers of a choice, with the parts of their rules that failed. */
final class RouterLines {

  /** More routers than these are left out when their host has nothing to do with the request. */
  private static final int MANY = 12;

  private final Style style;
  private final boolean everything;
  private final Source.Finder sources;
  private final PrintWriter out;

  RouterLines(Style style, boolean everything, Source.Finder sources, PrintWriter out) {
    this.style = style;
    this.everything = everything;
    this.sources = sources;
    this.out = out;
  }

  void print(Choice choice, boolean nested) {
    out.println();
    out.println(style.bold("routers") + style.dim(nested ? " of " + choice.scope() : ""));
    List<Tried> all = choice.routers();
    if (all.isEmpty()) {
      out.println("  " + style.bad("none") + " on this entry point");
      return;
    }
    int width = String.valueOf(all.getFirst().priority()).length();
    int left = 0;
    int untried = 0;
    for (Tried tried : all) {
      if (!everything && tried.verdict() == Verdict.NOT_TRIED) {
        untried++;
      } else if (!everything && all.size() > MANY && otherHost(tried)) {
        left++;
      } else {
        line(tried, width);
      }
    }
    if (left > 0) {
      out.println(
          style.dim("  … " + left + " more for other hosts or protocols (--all shows them)"));
    }
    if (untried > 0) {
      out.println(style.dim("  … " + untried + " of lower priority not tried (--all shows them)"));
    }
  }

  private static boolean otherHost(Tried tried) {
    Trace trace = tried.trace();
    if (tried.verdict() == Verdict.OTHER_PROTOCOL) {
      return true;
    }
    return trace != null
        && tried.verdict() == Verdict.FAILED
        && trace.failures().stream().anyMatch(RouterLines::isHost);
  }

  private static boolean isHost(Trace failure) {
    return failure.expr() instanceof Expr.Matcher matcher && matcher.name().startsWith("Host");
  }

  private void line(Tried tried, int width) {
    boolean chosen = tried.verdict() == Verdict.CHOSEN;
    String priority = String.format(Locale.ROOT, "%" + width + "d", tried.priority());
    String mark =
        chosen ? style.good("✓") : tried.verdict() == Verdict.FAILED ? style.bad("✗") : "-";
    String name = chosen ? style.good(tried.name()) : tried.name();
    out.println("  " + mark + " " + style.dim(priority) + "  " + name + "  " + rule(tried));
    Source source = chosen || everything ? sources.find("routers", tried.name()) : null;
    if (source != null) {
      reason(style.dim(source.toString()), width);
    }
    if (tried.verdict() == Verdict.OTHER_PROTOCOL) {
      reason(tried.tls() ? "takes HTTPS only" : "takes plain HTTP only", width);
    } else if (tried.verdict() == Verdict.NOT_TRIED) {
      reason("not tried", width);
    }
    Trace trace = tried.trace();
    if (trace != null && !chosen) {
      for (Trace failure : trace.failures()) {
        reason(style.bad(part(tried, failure)) + seen(failure), width);
      }
    }
  }

  private void reason(String text, int width) {
    out.println(" ".repeat(width + 6) + text);
  }

  /** The rule, with the failed parts in red on a terminal that can. */
  private String rule(Tried tried) {
    String rule = tried.rule().strip().replaceAll("\\s+", " ");
    return style.dim(rule);
  }

  private static String part(Tried tried, Trace failure) {
    return tried.rule().substring(failure.expr().start(), failure.expr().end());
  }

  private static String seen(Trace failure) {
    if (!(failure.expr() instanceof Expr.Matcher matcher)) {
      return "  holds inside, so its negation fails";
    }
    String what =
        switch (matcher.name().toLowerCase(Locale.ROOT)) {
          case "host", "hostregexp", "hostheader" -> "host";
          case "path", "pathprefix", "pathregexp" -> "path";
          case "method" -> "method";
          case "clientip" -> "client";
          case "query", "queryregexp" -> "query parameter " + matcher.value(0);
          default -> "header " + matcher.value(0);
        };
    return failure.seen().isEmpty()
        ? "  there is no " + what
        : "  " + what + " is " + failure.seen();
  }
}
