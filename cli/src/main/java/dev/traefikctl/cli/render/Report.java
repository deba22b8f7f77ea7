package dev.traefikctl.cli.render;

import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Severity;
import java.util.List;

/**
 * What {@code validate} found.
 *
 * @param findings in the order in which they are printed
 * @param files every file that was read, by the name that the user gave it
 */
public record Report(List<Diagnostic> findings, List<String> files, Sources sources) {

  public Report {
    findings = List.copyOf(findings);
    files = List.copyOf(files);
  }

  public int count(Severity severity) {
    int count = 0;
    for (Diagnostic finding : findings) {
      if (finding.severity() == severity) {
        count++;
      }
    }
    return count;
  }
}
