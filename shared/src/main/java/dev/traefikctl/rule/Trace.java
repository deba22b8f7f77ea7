package dev.traefikctl.rule;

import java.util.ArrayList;
import java.util.List;

/**
 * How a rule, or a part of it, was evaluated for one request.
 *
 * @param expr the part, with its place in the rule text
 * @param outcome whether it matched, or was not looked at because the result was known before
 * @param seen for a matcher: what the request holds where the matcher looks (its host, its path,
 *     the lines of the header…); empty where it holds nothing or the part is no matcher
 * @param parts the evaluation of its terms, in the order of the text
 */
public record Trace(Expr expr, Outcome outcome, String seen, List<Trace> parts) {

  /** What came of a part of a rule. */
  public enum Outcome {
    MATCHED,
    FAILED,
    /** Not evaluated: a term before it decided. */
    SKIPPED
  }

  public Trace {
    parts = List.copyOf(parts);
  }

  /** The innermost parts that made it fail; none where it did not. */
  public List<Trace> failures() {
    List<Trace> out = new ArrayList<>();
    collectFailures(out);
    return out;
  }

  private void collectFailures(List<Trace> out) {
    if (outcome != Outcome.FAILED) {
      return;
    }
    switch (expr) {
      case Expr.Matcher matcher -> out.add(this);
      case Expr.Not not -> out.add(this);
      case Expr.Group group -> parts.forEach(part -> part.collectFailures(out));
      case Expr.And and -> parts.forEach(part -> part.collectFailures(out));
      case Expr.Or or -> parts.forEach(part -> part.collectFailures(out));
    }
  }

  public boolean matched() {
    return outcome == Outcome.MATCHED;
  }
}
