package dev.traefikctl.cli.render;

import dev.traefikctl.explain.Change;
import dev.traefikctl.explain.EntryPointChoice;
import dev.traefikctl.explain.Explanation;
import dev.traefikctl.explain.Explanation.Choice;
import dev.traefikctl.explain.Explanation.MiddlewareStep;
import dev.traefikctl.explain.Explanation.ServiceStep;
import dev.traefikctl.explain.Explanation.Target;
import dev.traefikctl.explain.SimulatedRequest;
import dev.traefikctl.explain.UpstreamRequest;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An explanation for people: one section a decision, in the order in which they are taken. */
public final class HumanExplanation {

  private final Style style;
  private final boolean everything;
  private final Source.Finder sources;
  private final PrintWriter out;

  /**
   * Prints to a writer.
   *
   * @param everything also routers that have little to do with the request
   * @param sources tells what parts were made of
   */
  public HumanExplanation(Style style, boolean everything, Source.Finder sources, PrintWriter out) {
    this.style = style;
    this.everything = everything;
    this.sources = sources;
    this.out = out;
  }

  /** Prints the whole explanation. */
  public void print(EntryPointChoice entryPoint, Explanation explanation) {
    request(explanation.request());
    entryPoint(entryPoint, explanation.cleaned());
    for (Choice choice : explanation.choices()) {
      new RouterLines(style, everything, sources, out)
          .print(choice, explanation.choices().size() > 1);
    }
    middlewares(explanation.middlewares());
    explanation.services().forEach(this::service);
    upstream(explanation.upstream());
    answer(explanation);
    hints(explanation.hints());
  }

  private void section(String title) {
    out.println();
    out.println(style.bold(title));
  }

  private void request(SimulatedRequest request) {
    out.println(
        style.bold(request.method() + " " + request.url())
            + style.dim("  from " + request.clientIp()));
    for (SimulatedRequest.Header header : request.headers()) {
      out.println("  " + header.name() + ": " + header.value());
    }
  }

  private void entryPoint(EntryPointChoice choice, List<Change> cleaned) {
    section("entry point");
    String others =
        choice.others().isEmpty() ? "" : "; others: " + String.join(", ", choice.others());
    out.println(
        "  "
            + style.good(String.valueOf(choice.name()))
            + (choice.address().isEmpty() ? "" : " " + choice.address())
            + style.dim("  " + choice.reason() + others));
    for (Change change : cleaned) {
      if (everything || !change.what().startsWith("header X-")) {
        change(change);
      }
    }
  }

  private void middlewares(List<MiddlewareStep> steps) {
    if (steps.isEmpty()) {
      return;
    }
    section("middlewares");
    for (MiddlewareStep step : steps) {
      String name = "  " + step.name() + style.dim("  " + step.type());
      boolean idle = step.request().isEmpty() && step.response().isEmpty() && !step.answered();
      String source = Source.suffix(sources.find("middlewares", step.name()));
      out.println(name + style.dim((idle ? "  changes nothing" : "") + source));
      step.request().forEach(this::change);
      if (step.answered()) {
        out.println("      " + style.bad("answers instead of passing the request on"));
      }
      if (step.delayedNanos() > 0) {
        out.println("      waits " + step.delayedNanos() / 1_000_000 + " ms");
      }
      for (Change change : step.response()) {
        out.println("      " + style.dim("response ") + text(change));
      }
    }
  }

  private void change(Change change) {
    out.println("      " + text(change));
  }

  private String text(Change change) {
    String before = change.before();
    String after = change.after();
    String what =
        change.what().startsWith("header ") ? change.what().substring(7) + ":" : change.what();
    if (before == null) {
      return style.good("+ ") + what + " " + style.good(String.valueOf(after));
    }
    if (after == null) {
      return style.bad("- ") + what + " " + style.bad(before);
    }
    return style.warning("~ ") + what + " " + style.bad(before) + " → " + style.good(after);
  }

  private void service(ServiceStep step) {
    section("service");
    String strategy = step.strategy().isEmpty() ? "" : ", " + step.strategy();
    String source = Source.suffix(sources.find("services", step.name()));
    out.println("  " + style.good(step.name()) + style.dim("  " + step.type() + strategy + source));
    for (Target target : step.targets()) {
      String share = target.share() < 0 ? "" : "  " + target.share() + " %";
      String none = target.weight() == 0 ? "  weight 0" : "";
      out.println("    " + target.name() + style.dim(none.isEmpty() ? share : none));
    }
  }

  private void upstream(@Nullable UpstreamRequest request) {
    if (request == null) {
      return;
    }
    section("request to " + request.server());
    out.println("  " + request.requestLine());
    request.headers().forEach(line -> out.println("  " + style.dim(line)));
  }

  private void answer(Explanation explanation) {
    Explanation.Answer answer = explanation.answer();
    section("response");
    boolean server = answer.by().equals("server");
    String status = Integer.toString(answer.status());
    out.println(
        "  "
            + (server || answer.status() < 400 ? style.good(status) : style.bad(status))
            + style.dim(server ? "  if the server answers 200" : "  by " + answer.by()));
    answer.headers().forEach(line -> out.println("  " + style.dim(line)));
  }

  private void hints(List<String> hints) {
    if (hints.isEmpty()) {
      return;
    }
    section("hints");
    hints.forEach(hint -> out.println("  " + style.accent("* ") + hint));
  }
}
