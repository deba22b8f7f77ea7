package dev.traefikctl.kubernetes;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.diag.Severity;
import dev.traefikctl.source.Node;
import dev.traefikctl.source.Node.Kind;
import dev.traefikctl.source.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a cluster adds to manifests, so that these can be translated without one: endpoints and
 * addresses of Services, and Services and users that live elsewhere. A server is then called by the
 * name that its Service has in the cluster: {@code app.default.svc}.
 */
public final class StandIns {

  private static final String SERVICE = "Service";
  private static final String SLICE = "EndpointSlice";
  private static final String SECRET = "Secret";
  private static final int SOME_PORT = 80;
  private static final int SOME_NODE_PORT = 30_000;
  private static final String SOME_ADDRESS = "192.0.2.1";

  /** The hash of no password that anybody knows. */
  private static final String HASH = "{SHA}AAAAAAAAAAAAAAAAAAAAAAAAAAA=";

  /**
   * What is known of the cluster.
   *
   * @param ingressClass the option of the provider kubernetesIngress; empty where it is not set
   * @param crossNamespace the option allowCrossNamespace of the provider kubernetesCRD
   * @param complete nothing exists but what is given; else references to Services of a namespace of
   *     which no Service is given, and to Secrets likewise, are taken as right, with a warning
   * @param live the files of objects that were read from the cluster itself: nothing is to be added
   *     to these, and all is known of their namespaces and of what has none
   */
  public record Surroundings(
      String ingressClass, boolean crossNamespace, boolean complete, Set<String> live) {

    private boolean isLive(KubeObject object) {
      return live.contains(object.node().span().file());
    }
  }

  private final List<KubeObject> given;
  private final Surroundings around;
  private final Set<String> withServices = new HashSet<>();
  private final Set<String> withSecrets = new HashSet<>();
  private final Set<String> withSlices = new HashSet<>();
  private final Set<String> known = new HashSet<>();
  private final Reporter reporter;
  private final List<KubeObject> out = new ArrayList<>();

  private StandIns(Collection<KubeObject> given, Surroundings around, Reporter reporter) {
    this.given = List.copyOf(given);
    this.around = around;
    this.reporter = reporter;
    for (KubeObject object : given) {
      known.add(object.kind() + " " + object.id());
      if (around.isLive(object)) {
        withServices.add(object.namespace());
        withSecrets.add(object.namespace());
      }
      if (object.kind().equals(SERVICE)) {
        withServices.add(object.namespace());
      } else if (object.kind().equals(SECRET)) {
        withSecrets.add(object.namespace());
      } else if (object.kind().equals(SLICE)) {
        withSlices.add(object.namespace() + "/" + object.label(ClusterObjects.SERVICE_LABEL));
      }
    }
  }

  /** The objects with all that their cluster would add. */
  public static List<KubeObject> complete(
      Collection<KubeObject> given, Surroundings around, Reporter reporter) {
    StandIns run = new StandIns(given, around, reporter);
    if (!around.complete()) {
      run.ingressClass();
      run.services();
      run.users();
    }
    run.given.forEach(run::completed);
    run.nodes();
    return run.out;
  }

  /** A Service as the cluster has it, and its endpoints where only the cluster knows them. */
  private void completed(KubeObject object) {
    boolean whole = !object.kind().equals(SERVICE) || around.isLive(object);
    if (whole || Backends.isExternal(object)) {
      out.add(object);
      return;
    }
    KubeObject service = addressed(object);
    out.add(service);
    boolean selects = !service.spec().get("selector").entries().isEmpty();
    if (selects && !withSlices.contains(service.id())) {
      out.add(slice(service));
    }
  }

  /** With the address and the node ports that the API server hands out. */
  private static KubeObject addressed(KubeObject service) {
    Part spec = service.spec();
    if (!(spec.node() instanceof Node.Mapping section)) {
      return service;
    }
    Draft draft = Draft.of(section);
    if (!spec.get("clusterIP").present()) {
      draft.text("clusterIP", host(service), service.span());
    }
    if (spec.get("type").text().equals("NodePort")) {
      List<Node> ports = new ArrayList<>();
      for (Part port : spec.get("ports").items()) {
        ports.add(port.node() instanceof Node.Mapping written ? withNodePort(written, port) : null);
      }
      ports.removeIf(Objects::isNull);
      draft.nodes("ports", ports, spec.get("ports").span());
    }
    return with(service, Draft.of(service.node()).set("spec", draft));
  }

  private static Node withNodePort(Node.Mapping written, Part port) {
    return port.get("nodePort").present()
        ? written
        : Draft.of(written).number("nodePort", SOME_NODE_PORT, port.span()).build();
  }

  private static KubeObject with(KubeObject object, Draft node) {
    return new KubeObject(
        object.apiVersion(), object.kind(), object.namespace(), object.name(), node.build());
  }

  private static String host(KubeObject service) {
    return service.name() + "." + service.namespace() + ".svc";
  }

