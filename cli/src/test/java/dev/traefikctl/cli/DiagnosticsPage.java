package dev.traefikctl.cli;

import dev.traefikctl.diag.Severity;
import dev.traefikctl.lint.Article;
import dev.traefikctl.lint.Catalogue;
import dev.traefikctl.lint.Example;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The reference page of all diagnostics, in Markdown. */
final class DiagnosticsPage {

  private static final Map<Character, String> SECTIONS = new LinkedHashMap<>();

  static {
    SECTIONS.put('1', "Reading and decoding");
    SECTIONS.put('2', "Rules");
    SECTIONS.put('3', "References");
    SECTIONS.put('4', "Conflicts between routers");
    SECTIONS.put('5', "TLS");
    SECTIONS.put('6', "Middlewares");
    SECTIONS.put('7', "Services");
    SECTIONS.put('8', "Kubernetes");
    SECTIONS.put('9', "Migration and security");
  }

  private final StringBuilder out = new StringBuilder();

  private DiagnosticsPage() {}

  static String text() {
    DiagnosticsPage page = new DiagnosticsPage();
    page.line("# Diagnostics");
    page.line("");
    page.line("What `traefikctl validate` finds, and what Traefik v3.7.9 does in each case.");
    page.line("`traefikctl explain-code TRK2001` prints the same on a terminal.");
    page.line("Generated from the catalogue: see [contributing](../contributing.md).");
    SECTIONS.forEach(page::section);
    return page.out.toString();
  }

  private void line(String text) {
    out.append(text).append('\n');
  }

  private void section(char digit, String title) {
    line("");
    line("## " + title);
    line("");
    line("| Code | Severity | |");
    line("|---|---|---|");
    for (Article article : Catalogue.articles()) {
      if (section(article) == digit) {
        String id = article.code().id();
        line(
            "| ["
                + id
                + "](#"
                + anchor(article)
                + ") | "
                + severity(article)
                + " | "
                + article.code().title().replace("|", "\\|")
                + " |");
      }
    }
    for (Article article : Catalogue.articles()) {
      if (section(article) == digit) {
        article(article);
      }
    }
  }

  private static char section(Article article) {
    return article.code().id().charAt("TRK".length());
  }

  private static String anchor(Article article) {
    return article.code().id().toLowerCase(Locale.ROOT);
  }

  private static String severity(Article article) {
    return article.code().severity() == Severity.ERROR ? "error" : "warning";
  }

  private void article(Article article) {
    line("");
    line("<a id=\"" + anchor(article) + "\"></a>");
    line("");
    line("### " + article.code().id() + ": " + article.code().title());
    line("");
    line(article.text());
    line("");
    line("Traefik " + article.reaction().text() + ".");
    example("Bad", article.bad());
    example("Good", article.good());
  }

  private void example(String title, Example example) {
    Example.File statics = example.statics();
    if (statics != null) {
      file(title, statics);
    }
    for (Example.File file : example.files()) {
      file(title, file);
    }
  }

  private void file(String title, Example.File file) {
    String text = file.text();
    line("");
    if (text == null) {
      line(title + ": `" + file.name() + "`, which does not exist.");
      return;
    }
    line(title + ", `" + file.name() + "`:");
    line("");
    line("```" + (file.name().endsWith(".json") ? "json" : "yaml"));
    out.append(text);
    line("```");
  }
}
