package dev.traefikctl.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.traefikctl.http.Handler;
import dev.traefikctl.http.TestExchange;
import dev.traefikctl.http.Upstream;
import dev.traefikctl.merge.Merged;
import dev.traefikctl.model.DynamicConfig;
import dev.traefikctl.model.ServerChange;
import dev.traefikctl.model.StaticConfig;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Replacing servers gives what a compilation of the whole configuration gives. */
class ServerChangeTest {

  private static final String STATIC =
      "entryPoints: {web: {address: ':8000'}, dns: {address: ':53/udp'}}";
  private static final int SERVICES = 7;
  private static final int REQUESTS = 60;
  private static final List<String> URLS =
      List.of("http://10.0.0.1:80", "http://10.0.0.2:80", "https://[::1]/x/", "http://c");
  private static final List<String> ADDRESSES = List.of("10.0.0.1:80", "c:1", "[::1]:5", "no");

  private final Random random = new Random(5);
  private final StaticConfig config = TestTables.statics(STATIC);
  private final String[] frames = new String[SERVICES];
  private final String[] http = new String[SERVICES];
  private final String[] tcp = new String[SERVICES];
  private final String[] udp = new String[SERVICES];

  /** What of a load balancer stays while its servers change. */
  private String frame() {
    return switch (random.nextInt(7)) {
      case 0 -> "strategy: p2c, passHostHeader: false";
      case 1 -> "strategy: hrw, sticky: {cookie: {}}";
      case 2 -> "strategy: leasttime";
      case 3 -> "serversTransport: nowhere";
      case 4 -> "serversTransport: t";
      default -> "responseForwarding: {flushInterval: 1s}";
    };
  }

  private void newServers(int service) {
    http[service] =
        servers(() -> random.nextInt(20) == 0 ? "1.2.3.4:80" : any(URLS), "url", this::weight);
    tcp[service] = servers(() -> any(ADDRESSES), "address", () -> "");
    udp[service] = servers(() -> any(ADDRESSES), "address", () -> "");
  }

  private String any(List<String> list) {
    return list.get(random.nextInt(list.size()));
  }

  private String weight() {
    return random.nextInt(3) == 0 ? ", weight: " + random.nextInt(3) : "";
  }

  private String servers(Supplier<String> address, String key, Supplier<String> more) {
    return IntStream.range(0, random.nextInt(4))
        .mapToObj(i -> "{" + key + ": '" + address.get() + "'" + more.get() + "}")
        .collect(Collectors.joining(", ", "[", "]"));
  }

  /** Routers for all services but the last, some of them by a weighted service. */
  private Merged merged() {
    String weighted = "w: {weighted: {services: [{name: s1}, {name: s2}]}}\n";
    String yaml =
        "http:\n  serversTransports: {t: {}}\n  routers:\n"
            + "    rw: {rule: Path(`/w`), service: w}\n"
            + each(SERVICES - 1, i -> "r%d: {rule: Path(`/%d`), service: s%d}".formatted(i, i, i))
            + "  services:\n    "
            + weighted
            + each(SERVICES, this::httpService)
            + "tcp:\n  routers:\n    rw: {rule: HostSNI(`*`), service: w}\n"
            + "    r0: {rule: HostSNI(`*`), service: s0}\n  services:\n    "
            + weighted
            + each(SERVICES, i -> "s%d: {loadBalancer: {servers: %s}}".formatted(i, tcp[i]))
            + "udp:\n  routers: {r0: {entryPoints: [dns], service: s0}}\n  services:\n"
            + each(SERVICES, i -> "s%d: {loadBalancer: {servers: %s}}".formatted(i, udp[i]));
    return TestTables.merge(config, yaml);
  }

  private String httpService(int i) {
    String broken = i == 3 ? ", middlewares: [nothing]" : "";
    return "s%d: {loadBalancer: {%s, servers: %s}%s}".formatted(i, frames[i], http[i], broken);
  }

