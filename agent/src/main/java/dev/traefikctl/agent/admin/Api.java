package dev.traefikctl.agent.admin;

import dev.traefikctl.agent.telemetry.GoJson;
import dev.traefikctl.http.Exchange;
import dev.traefikctl.http.Handler;
import dev.traefikctl.routing.RuntimeConfig;
import dev.traefikctl.routing.RuntimeConfig.Item;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code api@internal}: Traefik's read-only HTTP API. */
public final class Api implements Handler {

  private final AgentInfo info;
  private final Supplier<RuntimeConfig> runtime;
  private final Handler dashboard;

  /**
   * @param runtime what is served right now
   */
  public Api(AgentInfo info, Supplier<RuntimeConfig> runtime, Handler dashboard) {
    this.info = info;
    this.runtime = runtime;
    this.dashboard = dashboard;
  }

  /** What an endpoint answers. */
  private sealed interface Answer {}

  private record Json(Object value, @Nullable Long nextPage) implements Answer {
    Json(Object value) {
      this(value, null);
    }
  }

  private record Missing(String message) implements Answer {}

  @Override
  public void handle(Exchange exchange) {
    String path = exchange.request().path();
    if (!path.startsWith(info.basePath())) {
      notFound(exchange);
      return;
    }
    String rest = path.substring(info.basePath().length());
    if (rest.startsWith("/api/")) {
      serve(exchange, rest.substring("/api/".length()));
    } else if (info.dashboard() && (rest.isEmpty() || rest.equals("/"))) {
      toDashboard(exchange);
    } else if (info.dashboard() && rest.startsWith("/dashboard/")) {
      exchange.request().path(rest.substring("/dashboard".length()));
      dashboard.handle(exchange);
    } else {
      notFound(exchange);
    }
  }

  private void serve(Exchange exchange, String path) {
    try {
      Answer answer = find(path, Query.parse(exchange.request().query()));
      if (answer == null) {
        notFound(exchange);
      } else if (!exchange.request().method().equals("GET")) {
        exchange.answer(405, "");
      } else {
        send(exchange, answer, path);
      }
    } catch (Query.BadRequest e) {
      exchange.error(400, message(String.valueOf(e.getMessage())));
    }
  }

  private static void notFound(Exchange exchange) {
    exchange.error(404, "404 page not found");
  }

  /** Follows a trusted X-Forwarded-Prefix, unless that would lead to another site. */
  private void toDashboard(Exchange exchange) {
    String prefix = exchange.request().headers().get("X-Forwarded-Prefix");
    boolean usable = prefix != null && prefix.startsWith("/") && !prefix.startsWith("//");
    exchange.response().status(302);
    exchange.response().headers().reset(new byte[0]);
    String location = (usable ? prefix : "") + info.basePath() + "/dashboard/";
    exchange.response().headers().set("Location", location);
    exchange.respond(new byte[0]);
  }

