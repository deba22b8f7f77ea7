package dev.traefikctl.file;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.source.Problem;

/** Problems of texts as diagnostics, with Traefik's reaction. */
public final class ParseFindings {

  private ParseFindings() {}

  /**
   * Reports a problem.
   *
   * @param reaction what Traefik does with a text that it refuses, as the end of a sentence
   */
  public static void report(Problem problem, String reaction, Reporter reporter) {
    Code code = code(problem.kind());
    String end = problem.kind().rejects() ? "; " + reaction : "";
    reporter.report(
        Diagnostic.at(code, problem.span(), problem.message() + end).suggest(problem.suggestion()));
  }

  private static Code code(Problem.Kind kind) {
    return switch (kind) {
      case SYNTAX -> Code.SYNTAX;
      case DUPLICATE_KEY -> Code.DUPLICATE_KEY;
      case SECOND_DOCUMENT -> Code.SECOND_DOCUMENT;
      case YAML_DIRECTIVE -> Code.YAML_DIRECTIVE;
      case TEMPLATE -> Code.TEMPLATE_ERROR;
      case KEY_NOT_TEXT -> Code.WRONG_TYPE;
    };
  }
}