  private static KubeObject slice(KubeObject service) {
    Span at = service.span();
    List<Node> ports = new ArrayList<>();
    for (Part port : service.spec().get("ports").items()) {
      Part target = port.get("targetPort");
      int number =
          target.isNumber() ? target.number(SOME_PORT) : port.get("port").number(SOME_PORT);
      Node name = new Node.Scalar(port.get("name").text(), Kind.STRING, at);
      ports.add(new Draft(at).set("name", name).number("port", number, at).build());
    }
    Draft endpoint = new Draft(at).texts("addresses", List.of(host(service)), at);
    endpoint.set("conditions", new Draft(at).flag("ready", true, at));
    Draft labels = new Draft(at).text(ClusterObjects.SERVICE_LABEL, service.name(), at);
    Draft node = new Draft(at).set("metadata", new Draft(at).set("labels", labels));
    node.nodes("ports", ports, at).nodes("endpoints", List.of(endpoint.build()), at);
    return new KubeObject(
        "discovery.k8s.io/v1", SLICE, service.namespace(), service.name(), node.build());
  }

  private void nodes() {
    if (isUnknown("Node")) {
      Span at = given.getFirst().span();
      Draft address =
          new Draft(at).text("type", "InternalIP", at).text("address", SOME_ADDRESS, at);
      Draft status = new Draft(at).nodes("addresses", List.of(address.build()), at);
      out.add(
          new KubeObject("v1", "Node", "", "node", new Draft(at).set("status", status).build()));
    }
  }

  /** Whether objects without a namespace may well exist, since none is given. */
  private boolean isUnknown(String kind) {
    return !given.isEmpty()
        && around.live().isEmpty()
        && given.stream().noneMatch(object -> object.kind().equals(kind));
  }

  /** The class that comes with Traefik's chart. */
  private void ingressClass() {
    String name = around.ingressClass().isEmpty() ? ObjectClass.USUAL : around.ingressClass();
    if (isUnknown("IngressClass")) {
      Span at = given.getFirst().span();
      Draft spec = new Draft(at).text("controller", ObjectClass.CONTROLLER, at);
      Draft node = new Draft(at).set("spec", spec);
      out.add(new KubeObject("networking.k8s.io/v1", "IngressClass", "", name, node.build()));
    }
  }

  /** Services that are named, of namespaces of which no Service is given. */
  private void services() {
    Map<String, Set<Part>> ports = new LinkedHashMap<>();
    Map<String, KubeObject> missing = new LinkedHashMap<>();
    for (KubeObject object : given) {
      for (ServiceReferences.Reference reference : ServiceReferences.of(object)) {
        String namespace = reference.namespace();
        String name = reference.name().text();
        boolean allowed = around.crossNamespace() || namespace.equals(object.namespace());
        if (allowed && !withServices.contains(namespace) && !name.isEmpty()) {
          String id = namespace + "/" + name;
          ports.computeIfAbsent(id, key -> new LinkedHashSet<>()).add(reference.port());
          missing.putIfAbsent(id, service(reference));
          report(object, reference.name(), Code.K8S_SERVICE_MISSING, "Service " + id);
        }
      }
    }
    missing.forEach((id, service) -> {
      KubeObject full = withPorts(service, ports.get(id));
      out.add(full);
      out.add(slice(full));
    });
  }

  private static KubeObject service(ServiceReferences.Reference reference) {
    Span at = reference.name().span();
    Draft node = new Draft(at).set("metadata", new Draft(at));
    return new KubeObject(
        "v1", SERVICE, reference.namespace(), reference.name().text(), node.build());
  }

  private static KubeObject withPorts(KubeObject service, @Nullable Set<Part> wanted) {
    Span at = service.node().span();
    List<Node> ports = new ArrayList<>();
    for (Part port : wanted == null ? Set.<Part>of() : wanted) {
      Draft draft = new Draft(at);
      if (!port.isNumber()) {
        draft.text("name", port.text(), at);
      }
      ports.add(draft.number("port", port.number(SOME_PORT), at).build());
    }
    Draft spec = new Draft(at).text("clusterIP", host(service), at).nodes("ports", ports, at);
    return with(service, Draft.of(service.node()).set("spec", spec));
  }

  /** Secrets of users of basicAuth and digestAuth; what they hold decides about nothing here. */
  private void users() {
    for (KubeObject object : given) {
      if (!object.kind().equals("Middleware") || withSecrets.contains(object.namespace())) {
        continue;
      }
      for (String type : List.of("basicAuth", "digestAuth")) {
        Part name = object.spec().get(type).get("secret");
        if (!name.text().isEmpty()) {
          String id = object.namespace() + "/" + name.text();
          report(object, name, Code.K8S_MIDDLEWARE_SECRET, "Secret " + id);
          if (known.add(SECRET + " " + id)) {
            out.add(secret(object.namespace(), name, type.equals("basicAuth")));
          }
        }
      }
    }
  }

  private static KubeObject secret(String namespace, Part name, boolean basic) {
    Span at = name.span();
    String line = basic ? "user:" + HASH : "user:realm:" + "0".repeat(32);
    Draft data = new Draft(at).text("users", line, at);
    Draft node = new Draft(at).set("stringData", data);
    return new KubeObject("v1", SECRET, namespace, name.text(), node.build());
  }

  private void report(KubeObject object, Part at, Code code, String what) {
    String message =
        object.title()
            + ", "
            + at.path()
            + ": the "
            + what
            + " is not among the given manifests; what needs it is taken as right";
    reporter.report(
        Diagnostic.at(code, at.span(), message)
            .withSeverity(Severity.WARNING)
            .suggest("give its manifest as well"));
  }
}
