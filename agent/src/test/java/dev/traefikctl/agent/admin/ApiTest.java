package dev.traefikctl.agent.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.traefikctl.agent.FakeExchange;
import dev.traefikctl.middleware.AddPrefix;
import dev.traefikctl.model.http.MiddlewareDef;
import dev.traefikctl.model.http.Router;
import dev.traefikctl.model.http.RouterTls;
import dev.traefikctl.model.http.Service;
import dev.traefikctl.routing.RuntimeConfig;
import dev.traefikctl.routing.RuntimeConfig.Item;
import dev.traefikctl.routing.Status;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiTest {

  private static final RuntimeConfig RUNTIME =
      new RuntimeConfig(
          sorted(
              router("alpha@file", "Host(`Shop.example.com`)", "one", 24, Status.ENABLED),
              router("beta@file", "Host(`blog.example.com`)", "one@file", 24, Status.ENABLED),
              router("gamma@file", "Nope(`<x>`)", "two", 9, Status.DISABLED, "a <b> error"),
              router(
                  "ping@internal",
                  "PathPrefix(`/ping`)",
                  "ping@internal",
                  Long.MAX_VALUE,
                  Status.ENABLED)),
          sorted(
              new Item<>(
                  "one@file",
                  new Service(List.of(), List.of()),
                  Status.ENABLED,
                  List.of(),
                  List.of("alpha@file"),
                  Map.of("http://a", "UP"))),
          sorted(
              new Item<>(
                  "mw@file",
                  new MiddlewareDef(List.of(new AddPrefix("/p"))),
                  Status.ENABLED,
                  List.of(),
                  List.of(),
                  Map.of())),
          Collections.emptySortedMap(),
          Collections.emptySortedMap(),
          Collections.emptySortedMap(),
          Collections.emptySortedMap(),
          Collections.emptySortedMap());

  private final Api api = api("");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "| alpha@file beta@file gamma@file ping@internal",
        "search=SHOP | alpha@file",
        "search=alph | alpha@file",
        "status=DISABLED | gamma@file",
        "serviceName=one@file | alpha@file beta@file",
        "serviceName=one | alpha@file",
        "middlewareName=mw@file | alpha@file beta@file gamma@file ping@internal",
        "middlewareName=mw | ''",
        "sortBy=priority&direction=desc | ping@internal beta@file alpha@file gamma@file",
        "sortBy=priority | gamma@file alpha@file beta@file ping@internal",
        "sortBy=bogus&per_page=1&page=2 | beta@file",
      })
  void listsAreFilteredSortedAndCut(String query, String names) {
    FakeExchange exchange = get("/api/http/routers", query);
    assertEquals(
        names,
        exchange
            .body()
            .lines()
            .flatMap(line -> Arrays.stream(line.split("\\{\"entryPoints\"", -1)).skip(1))
            .map(text -> text.replaceAll(".*?\"name\":\"([^\"]*)\".*", "$1"))
            .reduce((a, b) -> a + " " + b)
            .orElse(""));
  }

  @Test
  void pagesAreNumbered() {
    assertEquals(
        "2", get("/api/http/routers", "per_page=3").response().headers().get("X-Next-Page"));
    assertEquals(
        "1", get("/api/http/routers", "per_page=3&page=2").response().headers().get("X-Next-Page"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET | /api/http/routers | page=0 | 400 | {\"message\":\"invalid request: page: 0\"}",
        "GET | /api/http/routers | per_page=x | 400 | {\"message\":\"invalid request: per_page:"
            + " 0\"}",
        "GET | /api/http/routers | page=99999999999999999999 | 400 |"
            + " {\"message\":\"invalid request: page: 9223372036854775807\"}",
        "GET | /api/http/routers | page=2147483648 | 400 |"
            + " {\"message\":\"invalid request: page: 2147483648, per_page: 100\"}",
        "GET | /api/http/routers | page=3&per_page=9223372036854775807 | 400 |"
            + " {\"message\":\"invalid request: page: 3, per_page: 9223372036854775807\"}",
        "GET | /api/http/routers | page=9 | 400 |"
            + " {\"message\":\"invalid request: page: 9, per_page: 100\"}",
        "GET | /api/http/routers/no | | 404 | {\"message\":\"router not found: no\"}",
        "GET | /api/tcp/middlewares/no | | 404 | {\"message\":\"middleware not found: no\"}",
        "GET | /api/entrypoints/no | | 404 | {\"message\":\"entry point not found: no\"}",
        "GET | /api/certificates/no | | 404 | {\"message\":\"certificate not found: no\"}",
        "GET | /api | | 404 | 404 page not found",
        "GET | /api/ | | 404 | 404 page not found",
        "GET | /api/version/ | | 404 | 404 page not found",
        "GET | /api/http/routers/ | | 404 | 404 page not found",
        "POST | /api/version | | 405 | ''",
        "HEAD | /api/http/routers | | 405 | ''",
        "POST | /api/nosuch | | 404 | 404 page not found",
      })
  void errorsAreTraefiks(String method, String path, String query, int status, String body) {
    FakeExchange exchange = new FakeExchange(method, path, query, "h");
    api.handle(exchange);
    assertEquals(status, exchange.response().status());
    assertEquals(body, exchange.body().stripTrailing());
  }

  @Test
  void detailsAreShownWithGosEscaping() {
    FakeExchange exchange = get("/api/http/routers/gamma%40file", null);
    assertEquals("application/json", exchange.response().headers().get("Content-Type"));
    assertEquals(
        "{\"entryPoints\":[\"web\"],\"middlewares\":[\"mw@file\"],\"service\":\"two\","
            + "\"rule\":\"Nope(`\\u003cx\\u003e`)\",\"priority\":9,"
            + "\"error\":[\"a \\u003cb\\u003e error\"],\"status\":\"disabled\",\"using\":[\"web\"],"
            + "\"name\":\"gamma@file\",\"provider\":\"file\",\"priorityStr\":\"9\"}\n",
        exchange.body());
    assertEquals(
        "{\"addPrefix\":{\"prefix\":\"/p\"},\"status\":\"enabled\",\"name\":\"mw@file\","
            + "\"provider\":\"file\",\"type\":\"addprefix\"}\n",
        get("/api/http/middlewares/mw@file", null).body());
    assertEquals(
        "{\"status\":\"enabled\",\"usedBy\":[\"alpha@file\"],\"name\":\"one@file\",\"provider\":\"file\",\"serverStatus\":{\"http://a\":\"UP\"}}\n",
        get("/api/http/services/one@file", null).body());
  }

  @Test
  void onlyRoutersAreAskedWhatTheyUse() {
    assertEquals(true, get("/api/http/services", "serviceName=no").body().contains("\"one@file\""));
    assertEquals(
        true, get("/api/http/middlewares", "middlewareName=no").body().contains("\"mw@file\""));
    assertEquals("[]\n", get("/api/http/routers", "serviceName=no").body());
  }

  /** TLS options without a name are called default, but not in the raw data. */
  @Test
  void tlsOptionsHaveAName() {
    RouterTls tls = new RouterTls("", "", List.of());
    Router router = new Router(List.of("web"), List.of(), "s", "r", List.of(), "", 1, tls, null);
    Item<Router> item =
        new Item<>("a@file", router, Status.ENABLED, List.of(), List.of("web"), Map.of());
    assertEquals(Map.of("options", "default"), View.full(item).get("tls"));
    assertEquals(Map.of(), View.raw(item).get("tls"));
  }

  @Test
  void overviewCounts() {
    assertEquals(200, get("/api/overview", null).response().status());
    String body = get("/api/overview", null).body();
    assertEquals(
        true, body.contains("\"routers\":{\"total\":4,\"warnings\":0,\"errors\":1}"), body);
    assertEquals(true, body.contains("\"providers\":[\"File\"]"), body);
  }

  @Test
  void theBasePathComesBeforeEverything() {
    Api below = api("/base");
    FakeExchange exchange = new FakeExchange("GET", "/base/api/version", null, "h");
    below.handle(exchange);
    assertEquals(200, exchange.response().status());
    exchange = new FakeExchange("GET", "/base", null, "h");
    below.handle(exchange);
    assertEquals(302, exchange.response().status());
    assertEquals("/base/dashboard/", exchange.response().headers().get("Location"));
    exchange = new FakeExchange("GET", "/api/version", null, "h");
    below.handle(exchange);
    assertEquals(404, exchange.response().status());
  }

  @Test
  void pingChangesItsMindBeforeTheEnd() {
    Ping ping = new Ping(503);
    FakeExchange exchange = new FakeExchange("GET", "/ping", null, "h");
    ping.handle(exchange);
    assertEquals("OK", exchange.body());
    ping.terminate();
    exchange = new FakeExchange("GET", "/ping", null, "h");
    ping.handle(exchange);
    assertEquals(503, exchange.response().status());
    assertEquals("Service Unavailable", exchange.body());
  }

  private FakeExchange get(String path, @Nullable String query) {
    FakeExchange exchange = new FakeExchange("GET", path, query, "h");
    api.handle(exchange);
    return exchange;
  }

  private static Api api(String basePath) {
    AgentInfo info =
        new AgentInfo(
            Instant.EPOCH,
            basePath,
            true,
            false,
            "",
            new TreeMap<>(),
            "",
            "",
            false,
            List.of("File"));
    return new Api(info, () -> RUNTIME, new Dashboard());
  }

  private static Item<Router> router(
      String name, String rule, String service, long priority, Status status, String... errors) {
    Router router =
        new Router(
            List.of("web"), List.of("mw@file"), service, rule, List.of(), "", priority, null, null);
    return new Item<>(name, router, status, List.of(errors), List.of("web"), Map.of());
  }

  @SafeVarargs
  private static <T> SortedMap<String, Item<T>> sorted(Item<T>... items) {
    SortedMap<String, Item<T>> out = new TreeMap<>();
    for (Item<T> item : items) {
      out.put(item.name(), item);
    }
    return out;
  }
}
