package dev.traefikctl.source.template;

import dev.traefikctl.source.Documents;
import dev.traefikctl.source.Format;
import dev.traefikctl.source.Harvest;
import dev.traefikctl.source.Limits;
import dev.traefikctl.source.Parsed;
import dev.traefikctl.source.Problem;
import dev.traefikctl.source.Span;
import dev.traefikctl.source.TextMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Go's {@code text/template} as Traefik's file provider uses it: with sprig's functions, {@code
 * normalize} and Traefik's {@code split}, over the data {@code false}.
 */
public final class GoTemplate {

  private GoTemplate() {}

  /** Whether a text has actions at all; without, it is its own output. */
  public static boolean isTemplate(String text) {
    return text.contains("{{");
  }

  /** What became of a template. */
  public sealed interface Result {}

  /**
   * The output.
   *
   * @param map leads from its offsets to those of the template
   */
  public record Expanded(String text, TextMap map) implements Result {}

  /**
   * Why there is no output.
   *
   * @param start the offset of what is wrong in the template, {@code end} its end
   */
  public record Broken(int start, int end, String message, @Nullable String suggestion)
      implements Result {}

  /** Executes a text if it is a template, and reads what comes out. */
  public static Parsed parse(Format format, String text, String file, Environment environment) {
    return parse(format, text, file, environment, Harvest.NONE);
  }

  /** The same for a document whose parts are taken while it is read. */
  public static Parsed parse(
      Format format, String text, String file, Environment environment, Harvest harvest) {
    if (!isTemplate(text)) {
      return Documents.parse(format, text, file, harvest);
    }
    return switch (expand(text, environment)) {
      case Expanded out ->
          Documents.parseGenerated(format, out.text(), text, out.map(), file, harvest);
      case Broken broken -> {
        Span span = Documents.span(text, file, broken.start(), broken.end());
        yield new Parsed(
            null,
            List.of(
                new Problem(Problem.Kind.TEMPLATE, span, broken.message(), broken.suggestion())));
      }
    };
  }

  /** Executes a template. Never throws because of its text, and always ends. */
  public static Result expand(String text, Environment environment) {
    if (text.length() > Limits.TEXT) {
      return new Broken(0, 0, "the template " + Limits.TOO_LONG, Limits.MORE_MEMORY);
    }
    try {
      Functions functions = Functions.all();
      TemplateParser.Template template = new TemplateParser(text, functions).parse();
      Budget budget = new Budget();
      Evaluator evaluator = new Evaluator(functions, environment, budget, false);
      Output output = new Executor(text, template, evaluator, budget).run(template.body(), false);
      return new Expanded(output.text(), output.map());
    } catch (Failure failure) {
      return new Broken(failure.start(), failure.end(), failure.message(), failure.suggestion());
    } catch (StackOverflowError e) {
      // a map that holds itself, or templates nested to the limit on a small stack
      return new Broken(0, 0, "values or templates are nested too deeply", null);
    }
  }
}
