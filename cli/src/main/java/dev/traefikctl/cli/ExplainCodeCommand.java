package dev.traefikctl.cli;

import dev.traefikctl.cli.render.ArticleText;
import dev.traefikctl.lint.Article;
import dev.traefikctl.lint.Catalogue;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code traefikctl explain-code TRK2001}. */
@Command(
    name = "explain-code",
    description =
        "Explains a diagnostic: what it means, what Traefik does, a bad and a good example.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class ExplainCodeCommand implements Callable<Integer> {

  private final Terminal terminal;

  @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;
  @Mixin private ColourOption colour = new ColourOption();

  @Parameters(
      paramLabel = "CODE",
      arity = "0..1",
      description = "A code such as TRK2001 or 2001; without one, all codes are listed.")
  private @Nullable String code;

  ExplainCodeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (spec == null) {
      throw new IllegalStateException("not run by picocli");
    }
    var out = spec.commandLine().getOut();
    ArticleText text = new ArticleText(terminal.style(colour.choice()));
    if (code == null) {
      text.list(Catalogue.articles(), out);
    } else {
      text.print(find(code), out);
    }
    out.flush();
    return Traefikctl.GOOD;
  }

  private static Article find(String text) {
    String id = Codes.id(text);
    for (Article article : Catalogue.articles()) {
      if (article.code().id().equals(id)) {
        return article;
      }
    }
    throw new UsageProblem(
        "no diagnostic has the code "
            + text.toUpperCase(Locale.ROOT)
            + "; traefikctl explain-code lists all");
  }
}
