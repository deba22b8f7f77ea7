package dev.traefikctl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.lint.Article;
import dev.traefikctl.lint.Catalogue;
import dev.traefikctl.lint.Example;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every article's bad example shows its code, and its good example nothing that is wrong. */
class ArticleExamplesTest {

  /** Needs flags, which {@code validate} has none of. */
  private static final Set<Code> NOT_IN_FILES = EnumSet.of(Code.SOURCES_EXCLUSIVE);

  private static final Set<Code> ABOUT_AGENT =
      EnumSet.of(
          Code.NOT_IMPLEMENTED, Code.MIDDLEWARE_NOT_IMPLEMENTED, Code.SERVICE_NOT_IMPLEMENTED);

  @TempDir private Path folder;

  static List<Article> articles() {
    return Catalogue.articles();
  }

  @ParameterizedTest
  @MethodSource("articles")
  void badExampleIsFoundAndGoodOneIsClean(Article article) throws IOException {
    List<Diagnostic> bad = validate(article, article.bad(), "bad");
    assertTrue(
        NOT_IN_FILES.contains(article.code())
            || bad.stream().anyMatch(found -> found.code() == article.code()),
        article.code().id() + " not among " + bad);
    List<Diagnostic> good = validate(article, article.good(), "good");
    assertEquals(
        List.of(),
        good.stream().filter(f -> f.isError() || f.code() == article.code()).toList(),
        article.code().id() + ": good example");
  }

  private List<Diagnostic> validate(Article article, Example example, String name)
      throws IOException {
    Path files = Files.createDirectories(folder.resolve(name).resolve("dynamic"));
    for (Example.File file : example.files()) {
      write(files, file);
    }
    Example.File statics = example.statics();
    String staticFile = null;
    if (statics != null) {
      staticFile = write(files.getParent(), statics).toString();
    }
    Terminal terminal = new Terminal(false, new ByteArrayInputStream(new byte[0]), Map.of());
    List<String> paths = new ArrayList<>();
    if (!example.files().isEmpty()) {
      paths.add(files.toString());
    }
    return Validation.of(
            new Workspace(terminal, staticFile, paths), ABOUT_AGENT.contains(article.code()))
        .findings();
  }

  private static Path write(Path directory, Example.File file) throws IOException {
    Path path = directory.resolve(file.name());
    String text = file.text();
    if (text != null) {
      Files.writeString(path, text);
    }
    return path;
  }
}
