package dev.traefikctl.cli;

import dev.traefikctl.cli.render.ArticleText;
import dev.traefikctl.cli.render.Style;
import dev.traefikctl.lint.Catalogue;
import java.io.PrintWriter;

/** All diagnostics in short. */
final class CodeList {

  private CodeList() {}

  static void print(Style style, PrintWriter out) {
    new ArticleText(style).list(Catalogue.articles(), out);
    out.flush();
  }
}
