package dev.traefikctl.rule;

/** Short ways to rules that must be valid. */
final class Rules {

  private Rules() {}

  static HttpRule v3(String text) {
    return http(text, RuleSyntax.V3);
  }

  static HttpRule v2(String text) {
    return http(text, RuleSyntax.V2);
  }

  static HttpRule http(String text, RuleSyntax syntax) {
    return valid(HttpRule.parse(text, syntax));
  }

  static TcpRule tcp(String text) {
    return valid(TcpRule.parse(text, RuleSyntax.V3, true));
  }

  static <T> T valid(Parsed<T> parsed) {
    return switch (parsed) {
      case Parsed.Valid<T> valid -> valid.rule();
      case Parsed.Invalid<T> invalid -> throw new AssertionError(invalid.messages());
    };
  }

  static <T> Parsed.Invalid<T> invalid(Parsed<T> parsed) {
    return switch (parsed) {
      case Parsed.Valid<T> valid -> throw new AssertionError("valid: " + valid.rule());
      case Parsed.Invalid<T> invalid -> invalid;
    };
  }
}
