package dev.traefikctl.kubernetes;

import java.util.ArrayList;
import java.util.List;

/** Where objects name Services. */
final class ServiceReferences {

  /** A name of a Service, with the port that is wanted of it. */
  record Reference(String namespace, Part name, Part port) {}

  private final String namespace;
  private final List<Reference> out = new ArrayList<>();

  private ServiceReferences(String namespace) {
    this.namespace = namespace;
  }

  /** The Services that an object names itself; none for kinds that name none. */
  static List<Reference> of(KubeObject object) {
    ServiceReferences found = new ServiceReferences(object.namespace());
    Part spec = object.spec();
    switch (object.kind()) {
      case "IngressRoute", "IngressRouteTCP", "IngressRouteUDP" ->
          spec.get("routes").items().forEach(route -> found.all(route.get("services")));
      case "TraefikService" -> found.combined(spec);
      case "Middleware" -> found.custom(spec.get("errors").get("service"));
      case "Ingress" -> found.ingress(spec);
      default -> {
        // names no Service
      }
    }
    return found.out;
  }

  private void combined(Part spec) {
    all(spec.get("weighted").get("services"));
    all(spec.get("highestRandomWeight").get("services"));
    custom(spec.get("mirroring"));
    all(spec.get("mirroring").get("mirrors"));
    custom(spec.get("failover").get("service"));
    custom(spec.get("failover").get("fallback"));
  }

  private void all(Part list) {
    list.items().forEach(this::custom);
  }

  private void custom(Part reference) {
    String kind = reference.get("kind").text();
    Part name = reference.get("name");
    boolean elsewhere = name.text().contains("@");
    if (name.present() && !elsewhere && (kind.isEmpty() || kind.equals("Service"))) {
      String other = reference.get("namespace").text();
      out.add(new Reference(other.isEmpty() ? namespace : other, name, reference.get("port")));
    }
  }

  private void ingress(Part spec) {
    backend(spec.get("defaultBackend"));
    for (Part rule : spec.get("rules").items()) {
      rule.get("http").get("paths").items().forEach(path -> backend(path.get("backend")));
    }
  }

  private void backend(Part backend) {
    Part service = backend.get("service");
    Part number = service.get("port").get("number");
    Part port = number.present() ? number : service.get("port").get("name");
    if (service.get("name").present()) {
      out.add(new Reference(namespace, service.get("name"), port));
    }
  }
}
