package dev.traefikctl.rule;

import java.util.List;

/** What is particular about the expressions of {@code HostRegexp}. */
public final class HostExpressions {

  private HostExpressions() {}

  /**
   * Whether an expression matches every host although it does not look so: one that is found in the
   * empty text. Traefik v3 also tests the name behind a CNAME, and without a resolver that is
   * empty.
   *
   * @param expression a valid one
   */
  public static boolean matchesUnawares(String expression) {
    GoRegex regex = GoRegex.compile(expression);
    if (!regex.findsNothing()) {
      return false;
    }
    HttpLanguage written = HttpLanguage.of(new HttpCondition.HostMatches(regex, false));
    RegexAutomaton everything = RegexAutomaton.build(new RegexTree.Sequence(List.of()));
    return written == null
        || everything == null
        || !new HttpLanguage(true, everything).within(false, written, false);
  }
}
