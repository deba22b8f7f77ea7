package dev.traefikctl.cli.render;

import dev.traefikctl.diag.Severity;
import dev.traefikctl.lint.Article;
import dev.traefikctl.lint.Example;
import java.io.PrintWriter;
import java.util.List;

/** Articles of the diagnostics catalogue on a terminal. */
public final class ArticleText {

  private final Style style;

  public ArticleText(Style style) {
    this.style = style;
  }

  /** One line per code. */
  public void list(List<Article> articles, PrintWriter out) {
    for (Article article : articles) {
      boolean error = article.code().severity() == Severity.ERROR;
      String word = error ? style.error("error  ") : style.warning("warning");
      out.println(style.bold(article.code().id()) + "  " + word + "  " + article.code().title());
    }
  }

  /** A whole article. */
  public void print(Article article, PrintWriter out) {
    out.println(style.bold(article.code().id() + ": " + article.code().title()));
    out.println();
    out.println(article.text());
    out.println();
    out.println("Traefik " + article.reaction().text() + ".");
    example(style.bad("bad"), article.bad(), out);
    example(style.good("good"), article.good(), out);
  }

  private void example(String title, Example example, PrintWriter out) {
    out.println();
    out.println(title + ":");
    if (example.statics() != null) {
      file(example.statics(), out);
    }
    for (Example.File file : example.files()) {
      file(file, out);
    }
  }

  private void file(Example.File file, PrintWriter out) {
    String text = file.text();
    out.println("  " + style.dim("# " + file.name() + (text == null ? " (does not exist)" : "")));
    if (text != null) {
      out.print(text.indent(2));
    }
  }
}
