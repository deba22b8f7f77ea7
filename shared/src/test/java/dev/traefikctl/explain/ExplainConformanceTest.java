package dev.traefikctl.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.traefikctl.explain.Explanation.Choice;
import dev.traefikctl.explain.Explanation.Tried;
import dev.traefikctl.explain.Explanation.Verdict;
import dev.traefikctl.routing.Instrumentation;
import dev.traefikctl.routing.RoutingTable;
import dev.traefikctl.source.Documents;
import dev.traefikctl.source.Format;
import dev.traefikctl.source.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * For every request of the conformance cases of rules, an explanation names the router that gets
 * the request when nobody watches.
 */
class ExplainConformanceTest {

  private static final Path CASES =
      Path.of(System.getProperty("project.root", ".."))
          .resolve("agent/src/test/resources/conformance/cases/routing/rules");

  private static final String STATIC =
      """
      {"entryPoints": {"web": {"address": ":8000", "asDefault": true}, "alt": {"address": ":8001"},
       "traefik": {"address": ":8080"}}, "api": {"insecure": true}}
      """;

  static List<Path> cases() throws IOException {
    try (Stream<Path> list = Files.list(CASES)) {
      return list.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void explainsTheRouterThatMatchingChooses(Path file) throws IOException {
    String text = Files.readString(file).replaceAll("\\$\\{[^}]*\\}", "127.0.0.1:9");
    Node root = Objects.requireNonNull(Documents.parse(Format.YAML, text, file.toString()).root());
    Node dynamic = get(root, "dynamic");
    if (dynamic == null) {
      return; // a raw text that no provider can read
    }
    RoutingTable plain = Tables.compile(STATIC, dynamic, Instrumentation.NONE);
    RoutingTable watched = Tables.compile(STATIC, dynamic, new DecisionRecorder());
    List<SimulatedRequest> requests = requests(root);
    assertFalse(requests.isEmpty(), "a case has requests");
    for (SimulatedRequest request : requests) {
      Explanation explanation = new Explainer(watched).explain(request);
      String chosen = Tables.chosenWithoutWatching(plain, request);
      assertEquals(chosen, explanation.router(), request.url());
      assertEquals(chosen, chosenByTrace(explanation), request.url());
    }
  }

  private static @Nullable String chosenByTrace(Explanation explanation) {
    List<String> chosen = new ArrayList<>();
    for (Choice choice : explanation.choices()) {
      for (Tried tried : choice.routers()) {
        if (tried.verdict() == Verdict.CHOSEN) {
          assertTrue(tried.trace() != null && tried.trace().matched());
          chosen.add(tried.name());
        }
      }
    }
    return chosen.isEmpty() ? null : String.join(" -> ", chosen);
  }

  private static List<SimulatedRequest> requests(Node root) {
    List<SimulatedRequest> out = new ArrayList<>();
    if (get(root, "steps") instanceof Node.Sequence steps) {
      for (Node step : steps.items()) {
        Node request = get(step, "request");
        boolean plain =
            request != null && get(request, "raw") == null && get(request, "tls") == null;
        if (plain && !string(request, "ep", "web").equals("probe")) {
          out.add(request(request));
        }
      }
    }
    return out;
  }

  private static SimulatedRequest request(Node node) {
    String target = string(node, "path", "/");
    int mark = target.indexOf('?');
    return new SimulatedRequest(
        string(node, "method", "GET"),
        mark < 0 ? target : target.substring(0, mark),
        mark < 0 ? null : target.substring(mark + 1),
        string(node, "host", "127.0.0.1:8000"),
        false,
        string(node, "ep", "web"),
        8000,
        string(node, "from", "127.0.0.1").replaceAll("^127.0.0.1:9", "127.0"),
        headers(get(node, "headers")));
  }

  private static List<SimulatedRequest.Header> headers(@Nullable Node node) {
    List<SimulatedRequest.Header> out = new ArrayList<>();
    if (node instanceof Node.Mapping mapping) {
      for (Node.Entry entry : mapping.entries()) {
        out.add(new SimulatedRequest.Header(entry.key(), text(entry.value())));
      }
    } else if (node instanceof Node.Sequence pairs) {
      for (Node pair : pairs.items()) {
        List<Node> two = ((Node.Sequence) pair).items();
        out.add(new SimulatedRequest.Header(text(two.getFirst()), text(two.getLast())));
      }
    }
    return out;
  }

  private static @Nullable Node get(Node node, String key) {
    return node instanceof Node.Mapping mapping ? mapping.get(key) : null;
  }

  private static String string(Node node, String key, String other) {
    Node value = get(node, key);
    return value == null ? other : text(value);
  }

  private static String text(Node node) {
    return ((Node.Scalar) node).text();
  }
}