  private static String each(int count, IntFunction<String> line) {
    return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining("\n")).indent(4);
  }

  private RoutingTable compile(Merged merged, @Nullable RoutingTable previous) {
    return TestTables.compile(config, merged, previous);
  }

  private static ServerChange change(DynamicConfig before, DynamicConfig after) {
    return new ServerChange(
        change(before.http().services(), after.http().services(), ServerChange::isBetween),
        change(before.tcp().services(), after.tcp().services(), ServerChange::isBetween),
        change(before.udp().services(), after.udp().services(), ServerChange::isBetween));
  }

  private static <T> Map<String, T> change(
      Map<String, T> before, Map<String, T> after, BiPredicate<T, T> isBetween) {
    Map<String, T> out = new HashMap<>();
    after.forEach((name, now) -> {
      T old = before.get(name);
      if (!now.equals(old)) {
        assertTrue(isBetween.test(old, now), name);
        out.put(name, now);
      }
    });
    return out;
  }

  /** How often each server was chosen, by path. */
  private static Map<String, Integer> answers(RoutingTable table, int evenly) {
    Handler handler = table.entryPoint("web");
    assertNotNull(handler);
    Map<String, Integer> out = new TreeMap<>();
    for (int path = 0; path < SERVICES; path++) {
      for (int i = 0; i < REQUESTS; i++) {
        TestExchange exchange = TestExchange.get("/" + path).through(handler);
        Upstream upstream = exchange.upstream();
        // the other strategies choose by chance
        boolean counted = (evenly >> path & 1) == 1;
        String server = counted ? String.valueOf(upstream) : "some server";
        String answer = upstream == null ? exchange.status() + exchange.body() : server;
        out.merge(path + " " + answer, 1, Integer::sum);
      }
    }
    return out;
  }

  /** A bit for each service that spreads its requests evenly. */
  private int evenly() {
    int out = 0;
    for (int i = 0; i < SERVICES; i++) {
      out |= frames[i].contains("p2c") || frames[i].contains("leasttime") ? 0 : 1 << i;
    }
    return out;
  }

  @Test
  void equalsCompilingTheWholeConfiguration() {
    int replaced = 0;
    int refused = 0;
    for (int round = 0; round < 60; round++) {
      for (int i = 0; i < SERVICES; i++) {
        frames[i] = frame();
        newServers(i);
      }
      Merged now = merged();
      RoutingTable table = compile(now, null);
      for (int step = 0; step < 10; step++) {
        newServers(random.nextInt(SERVICES));
        Merged next = merged();
        if (table.replaceServers(change(now.config(), next.config()))) {
          replaced++;
        } else {
          refused++;
          table = compile(next, table);
        }
        now = next;
        assertEqual(compile(now, null), table);
        // what comes after goes on with the servers of now
        RoutingTable again = compile(now, table);
        assertEqual(again, table);
      }
    }
    assertTrue(replaced > refused && refused > 20, replaced + " " + refused);
  }

  private void assertEqual(RoutingTable whole, RoutingTable table) {
    assertEquals(whole.runtime(), table.runtime());
    assertEquals(List.copyOf(whole.diagnostics()), table.diagnostics());
    assertEquals(
        answers(whole, evenly()),
        answers(table, evenly()),
        () -> List.of(frames) + " " + List.of(http));
  }

  private void startWithOneServerEach() {
    Arrays.fill(frames, "strategy: wrr");
    Arrays.fill(http, "[{url: 'http://a'}]");
    Arrays.fill(tcp, "[]");
    Arrays.fill(udp, "[]");
  }

  @Test
  void aBalancerWhoseServersWereReplacedIsKept() {
    startWithOneServerEach();
    Merged before = merged();
    RoutingTable table = compile(before, null);
    ServerBalancer balancer = table.kept().balancers().get("s0@file");
    http[0] = "[{url: 'http://b'}]";
    Merged after = merged();
    assertTrue(table.replaceServers(change(before.config(), after.config())));
    assertSame(balancer, compile(after, table).kept().balancers().get("s0@file"));
  }

  @Test
  void allServicesChangeOrNone() {
    startWithOneServerEach();
    Merged before = merged();
    RoutingTable table = compile(before, null);
    RuntimeConfig runtime = compile(before, null).runtime();
    http[0] = "[{url: 'http://b'}]";
    http[1] = "[{url: '1.2.3.4:80'}]";
    assertFalse(table.replaceServers(change(before.config(), merged().config())));
    assertEquals(runtime, table.runtime());
    ServerChange unknown =
        new ServerChange(
            Map.of("new@file", before.config().http().services().get("s0@file")),
            Map.of(),
            Map.of());
    assertFalse(table.replaceServers(unknown));
  }
}
