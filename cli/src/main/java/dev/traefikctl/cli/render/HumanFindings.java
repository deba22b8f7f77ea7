package dev.traefikctl.cli.render;

import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Severity;
import dev.traefikctl.source.Span;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code file:line:column: error CODE: message} as compilers print it, with the line and a caret
 * under the very characters.
 */
public final class HumanFindings implements FindingsRenderer {

  /** Longer lines are cut around the caret, so that it stays on the screen. */
  private static final int EXCERPT_WIDTH = 100;

  private final Style style;
  private final boolean quiet;

  /**
   * Prints in this style.
   *
   * @param quiet leaves out excerpts, suggestions and the closing line
   */
  public HumanFindings(Style style, boolean quiet) {
    this.style = style;
    this.quiet = quiet;
  }

  @Override
  public void render(Report report, PrintWriter out) {
    for (Diagnostic finding : report.findings()) {
      head(finding, out);
      if (quiet) {
        continue;
      }
      excerpt(finding, report.sources(), out);
      for (Diagnostic.Related place : finding.related()) {
        out.println("  " + style.dim(place.span() + ": " + place.message()));
      }
      String suggestion = finding.suggestion();
      if (suggestion != null) {
        out.println("  " + style.accent("suggestion: ") + suggestion);
      }
    }
    if (!quiet) {
      summary(report, out);
    }
  }

  private void head(Diagnostic finding, PrintWriter out) {
    Span span = finding.span();
    String place = span == null ? "" : style.bold(span + ":") + " ";
    String kind = severity(finding, finding.isError() ? "error" : "warning");
    out.println(
        place
            + kind
            + " "
            + severity(finding, finding.code().id() + ":")
            + " "
            + oneLine(finding.message()));
  }

  /** A name with a line break in it must not look like another finding. */
  private static String oneLine(String message) {
    return message.replace("\r", "\\r").replace("\n", "\\n");
  }

  private String severity(Diagnostic finding, String text) {
    return finding.isError() ? style.error(text) : style.warning(text);
  }

  private void excerpt(Diagnostic finding, Sources sources, PrintWriter out) {
    Span span = finding.span();
    String line = span == null ? null : sources.line(span.file(), span.line());
    if (span == null || line == null || line.isBlank()) {
      return;
    }
    Excerpt cut = cut(line, span);
    String number = Integer.toString(span.line());
    out.println(style.dim("  " + number + " | ") + cut.text());
    String pad = " ".repeat(number.length());
    String caret = "^" + "~".repeat(cut.length() - 1);
    out.println(style.dim("  " + pad + " | ") + indent(cut) + severity(finding, caret));
  }

  /**
   * The part of a line that is shown.
   *
   * @param start the index of the caret in the text
   */
  private record Excerpt(String text, int start, int length) {}

  private static Excerpt cut(String line, Span span) {
    int start = Math.min(span.column() - 1, line.length());
    int end = span.endLine() == span.line() ? span.endColumn() - 1 : line.stripTrailing().length();
    end = Math.min(Math.max(end, start + 1), Math.max(line.length(), start + 1));
    if (line.length() <= EXCERPT_WIDTH) {
      return new Excerpt(line, start, end - start);
    }
    int from = Math.max(0, Math.min(start - EXCERPT_WIDTH / 3, line.length() - EXCERPT_WIDTH));
    int to = Math.min(line.length(), from + EXCERPT_WIDTH);
    String text =
        (from > 0 ? "…" : "") + line.substring(from, to) + (to < line.length() ? "…" : "");
    int shift = from > 0 ? from - 1 : 0;
    return new Excerpt(text, start - shift, Math.max(1, Math.min(end, to) - start));
  }

  /** Tabs stay tabs, so that the caret stands under its character whatever their width. */
  private static String indent(Excerpt cut) {
    StringBuilder pad = new StringBuilder();
    for (int i = 0; i < cut.start(); i++) {
      pad.append(i < cut.text().length() && cut.text().charAt(i) == '\t' ? '\t' : ' ');
    }
    return pad.toString();
  }

  private void summary(Report report, PrintWriter out) {
    int errors = report.count(Severity.ERROR);
    int warnings = report.count(Severity.WARNING);
    String files = plural(report.files().size(), "file");
    if (errors + warnings == 0) {
      out.println(style.good("ok") + ": " + files + ", no problems");
      return;
    }
    List<String> counts = new ArrayList<>(2);
    if (errors > 0) {
      counts.add(style.error(plural(errors, "error")));
    }
    if (warnings > 0) {
      counts.add(style.warning(plural(warnings, "warning")));
    }
    out.println(String.join(", ", counts) + " in " + files);
  }

  private static String plural(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
