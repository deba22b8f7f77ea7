package dev.traefikctl.diag;

import java.util.ArrayList;
import java.util.List;

/** Collects diagnostics in the order of their discovery. Not thread-safe. */
public final class Diagnostics implements Reporter {

  private final List<Diagnostic> found = new ArrayList<>();

  @Override
  public void report(Diagnostic diagnostic) {
    found.add(diagnostic);
  }

  public List<Diagnostic> all() {
    return List.copyOf(found);
  }

  public boolean hasErrors() {
    return found.stream().anyMatch(Diagnostic::isError);
  }
}
