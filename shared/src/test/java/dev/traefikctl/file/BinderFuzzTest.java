package dev.traefikctl.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.traefikctl.diag.Diagnostics;
import dev.traefikctl.model.DynamicConfig;
import dev.traefikctl.model.StaticConfig;
import dev.traefikctl.schema.Binder;
import dev.traefikctl.schema.Bound;
import dev.traefikctl.schema.Json;
import dev.traefikctl.schema.OptionInfo;
import dev.traefikctl.schema.Unbinder;
import dev.traefikctl.source.Node;
import dev.traefikctl.source.Node.Entry;
import dev.traefikctl.source.Node.Kind;
import dev.traefikctl.source.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents of known and unknown keys with values of any kind: binding always gives a record. */
class BinderFuzzTest {

  private static final Span SPAN = Span.startOf("fuzz");
  private static final List<String> TEXTS =
      List.of(
          "", "true", "false", "1", "-1", "1.5", "10s", "5 minutes", "a,b", " x ", "║24║a", "ä");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void dynamicDocuments(long seed) {
    run(Binders.dynamic(), DynamicConfig.class, seed);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void staticDocuments(long seed) {
    run(Binders.staticFile(), StaticConfig.class, seed);
  }

  private static <T extends Record> void run(Binder<T> binder, Class<T> type, long seed) {
    Random random = new Random(seed);
    List<List<String>> keys =
        OptionInfo.of(type).stream()
            .map(option -> Arrays.asList(option.path().replace("[n]", ".[0]").split("\\.")))
            .toList();
    for (int i = 0; i < 120; i++) {
      Node document = document(random, keys);
      Diagnostics found = new Diagnostics();
      Bound<T> bound = binder.bind(document, found);
      assertNotNull(Json.write(Unbinder.toMap(bound.value())));
      boolean said =
          found.all().stream()
              .anyMatch(diagnostic ->
                  diagnostic.message().endsWith("Traefik rejects the whole file")
                      || diagnostic.message().endsWith("Traefik does not start"));
      assertEquals(bound.rejected(), said, () -> document + "\n" + found.all());
      found.all().forEach(diagnostic -> assertEquals(SPAN, diagnostic.span()));
    }
  }

  private static Node document(Random random, List<List<String>> keys) {
    List<Entry> roots = new ArrayList<>();
    for (int i = random.nextInt(6); i >= 0; i--) {
      List<String> path = keys.get(random.nextInt(keys.size()));
      int depth = 1 + random.nextInt(path.size());
      roots.add(entry(random, path.subList(0, depth)));
    }
    return new Node.Mapping(roots, SPAN);
  }

  private static Entry entry(Random random, List<String> path) {
    String key = key(random, path.getFirst());
    if (path.size() == 1 || random.nextInt(20) == 0) {
      return new Entry(key, SPAN, value(random, 0));
    }
    List<Entry> below = new ArrayList<>();
    below.add(entry(random, path.subList(1, path.size())));
    if (random.nextInt(8) == 0) {
      below.add(new Entry("unknown", SPAN, value(random, 0)));
    }
    Node.Mapping mapping = new Node.Mapping(below, SPAN);
    if (path.get(1).equals("[0]") && below.getFirst().value() instanceof Node.Mapping item) {
      return new Entry(key, SPAN, new Node.Sequence(List.of(item), SPAN));
    }
    return new Entry(key, SPAN, mapping);
  }

  private static String key(Random random, String key) {
    return switch (random.nextInt(12)) {
      case 0 -> key.toUpperCase(Locale.ROOT);
      case 1 -> key + "x";
      default -> key;
    };
  }

  private static Node value(Random random, int depth) {
    return switch (random.nextInt(depth > 2 ? 6 : 9)) {
      case 0 -> new Node.Scalar("null", Kind.NULL, SPAN);
      case 1 -> new Node.Scalar("2001-01-01", Kind.TIMESTAMP, SPAN);
      case 2 -> new Node.Scalar("true", Kind.BOOLEAN, SPAN);
      case 3, 4, 5 -> new Node.Scalar(TEXTS.get(random.nextInt(TEXTS.size())), Kind.STRING, SPAN);
      case 6 -> new Node.Mapping(List.of(), SPAN);
      case 7 -> new Node.Sequence(items(random, depth), SPAN);
      default -> new Node.Mapping(List.of(new Entry("any", SPAN, value(random, depth + 1))), SPAN);
    };
  }

  private static List<Node> items(Random random, int depth) {
    List<Node> out = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      out.add(value(random, depth + 1));
    }
    return out;
  }
}
