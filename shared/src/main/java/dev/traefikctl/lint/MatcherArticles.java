package dev.traefikctl.lint;

import dev.traefikctl.diag.Code;
import java.util.List;

/** Articles of what the rule parser reports. */
final class MatcherArticles {

  private MatcherArticles() {}

  static List<Article> all() {
    return List.of(
        new Article(
            Code.RULE_SYNTAX,
            Reaction.ROUTER_DISABLED,
            """
            The rule is not an expression of matchers, `&&`, `||`, `!` and parentheses. Usual
            causes: `AND`/`OR` instead of `&&`/`||`, single quotes (use back-quotes or double
            quotes), an operator at the start of a line (it has to end the line before), a missing
            parenthesis.\
            """,
            Example.rule("Host(`app.example.com`) AND Path(`/x`)"),
            Example.rule("Host(`app.example.com`) && Path(`/x`)")),
        new Article(
            Code.UNKNOWN_MATCHER,
            Reaction.ROUTER_DISABLED,
            """
            No matcher has this name. v2's `Headers` and `HeadersRegexp` are `Header` and
            `HeaderRegexp` in v3; `HostSNI` belongs to TCP routers. A name may be written exactly,
            in lower or upper case, or capitalised, and in no other mix.\
            """,
            Example.rule("Headers(`X-Tenant`, `blue`)"),
            Example.rule("Header(`X-Tenant`, `blue`)")),
        new Article(
            Code.MATCHER_ARITY,
            Reaction.ROUTER_DISABLED,
            """
            The matcher takes another number of values. v2's ``Host(`a`, `b`)`` is
            ``Host(`a`) || Host(`b`)`` in v3.\
            """,
            Example.rule("Host(`a.example.com`, `b.example.com`)"),
            Example.rule("Host(`a.example.com`) || Host(`b.example.com`)")),
        new Article(
            Code.MATCHER_PATTERN,
            Reaction.ROUTER_DISABLED,
            """
            A regular expression that Go's RE2 refuses (no look-ahead, no back-references), or an
            address range that is not one.\
            """,
            Example.rule("ClientIP(`10.0.0.0/33`)"),
            Example.rule("ClientIP(`10.0.0.0/8`)")),
        new Article(
            Code.MATCHER_PATH,
            Reaction.ROUTER_DISABLED,
            "Values of `Path` and `PathPrefix` start with a slash, as every request path does.",
            Example.rule("PathPrefix(`api/`)"),
            Example.rule("PathPrefix(`/api/`)")),
        new Article(
            Code.MATCHER_HOST,
            Reaction.ROUTER_DISABLED,
            """
            A host is empty or has characters beyond ASCII. Internationalised names are written in
            their `xn--` form, as clients send them.\
            """,
            Example.rule("Host(`bücher.example`)"),
            Example.rule("Host(`xn--bcher-kva.example`)")));
  }
}
