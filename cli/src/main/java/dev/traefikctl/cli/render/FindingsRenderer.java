package dev.traefikctl.cli.render;

import java.io.IOException;
import java.io.PrintWriter;

/** Prints the findings of {@code validate} in one format. */
@FunctionalInterface
public interface FindingsRenderer {

  /** Writes the whole output; the writer is left open. */
  void render(Report report, PrintWriter out) throws IOException;
}
