package dev.traefikctl.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.traefikctl.kubernetes.Nearness.Level;
import dev.traefikctl.source.Documents;
import java.util.List;
import org.junit.jupiter.api.Test;

class NearnessTest {

  private static final Nearness NODE = new Nearness(Level.NODE, "a", "");
  private static final Nearness ZONE = new Nearness(Level.ZONE, "a", "");

  @Test
  void theNodeComesFirst() {
    String endpoints =
        """
        - {addresses: [n1], nodeName: a, zone: east}
        - {addresses: [z1], nodeName: b, zone: east}
        - {addresses: [w1], nodeName: c, zone: west}
        """;
    assertEquals("n1", chosen(NODE, endpoints));
    assertEquals("n1 z1", chosen(ZONE, endpoints));
    assertEquals("w1", chosen(new Nearness(Level.ZONE, "", "west"), endpoints));
  }

  @Test
  void whatIsNotReadyDoesNotCountAndWhatTerminatesStays() {
    String endpoints =
        """
        - {addresses: [n1], nodeName: a, zone: east, conditions: {ready: false, terminating: true}}
        - {addresses: [z1], nodeName: b, zone: east, conditions: {ready: true}}
        - {addresses: [w1], nodeName: c, zone: west}
        """;
    assertEquals("n1 z1", chosen(NODE, endpoints));
  }

  @Test
  void withoutAnyNearbyAllAreUsed() {
    String endpoints =
        """
        - {addresses: [w1], nodeName: c, zone: west}
        - {addresses: [w2], nodeName: d, zone: north}
        """;
    assertEquals("w1 w2", chosen(NODE, endpoints));
    assertEquals("w1 w2", chosen(new Nearness(Level.NODE, "", ""), endpoints));
  }

  @Test
  void hintsCountWhereEveryReadyEndpointHasOne() {
    String hinted =
        """
        - {addresses: [z1], zone: east, hints: {forZones: [{name: west}]}}
        - {addresses: [w1], zone: west, hints: {forZones: [{name: east}]}}
        """;
    assertEquals("w1", chosen(ZONE, hinted));
    assertEquals("z1 z2", chosen(ZONE, hinted + "- {addresses: [z2], zone: east}\n"));
  }

  /** The addresses of those that are used; the node a is in the zone east. */
  private static String chosen(Nearness nearness, String endpoints) {
    Part list = Part.of(Documents.parseAll(endpoints, "x.yaml").documents().getFirst());
    List<Part> all = list.items();
    return String.join(
        " ",
        all.stream()
            .filter(nearness.among(all, node -> node.equals("a") ? "east" : ""))
            .map(endpoint -> endpoint.get("addresses").items().getFirst().text())
            .toList());
  }
}
