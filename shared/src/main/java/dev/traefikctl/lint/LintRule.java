package dev.traefikctl.lint;

import dev.traefikctl.diag.Reporter;

/**
 * Finds one kind of problem that nothing before it reports: what Traefik accepts silently. What
 * decoding, rule parsing and compiling refuse is reported by those stages; {@link Catalogue} has
 * the articles of both.
 */
public interface LintRule {

  /** What the diagnostic means; built when asked for, so that checking does not pay for it. */
  Article article();

  /** Reports every occurrence; called once per configuration. */
  void check(Subject subject, Reporter reporter);
}
