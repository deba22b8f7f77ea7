package dev.traefikctl.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.traefikctl.http.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleIndexTest {

  private static final List<String> HOSTS =
      List.of(
          "a.test",
          "b.test",
          "x.a.test",
          "a.test.",
          "A.TEST",
          "*.a.test",
          "*.test",
          "*.test.",
          "*",
          "*x",
          "*.",
          "c-12.shop.test",
          "c-13.shop.test",
          ".",
          "a.*");
  private static final List<String> PATHS =
      List.of("/", "/a", "/a/", "/a/b", "/ab", "/a/b/c", "/api", "/api/v1", "/%2F", "/é");
  private static final List<String> EXPRESSIONS =
      List.of(
          "^c-[0-9]+\\.shop\\.test$",
          "^c-12\\.shop\\.test$",
          "shop",
          "^a\\.",
          "(?i)A\\.TEST",
          ".*",
          "^$",
          "\\.$",
          "^(a|b)\\.test$",
          "[^a]\\.test",
          "(shop|a)\\.test$",
          "t{1,2}est",
          "(?:c-1)+2",
          "\\bshop\\b");

  private static final List<String> REQUEST_HOSTS =
      List.of(
          "a.test",
          "b.test",
          "x.a.test",
          "a.test.",
          "A.Test:80",
          "",
          "c-12.shop.test",
          "c-13.shop.test",
          ".test",
          "y.test",
          "a",
          ".",
          "a.*",
          "ſ.test",
          "é.shop.test",
          "z.a.test.",
          "c-112.shop.test");

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 10, 60, 300})
  void findsWhatTryingOneAfterTheOtherFinds(int size) {
    Random random = new Random(size);
    for (int round = 0; round < 1500 / size + 20; round++) {
      List<RuleIndex.Entry<Integer>> entries =
          IntStream.range(0, size).mapToObj(i -> entry(random, i)).toList();
      RuleIndex<Integer> index = RuleIndex.of(entries);
      for (int i = 0; i < 60; i++) {
        Request request = request(random);
        assertEquals(
            oneByOne(entries, request),
            index.find(request),
            () -> request.host() + " " + request.path() + " " + entries);
        assertEquals(
            entries.stream().sorted().filter(entry -> entry.rule().matches(request)).toList(),
            index.matching(request));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 10, 60, 300})
  void changedOverAndOverFindsWhatOneMadeAnewFinds(int size) {
    Random random = new Random(size);
    List<RuleIndex.Entry<Integer>> entries = new ArrayList<>();
    RuleIndex<Integer> index = RuleIndex.of(entries);
    for (int round = 0; round < 400; round++) {
      List<RuleIndex.Entry<Integer>> gone = new ArrayList<>();
      List<RuleIndex.Entry<Integer>> come = new ArrayList<>();
      for (int i = random.nextInt(3); i >= 0; i--) {
        int number = random.nextInt(size);
        if (gone.stream().anyMatch(entry -> entry.value() == number)
            || come.stream().anyMatch(entry -> entry.value() == number)) {
          continue;
        }
        entries.stream().filter(entry -> entry.value() == number).forEach(gone::add);
        if (random.nextInt(4) > 0) {
          come.add(entry(random, number));
        }
      }
      entries.removeAll(gone);
      entries.addAll(come);
      index = index.with(gone, come);
      RuleIndex<Integer> anew = RuleIndex.of(entries);
      for (int i = 0; i < 20; i++) {
        Request request = request(random);
        assertEquals(anew.matching(request), index.matching(request));
        assertEquals(anew.find(request), index.find(request));
      }
    }
  }

  /** Names in the order of the numbers. */
  private static String name(int number) {
    return String.format("r%05d", number);
  }

  private static Integer oneByOne(List<RuleIndex.Entry<Integer>> entries, Request request) {
    RuleIndex.Entry<Integer> best = null;
    for (RuleIndex.Entry<Integer> entry : entries) {
      if ((best == null || entry.priority() > best.priority()) && entry.rule().matches(request)) {
        best = entry;
      }
    }
    return best == null ? null : best.value();
  }

  private static RuleIndex.Entry<Integer> entry(Random random, int number) {
    HttpRule rule = Rules.v3(expression(random, 3));
    return new RuleIndex.Entry<>(name(number), rule, random.nextInt(6) - 1L, number);
  }

  private static String expression(Random random, int depth) {
    int kind = random.nextInt(depth == 0 ? 6 : 10);
    return switch (kind) {
      case 0, 1 -> "Host(`" + any(random, HOSTS) + "`)";
      case 2 -> "PathPrefix(`" + any(random, PATHS) + "`)";
      case 3 -> "Path(`" + any(random, PATHS) + "`)";
      case 4 -> "HostRegexp(`" + any(random, EXPRESSIONS) + "`)";
      case 5 -> random.nextBoolean() ? "Method(`GET`)" : header(random);
      case 6 -> "!(" + expression(random, depth - 1) + ")";
      case 7, 8 -> "(" + terms(random, depth, " && ") + ")";
      default -> "(" + terms(random, depth, " || ") + ")";
    };
  }

  private static String header(Random random) {
    return "Header(`"
        + any(random, List.of("X-A", "x-a", "X-B"))
        + "`, `"
        + random.nextInt(4)
        + "`)";
  }

  private static String terms(Random random, int depth, String operator) {
    List<String> terms = new ArrayList<>();
    for (int i = 0; i < 2 + random.nextInt(2); i++) {
      terms.add(expression(random, depth - 1));
    }
    return String.join(operator, terms);
  }

  private static Request request(Random random) {
    String method = random.nextInt(5) == 0 ? "POST" : "GET";
    String path = any(random, PATHS).replace("é", "%C3%A9");
    Request request = Requests.of(method, any(random, REQUEST_HOSTS), path, "192.0.2.1");
    for (int i = random.nextInt(3); i > 0; i--) {
      Requests.header(request, any(random, List.of("X-A", "X-B")), "" + random.nextInt(4));
    }
    return request;
  }

  private static String any(Random random, List<String> values) {
    return values.get(random.nextInt(values.size()));
  }

  @Test
  void firstNameOfEqualPriorityWins() {
    RuleIndex<String> index =
        RuleIndex.of(
            List.of(
                new RuleIndex.Entry<>("b", Rules.v3("Host(`a.test`)"), 5, "second"),
                new RuleIndex.Entry<>("a", Rules.v3("PathPrefix(`/a`)"), 5, "first"),
                new RuleIndex.Entry<>("0", Rules.v3("Host(`a.test`) && Path(`/a`)"), 4, "third")));
    assertEquals("first", index.find(Requests.get("a.test", "/a")));
    assertEquals("second", index.find(Requests.get("a.test", "/b")));
    assertNull(index.find(Requests.get("b.test", "/b")));
  }

  @Test
  void nothingIsFoundInNothing() {
    assertNull(RuleIndex.<String>of(List.of()).find(Requests.get("a.test", "/")));
  }

  @Test
  void manyHostsAndPaths() {
    List<RuleIndex.Entry<Integer>> entries = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      String rule = "Host(`h" + i % 50 + ".test`) && PathPrefix(`/p" + i + "/`)";
      entries.add(new RuleIndex.Entry<>(name(i), Rules.v3(rule), rule.length(), i));
    }
    RuleIndex<Integer> index = RuleIndex.of(entries);
    for (int i = 0; i < 2000; i++) {
      assertEquals(i, index.find(Requests.get("h" + i % 50 + ".test", "/p" + i + "/x")));
      assertNull(index.find(Requests.get("h" + (i + 1) % 50 + ".test", "/p" + i + "/x")));
    }
  }

  @Test
  void manyHeaders() {
    List<RuleIndex.Entry<Integer>> entries = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      String rule = "PathPrefix(`/api`) && Header(`X-Tenant`, `t" + i + "`)";
      entries.add(new RuleIndex.Entry<>(name(i), Rules.v3(rule), 1, i));
    }
    RuleIndex<Integer> index = RuleIndex.of(entries);
    for (int i = 0; i < 500; i++) {
      Request request = Requests.header(Requests.get("a.test", "/api/x"), "x-tenant", "t" + i);
      assertEquals(i, index.find(request));
    }
    assertNull(index.find(Requests.get("a.test", "/api/x")));
  }

  @Test
  void manyExpressions() {
    List<RuleIndex.Entry<Integer>> entries = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      String rule = String.format("HostRegexp(`^[a-z]+-%04d\\.example\\.com$`)", i);
      entries.add(new RuleIndex.Entry<>(name(i), Rules.v3(rule), 1, i));
    }
    RuleIndex<Integer> index = RuleIndex.of(entries);
    for (int i = 0; i < 500; i++) {
      assertEquals(i, index.find(Requests.get(String.format("shop-%04d.example.com", i), "/")));
    }
    assertNull(index.find(Requests.get("shop-0501.example.com", "/")));
  }
}
