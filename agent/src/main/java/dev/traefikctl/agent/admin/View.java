package dev.traefikctl.agent.admin;

import dev.traefikctl.model.http.LoadBalancer;
import dev.traefikctl.model.http.Router;
import dev.traefikctl.model.http.RouterTls;
import dev.traefikctl.model.http.Service;
import dev.traefikctl.model.tcp.TcpLoadBalancer;
import dev.traefikctl.model.tcp.TcpRouter;
import dev.traefikctl.model.tcp.TcpService;
import dev.traefikctl.model.udp.UdpLoadBalancer;
import dev.traefikctl.model.udp.UdpRouter;
import dev.traefikctl.model.udp.UdpService;
import dev.traefikctl.routing.RuntimeConfig.Item;
import dev.traefikctl.schema.Unbinder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How one part of the configuration looks in the API, and what lists can be sorted by. */
final class View {

  private View() {}

  /** As {@code /api/rawdata} shows it: under its name, so without it. */
  static Map<String, @Nullable Object> raw(Item<? extends Record> item) {
    Map<String, @Nullable Object> out = new LinkedHashMap<>(Unbinder.toMap(item.config()));
    if (!item.errors().isEmpty()) {
      out.put("error", item.errors());
    }
    out.put("status", item.status().text());
    if (!item.users().isEmpty()) {
      out.put(isRouter(item.config()) ? "using" : "usedBy", item.users());
    }
    if (!item.serverStatus().isEmpty()) {
      out.put("serverStatus", item.serverStatus());
    }
    return out;
  }

  /** As lists and details show it. */
  static Map<String, @Nullable Object> full(Item<? extends Record> item) {
    Map<String, @Nullable Object> out = raw(item);
    out.put("name", item.name());
    out.put("provider", item.provider());
    String type = type(item);
    if (!type.isEmpty()) {
      out.put("type", type);
    }
    Object status = out.remove("serverStatus");
    if (status != null) {
      out.put("serverStatus", status); // last, as Traefik writes it
    }
    if (item.config() instanceof Router || item.config() instanceof TcpRouter) {
      out.put("priorityStr", Long.toString(priority(item)));
    }
    if (item.config() instanceof Router router && router.tls() != null) {
      out.put("tls", withOptions(router.tls()));
    }
    return out;
  }

  /** TLS options without a name are named here, though not in the raw data. */
  private static Map<String, @Nullable Object> withOptions(RouterTls tls) {
    boolean named = !tls.options().isEmpty();
    return Unbinder.toMap(
        named ? tls : new RouterTls("default", tls.certResolver(), tls.domains()));
  }

  static boolean isRouter(Record config) {
    return config instanceof Router || config instanceof TcpRouter || config instanceof UdpRouter;
  }

  /** The kind of a service or middleware in lower case; "" where there is none, and of routers. */
  static String type(Item<? extends Record> item) {
    if (isRouter(item.config())) {
      return "";
    }
    for (Map.Entry<String, @Nullable Object> entry : Unbinder.toMap(item.config()).entrySet()) {
      if (entry.getKey().equals("plugin") && entry.getValue() instanceof Map<?, ?> plugins) {
        return plugins.size() == 1
            ? plugins.keySet().iterator().next().toString().toLowerCase(Locale.ROOT)
            : "";
      }
      if (!entry.getKey().equals("middlewares")) {
        return entry.getKey().toLowerCase(Locale.ROOT);
      }
    }
    return "";
  }

  static long priority(Item<? extends Record> item) {
    return switch (item.config()) {
      case Router router -> router.priority();
      case TcpRouter router -> router.priority();
      default -> 0;
    };
  }

  static String rule(Item<? extends Record> item) {
    return switch (item.config()) {
      case Router router -> router.rule();
      case TcpRouter router -> router.rule();
      default -> "";
    };
  }

  static String service(Item<? extends Record> item) {
    return switch (item.config()) {
      case Router router -> router.service();
      case TcpRouter router -> router.service();
      case UdpRouter router -> router.service();
      default -> "";
    };
  }

  static List<String> middlewares(Item<? extends Record> item) {
    return switch (item.config()) {
      case Router router -> router.middlewares();
      case TcpRouter router -> router.middlewares();
      default -> List.of();
    };
  }

  static int entryPoints(Item<? extends Record> item) {
    return switch (item.config()) {
      case Router router -> router.entryPoints().size();
      case TcpRouter router -> router.entryPoints().size();
      case UdpRouter router -> router.entryPoints().size();
      default -> 0;
    };
  }

  /** The number of servers of a load balancer; 0 of other types. */
  static int servers(Item<? extends Record> item) {
    List<?> types =
        switch (item.config()) {
          case Service service -> service.types();
          case TcpService service -> service.types();
          case UdpService service -> service.types();
          default -> List.of();
        };
    return types.stream().mapToInt(View::serverCount).sum();
  }

  private static int serverCount(Object type) {
    return switch (type) {
      case LoadBalancer balancer -> balancer.servers().size();
      case TcpLoadBalancer balancer -> balancer.servers().size();
      case UdpLoadBalancer balancer -> balancer.servers().size();
      default -> 0;
    };
  }
}
