package dev.traefikctl.cli.render;

import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.source.Span;
import java.io.PrintWriter;

/** Workflow commands that GitHub Actions shows as annotations of the changed lines. */
public final class GithubFindings implements FindingsRenderer {

  @Override
  public void render(Report report, PrintWriter out) {
    for (Diagnostic finding : report.findings()) {
      String suggestion = finding.suggestion();
      String message =
          suggestion == null
              ? finding.message()
              : finding.message() + "\nsuggestion: " + suggestion;
      out.println(
          "::"
              + (finding.isError() ? "error" : "warning")
              + " "
              + properties(finding)
              + "::"
              + data(message));
    }
  }

  private static String properties(Diagnostic finding) {
    String title = "title=" + property(finding.code().id() + " " + finding.code().title());
    Span span = finding.span();
    if (span == null) {
      return title;
    }
    String place = "file=" + property(span.file()) + ",line=" + span.line() + ",endLine=";
    return place
        + span.endLine()
        + ",col="
        + span.column()
        + ",endColumn="
        + span.endColumn()
        + ","
        + title;
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
