package dev.traefikctl.routing;

import dev.traefikctl.http.Exchange;
import dev.traefikctl.http.Handler;
import dev.traefikctl.rule.RuleIndex;
import dev.traefikctl.rule.RuleIndex.Entry;
import java.util.ArrayList;
import java.util.List;

/** Gives each exchange to the router of the highest priority that matches; 404 where none does. */
record RouterChoice(RuleIndex<Handler> plain, RuleIndex<Handler> tls) implements Handler {

  /** The choice among the routers of an entry point. */
  static RouterChoice among(List<RouterPart> parts) {
    return new RouterChoice(
        RuleIndex.of(entries(parts, false)), RuleIndex.of(entries(parts, true)));
  }

  /** The choice among child routers, which see what their parent let through, over TLS or not. */
  static RouterChoice below(List<RouterPart> children) {
    List<Entry<Handler>> all = entries(children, false);
    all.addAll(entries(children, true));
    RuleIndex<Handler> index = RuleIndex.of(all);
    return new RouterChoice(index, index);
  }

  /** The same with other routers in the place of some. */
  RouterChoice with(List<RouterPart> gone, List<RouterPart> come) {
    return new RouterChoice(
        plain.with(entries(gone, false), entries(come, false)),
        tls.with(entries(gone, true), entries(come, true)));
  }

  private static List<Entry<Handler>> entries(List<RouterPart> parts, boolean overTls) {
    List<Entry<Handler>> out = new ArrayList<>(parts.size());
    for (RouterPart part : parts) {
      Entry<Handler> entry = (part.tls != null) == overTls ? part.entry() : null;
      if (entry != null) {
        out.add(entry);
      }
    }
    return out;
  }

  @Override
  public void handle(Exchange exchange) {
    Handler router = (exchange.request().tls() ? tls : plain).find(exchange.request());
    if (router == null) {
      exchange.error(404, "404 page not found");
      return;
    }
    router.handle(exchange);
  }
}
