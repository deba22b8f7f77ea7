package dev.traefikctl.explain;

import dev.traefikctl.explain.Explanation.Choice;
import dev.traefikctl.explain.Explanation.MiddlewareStep;
import dev.traefikctl.http.Request;
import dev.traefikctl.http.Response;
import dev.traefikctl.http.UrlEscapes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happens to one exchange, as it happens. Whatever changes between two events is the work of
 * the part that the first of them entered.
 */
final class Recording {

  /** A part of the chain while the request is in it. */
  static final class Step {
    final String name;
    final String type;
    final List<Change> request = new ArrayList<>();
    final List<Change> response = new ArrayList<>();
    boolean answered;
    long delayedNanos;

    Step(String name, String type) {
      this.name = name;
      this.type = type;
    }

    MiddlewareStep toMiddleware() {
      return new MiddlewareStep(name, type, answered, request, response, delayedNanos);
    }
  }

  private final Request request;
  private final Step entryPoint = new Step("entry point", "");
  private final List<Choice> choices = new ArrayList<>();
  private final List<Step> middlewares = new ArrayList<>();
  private final List<String> services = new ArrayList<>();
  private Step current = entryPoint;
  private Snapshot last;
  private @Nullable String router;
  private @Nullable UpstreamRequest upstream;
  private @Nullable String answeredBy;
  private int status;
  private List<String> responseHeaders = List.of();

  Recording(Request request) {
    this.request = request;
    this.last = Snapshot.of(request);
  }

  private void settle() {
    Snapshot now = Snapshot.of(request);
    current.request.addAll(last.changes(now));
    last = now;
  }

  Step current() {
    return current;
  }

  void choice(Choice choice) {
    settle();
    choices.add(choice);
  }

  void router(String name) {
    settle();
    router = name;
  }

  void middleware(String name, String type) {
    settle();
    current = new Step(name, type);
    middlewares.add(current);
  }

  void service(String name) {
    settle();
    services.add(name);
    current = new Step(name, "service");
  }

  void delayed(long nanos) {
    current.delayedNanos += nanos;
  }

  void filtered(Step owner, List<Change> changes) {
    owner.response.addAll(changes);
  }

  void forwarded(UpstreamRequest sent) {
    settle();
    upstream = sent;
    answeredBy = "server";
  }

  void answered() {
    settle();
    current.answered = true;
    answeredBy = current.name;
  }

  void responded(Response response) {
    status = response.status();
    List<String> lines = new ArrayList<>();
    response.headers().forEach((name, value) -> lines.add(name + ": " + UrlEscapes.text(value)));
    responseHeaders = lines;
  }

  void aborted() {
    settle();
    current.answered = true;
    answeredBy = current.name;
  }

  List<Change> cleaned() {
    return entryPoint.request;
  }

  List<Choice> choices() {
    return choices;
  }

  @Nullable String chosenRouter() {
    return router;
  }

  List<MiddlewareStep> middlewares() {
    return middlewares.stream().map(Step::toMiddleware).toList();
  }

  List<String> services() {
    return services;
  }

  @Nullable UpstreamRequest upstream() {
    return upstream;
  }

  Explanation.Answer answer() {
    String by = answeredBy == null ? "nobody" : answeredBy;
    return new Explanation.Answer(by, status, responseHeaders);
  }
}
