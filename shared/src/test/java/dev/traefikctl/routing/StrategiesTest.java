package dev.traefikctl.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.traefikctl.http.Handler;
import dev.traefikctl.http.TestExchange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StrategiesTest {

  private static final Handler PENDING = exchange -> {};

  private static Target target(String name, long weight) {
    return new Target(name, weight, PENDING);
  }

  private static String choose(Strategy strategy) {
    return choose(strategy, TestExchange.get("/"));
  }

  private static String choose(Strategy strategy, TestExchange exchange) {
    Target target = strategy.choose(exchange);
    return target == null ? "none" : target.name();
  }

  @Test
  void equalTargetsTakeTurns() {
    RoundRobin strategy = new RoundRobin(List.of(target("a", 1), target("b", 1), target("c", 1)));
    StringBuilder order = new StringBuilder();
    for (int i = 0; i < 7; i++) {
      order.append(choose(strategy));
    }
    assertEquals("abcabca", order.toString());
  }

  @Test
  void heavierTargetsAreNotServedInBursts() {
    RoundRobin strategy = new RoundRobin(List.of(target("a", 4), target("b", 2)));
    for (int window = 0; window < 5; window++) {
      Set<String> seen = new HashSet<>();
      for (int i = 0; i < 3; i++) {
        seen.add(choose(strategy));
      }
      assertEquals(Set.of("a", "b"), seen);
    }
  }

  @Test
  void everyCycleGivesEachTargetItsShare() {
    Random random = new Random(3);
    for (int round = 0; round < 200; round++) {
      List<Target> targets = new ArrayList<>();
      Map<String, Integer> expected = new HashMap<>();
      int sum = 0;
      for (int i = 0; i < 1 + random.nextInt(6); i++) {
        int weight = random.nextInt(12) - 2;
        targets.add(target("t" + i, weight));
        if (weight > 0) {
          expected.put("t" + i, weight);
          sum += weight;
        }
      }
      RoundRobin strategy = new RoundRobin(targets);
      Map<String, Integer> seen = new HashMap<>();
      for (int i = 0; i < sum; i++) {
        seen.merge(choose(strategy), 1, Integer::sum);
      }
      assertEquals(expected, seen);
    }
  }

  @Test
  void hugeWeightsKeepTheirProportion() {
    RoundRobin strategy =
        new RoundRobin(List.of(target("a", 3_000_000_019L), target("b", 1_000_000_007L)));
    int a = 0;
    for (int i = 0; i < 4000; i++) {
      a += choose(strategy).equals("a") ? 1 : 0;
    }
    assertEquals(3000, a, 2);
  }

  @Test
  void nothingIsChosenWhereNothingIsUsable() {
    List<Target> none = List.of(target("a", 0), target("b", -1));
    assertNull(new RoundRobin(none).choose(TestExchange.get("/")));
    assertNull(Strategies.leastTime(none).choose(TestExchange.get("/")));
    assertNull(Strategies.highestRandomWeight(none).choose(TestExchange.get("/")));
    assertNull(Strategies.powerOfTwoChoices(List.of()).choose(TestExchange.get("/")));
    TestExchange exchange = TestExchange.get("/").through(new Balancer(new RoundRobin(none)));
    assertEquals(503, exchange.status());
    assertEquals("no available server\n", exchange.body());
  }

  @Test
  void ofTwoTheLessBusyIsTaken() {
    Target a = target("a", 1);
    Target b = target("b", 1);
    Strategy strategy = Strategies.powerOfTwoChoices(List.of(a, b));
    List<TestExchange> open = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      TestExchange exchange = TestExchange.get("/");
      strategy.choose(exchange);
      open.add(exchange);
    }
    assertEquals(5, a.inFlight());
    assertEquals(5, b.inFlight());
    open.forEach(exchange -> exchange.answer(200, null));
    assertEquals(0, a.inFlight() + b.inFlight());
  }

  @Test
  void theQuickestTargetIsTakenUntilItIsBusy() {
    Target slow = target("slow", 1);
    Target quick = target("quick", 1);
    slow.sample(3_000_000);
    quick.sample(1_000_000);
    Strategy strategy = Strategies.leastTime(List.of(slow, quick));
    assertEquals("quick", choose(strategy));
    assertEquals("quick", choose(strategy));
    // with two in flight it scores as the slow one does, so they take turns, and then it is worse
    assertEquals(Set.of("quick", "slow"), Set.of(choose(strategy), choose(strategy)));
  }

  @Test
  void averagesForgetOldAnswers() {
    Target target = target("a", 1);
    for (int i = 0; i < 250; i++) {
      target.sample(i < 150 ? 1_000_000 : 10);
    }
    assertEquals(10, target.averageNanos());
  }

  @Test
  void aClientStaysOnItsTargetWhateverItSays() {
    Strategy strategy =
        Strategies.highestRandomWeight(
            List.of(target("http://a", 1), target("http://b", 1), target("http://c", 1)));
    Map<String, Integer> seen = new HashMap<>();
    for (int i = 0; i < 250; i++) {
      String ip = "10.0.0." + i;
      String first = choose(strategy, TestExchange.get("/").from(ip));
      TestExchange again = TestExchange.get("/").from(ip).header("X-Forwarded-For", "1.2.3." + i);
      assertEquals(first, choose(strategy, again));
      seen.merge(first, 1, Integer::sum);
    }
    assertEquals(3, seen.size());
    assertTrue(seen.values().stream().allMatch(count -> count > 40), seen.toString());
  }

  @Test
  void removingATargetMovesOnlyItsClients() {
    Target a = target("http://a", 1);
    Target b = target("http://b", 1);
    Target c = target("http://c", 1);
    Strategy before = Strategies.highestRandomWeight(List.of(a, b, c));
    Strategy after = Strategies.highestRandomWeight(List.of(a, b));
    for (int i = 0; i < 100; i++) {
      String first = choose(before, TestExchange.get("/").from("10.0.1." + i));
      String then = choose(after, TestExchange.get("/").from("10.0.1." + i));
      assertNotEquals("http://c", then);
      assertTrue(first.equals("http://c") || first.equals(then));
    }
  }
}
