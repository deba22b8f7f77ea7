package dev.traefikctl.agent.admin;

import dev.traefikctl.model.udp.UdpRouter;
import dev.traefikctl.routing.RuntimeConfig.Item;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The lists of the API: filtered, sorted and cut into pages by their query parameters. */
final class ItemList {

  private ItemList() {}

  static <T extends Record> Page<Item<T>> page(Collection<Item<T>> all, Query query)
      throws Query.BadRequest {
    List<Item<T>> kept = new ArrayList<>();
    for (Item<T> item : all) {
      if (isAskedFor(item, query)) {
        kept.add(item);
      }
    }
    Comparator<Item<T>> name = Comparator.comparing(Item::name);
    kept.sort(Page.order(key(query.get("sortBy")), name, query));
    return Page.of(kept, query);
  }

  private static boolean isAskedFor(Item<? extends Record> item, Query query) {
    String search = query.get("search").toLowerCase(Locale.ROOT);
    String status = query.get("status");
    return (contains(item.name(), search) || contains(View.rule(item), search))
        && (status.isEmpty() || status.equalsIgnoreCase(item.status().text()))
        && (!View.isRouter(item.config()) || uses(item, query));
  }

  /** Only routers are asked what they use; UDP routers have no middlewares. */
  private static boolean uses(Item<? extends Record> router, Query query) {
    String middleware = query.get("middlewareName");
    return isServedBy(router, query.get("serviceName"))
        && (middleware.isEmpty()
            || router.config() instanceof UdpRouter
            || View.middlewares(router).contains(middleware));
  }

  private static boolean contains(String text, String part) {
    return text.toLowerCase(Locale.ROOT).contains(part);
  }

  /** A router names its service with or without provider, so both are compared. */
  private static boolean isServedBy(Item<? extends Record> item, String name) {
    if (name.isEmpty()) {
      return true;
    }
    String service = View.service(item);
    int at = name.indexOf('@');
    String plain = at < 0 ? name : name.substring(0, at);
    return service.equals(name) || service.indexOf('@') < 0 && service.equals(plain);
  }

  private static <T extends Record> Comparator<Item<T>> key(String sortBy) {
    return switch (sortBy) {
      case "provider" -> Comparator.comparing(Item::provider);
      case "priority" -> Comparator.comparingLong(View::priority);
      case "status" -> Comparator.comparing(item -> item.status().text());
      case "rule" -> Comparator.comparing(View::rule);
      case "service" -> Comparator.comparing(View::service);
      case "entryPoints" -> Comparator.comparingInt(View::entryPoints);
      case "type" -> Comparator.comparing(View::type);
      case "servers" -> Comparator.comparingInt(View::servers);
      default -> Comparator.comparing(Item::name);
    };
  }
}
