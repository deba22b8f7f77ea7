package dev.traefikctl.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.traefikctl.source.Documents;
import dev.traefikctl.source.Format;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class HintsTest {

  private static final String STATIC =
      """
      {"entryPoints": {"web": {"address": ":8000"}}}
      """;

  @Test
  void knowRulesOfTheOldSyntax() {
    String router =
        """
            old: {rule: "Host(`a.test`, `b.test`) && Path(`/x/{id}`)", ruleSyntax: v2, service: s}
        """;
    assertEquals(
        List.of("nearest: router \"old@file\", Path(`/x/{id}`) does not hold for /y"),
        hints(router, "/y", false));
  }

  @Test
  void knowTheOtherProtocolInTheOldSyntax() {
    String router =
        """
            old: {rule: "Host(`a.test`, `b.test`)", ruleSyntax: v2, service: s, tls: {}}
        """;
    assertEquals(
        List.of(
            "router \"old@file\" would match an https:// request: it has tls, and this request is"
                + " plain HTTP"),
        hints(router, "/", false));
  }

  @Test
  void childrenTakeWhatTheirParentTakes() {
    String routers =
        """
            top: {rule: "Host(`b.test`)", tls: {}}
            one: {rule: "Path(`/one`)", service: s, parentRefs: [top]}
        """;
    assertEquals(List.of(), hints(routers, "/one", true));
  }

  private static List<String> hints(String routers, String path, boolean tls) {
    String text =
        "http:\n"
            + "  services: {s: {loadBalancer: {servers: [{url: 'http://10.0.0.1'}]}}}\n"
            + "  routers:\n"
            + routers.indent(2);
    var dynamic = Objects.requireNonNull(Documents.parse(Format.YAML, text, "test").root());
    SimulatedRequest request =
        new SimulatedRequest("GET", path, null, "b.test", tls, "web", 8000, "127.0.0.1", List.of());
    var table = Tables.compile(STATIC, dynamic, new DecisionRecorder());
    return new Explainer(table).explain(request).hints();
  }
}
