package dev.traefikctl.agent.admin;

import java.util.Comparator;
import java.util.List;

/**
 * One page of a list.
 *
 * @param next the number of the next page; 1 behind the last one, as Traefik says it
 */
record Page<T>(List<T> items, long next) {

  private static final int PER_PAGE = 100;

  /** The page that {@code page} and {@code per_page} ask for. */
  static <T> Page<T> of(List<T> all, Query query) throws Query.BadRequest {
    long perPage = query.positive("per_page", PER_PAGE);
    long page = query.positive("page", 1);
    long step = Math.min(perPage, Integer.MAX_VALUE); // no list is longer, and no product too large
    long start = Math.min(page - 1, Integer.MAX_VALUE) * step;
    if (start != 0 && start >= all.size()) {
      throw new Query.BadRequest("invalid request: page: " + page + ", per_page: " + perPage);
    }
    long end = Math.min(start + step, all.size());
    long next = start + step < all.size() ? page + 1 : 1;
    return new Page<>(all.subList((int) start, (int) end), next);
  }

  /** The order of a sort key, then of the name, in the direction that the query asks for. */
  static <T> Comparator<T> order(Comparator<T> key, Comparator<T> name, Query query) {
    Comparator<T> ascending = key.thenComparing(name);
    String direction = query.get("direction");
    return direction.isEmpty() || direction.equals("asc") ? ascending : ascending.reversed();
  }
}
