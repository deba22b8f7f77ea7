package dev.traefikctl.kubernetes;

import dev.traefikctl.diag.Code;
import dev.traefikctl.kubernetes.HttpServices.Named;
import dev.traefikctl.model.http.Failover;
import dev.traefikctl.schema.Projection;
import dev.traefikctl.source.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** TraefikServices: services that are made of others. */
final class TraefikServices {

  private final HttpServices services;
  private final Draft out;

  /**
   * @param out the services of the configuration, to add to
   */
  TraefikServices(HttpServices services, Draft out) {
    this.services = services;
    this.out = out;
  }

  /** Adds what an object says; what it needs stays defined even where it fails itself. */
  void add(Scope scope, KubeObject object) {
    String id = Names.normal(object.namespace() + "-" + object.name());
    Part spec = object.spec();
    if (spec.get("weighted").present()) {
      weighted(scope, object.namespace(), spec.get("weighted"), id);
    } else if (spec.get("mirroring").present()) {
      mirroring(scope, object.namespace(), spec.get("mirroring"), id);
    } else if (spec.get("highestRandomWeight").present()) {
      highestRandomWeight(scope, object.namespace(), spec.get("highestRandomWeight"), id);
    } else if (spec.get("failover").present()) {
      failover(scope, object.namespace(), spec.get("failover"), id);
    } else {
      scope.refuse(Code.SERVICE_TYPE, spec, "the TraefikService has no type");
    }
  }

  /** A weighted service; false where one of its services is refused. */
  boolean weighted(Scope scope, String namespace, Part weighted, String id) {
    List<Node> children = children(scope, namespace, weighted.get("services"));
    if (children == null) {
      return false;
    }
    Draft section = new Draft(weighted.span());
    section.nodes("services", children, weighted.get("services").span());
    HttpServices.sticky(weighted.get("sticky"), section);
    define(id, "weighted", section);
    return true;
  }

  private void highestRandomWeight(Scope scope, String namespace, Part part, String id) {
    List<Node> children = children(scope, namespace, part.get("services"));
    if (children != null) {
      Draft section = new Draft(part.span());
      section.nodes("services", children, part.get("services").span());
      define(id, "highestRandomWeight", section);
    }
  }

  private @Nullable List<Node> children(Scope scope, String namespace, Part list) {
    List<Node> children = new ArrayList<>();
    List<Part> items = list.items();
    for (int i = 0; i < items.size(); i++) {
      Part item = items.get(i);
      String name = defined(scope, namespace, item);
      if (name == null) {
        services.inspect(scope, namespace, items.subList(i + 1, items.size()));
        return null;
      }
      Draft child = new Draft(item.span()).text("name", name, item.get("name").span());
      Part weight = item.get("weight");
      children.add(child.number("weight", weight.number(1), weight.span()).build());
    }
    return children;
  }

  private void mirroring(Scope scope, String namespace, Part part, String id) {
    List<Part> items = part.get("mirrors").items();
    String main = defined(scope, namespace, part);
    if (main == null) {
      services.inspect(scope, namespace, items);
      return;
    }
    List<Node> mirrors = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      Part item = items.get(i);
      String name = defined(scope, namespace, item);
      if (name == null) {
        services.inspect(scope, namespace, items.subList(i + 1, items.size()));
        return;
      }
      Draft mirror = new Draft(item.span()).text("name", name, item.get("name").span());
      mirrors.add(mirror.number("percent", item.get("percent")).build());
    }
    Draft section = new Draft(part.span()).text("service", main, part.get("name").span());
    section.copy("mirrorBody", part.get("mirrorBody")).copy("maxBodySize", part.get("maxBodySize"));
    section.nodes("mirrors", mirrors, part.get("mirrors").span());
    define(id, "mirroring", section);
  }

  private void failover(Scope scope, String namespace, Part part, String id) {
    Named main = services.find(scope, namespace, part.get("service"));
    Named fallback = services.find(scope, namespace, part.get("fallback"));
    if (main == null || fallback == null) {
      return;
    }
    Draft section = new Draft(part.span());
    section.text("service", define(main), part.get("service").get("name").span());
    section.text("fallback", define(fallback), part.get("fallback").get("name").span());
    Node written = part.get("errors").node();
    Node.Mapping errors =
        written instanceof Node.Mapping mapping ? mapping : new Draft(part.span()).build();
    section.set("errors", Projection.of(Failover.Errors.class, errors));
    define(id, "failover", section);
  }

  /** The name of a service, which is defined if it has to be; null where it is refused. */
  private @Nullable String defined(Scope scope, String namespace, Part reference) {
    Named named = services.find(scope, namespace, reference);
    return named == null ? null : define(named);
  }

  private String define(Named named) {
    Draft definition = named.definition();
    if (definition != null) {
      out.set(named.name(), definition);
    }
    return named.name();
  }

  private void define(String id, String type, Draft section) {
    out.set(id, new Draft(section.build().span()).set(type, section));
  }
}
