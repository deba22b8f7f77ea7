/**
 * Rules of routers: reading, matching, indexing, explaining, inspecting.
 *
 * <ul>
 *   <li>{@link dev.traefikctl.rule.HttpRule#parse} and {@link dev.traefikctl.rule.TcpRule#parse}
 *       read a text as Traefik v3.7.9 does and give either a rule or {@link
 *       dev.traefikctl.rule.Parsed.Invalid}: the messages of Traefik's API, and our own errors with
 *       places and suggestions. {@link dev.traefikctl.rule.RuleSyntax#of} chooses v2 or v3.
 *   <li>{@link dev.traefikctl.rule.HttpRule#matches} tests one rule, {@link
 *       dev.traefikctl.rule.HttpRule#trace} says why; {@link dev.traefikctl.rule.RuleIndex} finds
 *       the best among many. Priorities: a configured one other than 0, or {@link
 *       dev.traefikctl.rule.HttpRule#defaultPriority}; the most that a user may set is {@link
 *       dev.traefikctl.rule.Priorities#MAX}.
 *   <li>{@link dev.traefikctl.rule.RuleDomains} gives the domains of TLS routers.
 *   <li>{@link dev.traefikctl.rule.HttpRule#coveredBy} says whether one rule leaves another
 *       nothing.
 *   <li>{@link dev.traefikctl.rule.Expr} is the structure of a rule with offsets.
 * </ul>
 */
@NullMarked
package dev.traefikctl.rule;

import org.jspecify.annotations.NullMarked;