  private static void send(Exchange exchange, Answer answer, String path) {
    switch (answer) {
      case Missing missing -> exchange.error(404, message(missing.message()));
      case Json json -> {
        exchange.response().status(200);
        exchange.response().headers().reset(new byte[0]);
        String suffix = path.equals("version") ? "; charset=UTF-8" : "";
        exchange.response().headers().set("Content-Type", "application/json" + suffix);
        if (json.nextPage() != null) {
          exchange.response().headers().set("X-Next-Page", json.nextPage().toString());
        }
        String end = path.equals("version") ? "" : "\n";
        exchange.respond((GoJson.write(json.value()) + end).getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private static String message(String text) {
    return GoJson.write(Map.of("message", text));
  }

  /** The answer for the path below {@code /api/}; null where there is no such endpoint. */
  private @Nullable Answer find(String path, Query query) throws Query.BadRequest {
    String[] parts = path.split("/", -1);
    String name = decoded(parts[parts.length - 1]);
    if (name.isEmpty()) {
      return null;
    }
    return switch (parts.length) {
      case 1 -> single(parts[0], query);
      case 2 -> pair(parts[0], parts[1], name, query);
      case 3 -> detail(parts[0], parts[1], name);
      default -> null;
    };
  }

  private static String decoded(String segment) {
    return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private @Nullable Answer single(String endpoint, Query query) throws Query.BadRequest {
    return switch (endpoint) {
      case "version" -> new Json(version());
      case "overview" -> new Json(Overview.of(runtime.get(), info));
      case "rawdata" -> new Json(rawData());
      case "entrypoints" -> page(entryPoints(), query);
      case "certificates" -> page(List.<Map<String, Object>>of(), query);
      default -> null;
    };
  }

  private @Nullable Answer pair(String first, String second, String name, Query query)
      throws Query.BadRequest {
    return switch (first) {
      case "entrypoints" -> {
        Map<String, @Nullable Object> found = info.entryPoints().get(name);
        yield found == null
            ? new Missing("entry point not found: " + name)
            : new Json(named(name, found));
      }
      case "certificates" -> new Missing("certificate not found: " + name);
      default -> {
        Section<?> section = section(first, second);
        yield section == null ? null : section.list(query);
      }
    };
  }

  private @Nullable Answer detail(String protocol, String kind, String name) {
    Section<?> section = section(protocol, kind);
    return section == null ? null : section.detail(name);
  }

  /** One of the maps of the runtime configuration. */
  private record Section<T extends Record>(String word, SortedMap<String, Item<T>> items) {

    Answer list(Query query) throws Query.BadRequest {
      Page<Item<T>> page = ItemList.page(items.values(), query);
      return new Json(page.items().stream().map(View::full).toList(), page.next());
    }

    Answer detail(String name) {
      Item<T> item = items.get(name);
      return item == null ? new Missing(word + " not found: " + name) : new Json(View.full(item));
    }
  }

  private @Nullable Section<?> section(String protocol, String kind) {
    RuntimeConfig now = runtime.get();
    return switch (protocol + "/" + kind) {
      case "http/routers" -> new Section<>("router", now.routers());
      case "http/services" -> new Section<>("service", now.services());
      case "http/middlewares" -> new Section<>("middleware", now.middlewares());
      case "tcp/routers" -> new Section<>("router", now.tcpRouters());
      case "tcp/services" -> new Section<>("service", now.tcpServices());
      case "tcp/middlewares" -> new Section<>("middleware", now.tcpMiddlewares());
      case "udp/routers" -> new Section<>("router", now.udpRouters());
      case "udp/services" -> new Section<>("service", now.udpServices());
      default -> null;
    };
  }

  private static <T> Answer page(List<T> all, Query query) throws Query.BadRequest {
    Page<T> page = Page.of(all, query);
    return new Json(page.items(), page.next());
  }

  private Map<String, @Nullable Object> version() {
    Map<String, @Nullable Object> out = new LinkedHashMap<>();
    out.put("Version", AgentInfo.TRAEFIK_VERSION);
    out.put("Codename", AgentInfo.CODENAME);
    out.put("startDate", info.started().toString());
    if (info.disableDashboardAd()) {
      out.put("disableDashboardAd", true);
    }
    if (!info.dashboardName().isEmpty()) {
      out.put("dashboardName", info.dashboardName());
    }
    return out;
  }

  private List<Map<String, @Nullable Object>> entryPoints() {
    List<Map<String, @Nullable Object>> out = new ArrayList<>();
    info.entryPoints().forEach((name, entryPoint) -> out.add(named(name, entryPoint)));
    return out;
  }

  private static Map<String, @Nullable Object> named(
      String name, Map<String, @Nullable Object> entryPoint) {
    Map<String, @Nullable Object> out = new LinkedHashMap<>(entryPoint);
    out.put("name", name);
    return out;
  }

  private Map<String, @Nullable Object> rawData() {
    RuntimeConfig now = runtime.get();
    Map<String, @Nullable Object> out = new LinkedHashMap<>();
    putRaw(out, "routers", now.routers());
    putRaw(out, "middlewares", now.middlewares());
    putRaw(out, "services", now.services());
    putRaw(out, "tcpRouters", now.tcpRouters());
    putRaw(out, "tcpMiddlewares", now.tcpMiddlewares());
    putRaw(out, "tcpServices", now.tcpServices());
    putRaw(out, "udpRouters", now.udpRouters());
    putRaw(out, "udpServices", now.udpServices());
    return out;
  }

  private static <T extends Record> void putRaw(
      Map<String, @Nullable Object> out, String section, SortedMap<String, Item<T>> items) {
    if (!items.isEmpty()) {
      Map<String, Object> views = new LinkedHashMap<>();
      items.forEach((name, item) -> views.put(name, View.raw(item)));
      out.put(section, views);
    }
  }
}
