package dev.traefikctl.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.traefikctl.diag.Reporter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Selectors as {@code kubectl get -l} takes them. */
class LabelSelectorTest {

  private static final String OBJECTS =
      """
      {apiVersion: v1, kind: Service, metadata: {name: none}}
      ---
      {apiVersion: v1, kind: Service, metadata: {name: empty, labels: {app: ''}}}
      ---
      {apiVersion: v1, kind: Service, metadata: {name: edge, labels: {app: edge, example.com/tier: web}}}
      ---
      {apiVersion: v1, kind: Service, metadata: {name: other, labels: {app: other, level: '5', in: x}}}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "''|none empty edge other",
        "app=edge|edge",
        "app==edge|edge",
        "app = edge|edge",
        "app=|empty",
        "app!=edge|none empty other",
        "app|empty edge other",
        "!app|none",
        "! app|none",
        "app in (edge, other)|edge other",
        "app in(edge)|edge",
        "app in ()|empty",
        "app notin (edge,other)|none empty",
        "app,app!=edge,level|other",
        "app in (edge,other), example.com/tier = web|edge",
        "in=x|other",
        "level>4|other",
        "level<5|''",
        "app>4|''"
      })
  void selects(String selector, String expected) {
    Predicate<KubeObject> parsed = LabelSelector.parse(selector.replace("''", ""));
    assertNotNull(parsed);
    List<String> selected = new ArrayList<>();
    for (KubeObject object :
        new Manifests(Reporter.ignoring()).read(OBJECTS, "objects.yaml").all()) {
      if (parsed.test(object)) {
        selected.add(object.name());
      }
    }
    assertEquals(expected.replace("''", ""), String.join(" ", selected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "app=edge,",
        ",app",
        "app=a=b",
        "app in edge",
        "app in (a b)",
        "!app=edge",
        "-app",
        "a/b/c",
        "level>x",
        "level>99999999999999999999",
        "app edge",
        "app=(edge)"
      })
  void refuses(String selector) {
    assertNull(LabelSelector.parse(selector));
  }
}
