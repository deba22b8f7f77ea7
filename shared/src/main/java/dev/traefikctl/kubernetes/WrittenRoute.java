package dev.traefikctl.kubernetes;

import dev.traefikctl.source.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * A route of an IngressRoute as it is written, whether or not Traefik takes it.
 *
 * @param title the object and the way to the rule, for findings
 * @param match the rule; empty for none
 * @param syntax of the rule; empty for that of the static configuration
 * @param place of the rule
 * @param middlewares the names that the provider gives to those that it names
 */
public record WrittenRoute(
    String title, String match, String syntax, Span place, List<String> middlewares) {

  public WrittenRoute {
    middlewares = List.copyOf(middlewares);
  }

  /** The routes of an object; none for other kinds. */
  public static List<WrittenRoute> of(KubeObject object) {
    List<WrittenRoute> out = new ArrayList<>();
    if (object.kind().equals("IngressRoute")) {
      for (Part route : object.spec().get("routes").items()) {
        Part match = route.get("match");
        out.add(
            new WrittenRoute(
                object.title() + ", " + match.path(),
                match.text(),
                route.get("syntax").text(),
                match.span(),
                middlewares(object.namespace(), route.get("middlewares"))));
      }
    }
    return out;
  }

  private static List<String> middlewares(String own, Part list) {
    List<String> out = new ArrayList<>();
    for (Part item : list.items()) {
      String name = item.get("name").text();
      String other = item.get("namespace").text();
      String namespace = other.isEmpty() ? own : other;
      out.add(name.contains("@") ? name : Names.normal(Names.id(namespace, name)));
    }
    return out;
  }
}
