package dev.traefikctl.kubernetes;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.Diagnostics;
import dev.traefikctl.source.Node;
import dev.traefikctl.source.Span;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Traefik's own resources to a dynamic configuration, as its kubernetesCRD provider does. A pure
 * function of the objects and the options.
 */
public final class CrdTranslator {

  /** The name of the provider, as it follows the @ of a qualified name. */
  public static final String PROVIDER = References.PROVIDER;

  private static final String CLASS_ANNOTATION = "kubernetes.io/ingress.class";
  private static final String DEFAULT_CLASS = "traefik";
  private static final String DROPPED = "Traefik leaves the object out";
  private static final Span NOWHERE = Span.startOf("");

  private final Diagnostics found = new Diagnostics();
  private final Cluster cluster;
  private final Crd crd;
  private final Draft http = new Draft(NOWHERE);
  private final Draft tcp = new Draft(NOWHERE);
  private final Draft udp = new Draft(NOWHERE);
  private final Draft tls = new Draft(NOWHERE);

  private CrdTranslator(ClusterObjects objects, CrdOptions options) {
    cluster = new Cluster(objects, options);
    Certificates certificates = new Certificates(cluster);
    UsedCertificates used = new UsedCertificates(certificates, "/");
    crd = new Crd(cluster, new References(options), certificates, used);
  }

  /** Translates all objects that the options let the provider see. */
  public static Translation translate(ClusterObjects objects, CrdOptions options) {
    return new CrdTranslator(objects, options).translate();
  }

  private Translation translate() {
    TlsObjects tlsObjects = new TlsObjects(crd);
    Draft stores = tlsObjects.stores(scopes("TLSStore"), new Draft(NOWHERE));
    http();
    tcp();
    udp();
    tls.filled("options", tlsObjects.options(scopes("TLSOption"), new Draft(NOWHERE)));
    tls.filled("stores", stores);
    tls.nodes("certificates", crd.used().all(), NOWHERE);
    Draft all = new Draft(NOWHERE);
    all.filled("http", http).filled("tcp", tcp).filled("udp", udp).filled("tls", tls);
    Node.Mapping configuration = all.build();
    return new Translation(configuration, found.all());
  }

  private void http() {
    Draft routers = new Draft(NOWHERE);
    Draft definitions = new Draft(NOWHERE);
    Draft middlewares = new Draft(NOWHERE);
    Draft transports = new Draft(NOWHERE);
    boolean nativeLb = cluster.options().nativeLBByDefault();
    HttpServices ofRoutes = new HttpServices(cluster, crd.references(), nativeLb);
    // Traefik does not apply the option to what TraefikServices and middlewares refer to
    HttpServices services = new HttpServices(cluster, crd.references(), false);
    HttpRoutes routes = new HttpRoutes(crd, ofRoutes, routers, definitions);
    routes("IngressRoute", routes::add);
    Middlewares translator = new Middlewares(crd, services, middlewares, definitions);
    each("Middleware", translator::add);
    each("TraefikService", new TraefikServices(services, definitions)::add);
    Transports kinds = new Transports(crd.certificates());
    each(
        "ServersTransport",
        (scope, object) ->
            transports.set(
                name(object), kinds.http(scope.reacting("Traefik goes on without"), object)));
    http.filled("routers", routers).filled("services", definitions);
    http.filled("middlewares", middlewares).filled("serversTransports", transports);
  }

  private void tcp() {
    Draft routers = new Draft(NOWHERE);
    Draft definitions = new Draft(NOWHERE);
    Draft middlewares = new Draft(NOWHERE);
    Draft transports = new Draft(NOWHERE);
    routes("IngressRouteTCP", new StreamRoutes(crd, routers, definitions)::addTcp);
    each(
        "MiddlewareTCP",
        (scope, object) -> middlewares.set(name(object), TcpMiddlewares.translate(object)));
    Transports kinds = new Transports(crd.certificates());
    each(
        "ServersTransportTCP",
        (scope, object) ->
            transports.set(
                name(object), kinds.tcp(scope.reacting("Traefik goes on without"), object)));
    tcp.filled("routers", routers).filled("services", definitions);
    tcp.filled("middlewares", middlewares).filled("serversTransports", transports);
  }

  private void udp() {
    Draft routers = new Draft(NOWHERE);
    Draft definitions = new Draft(NOWHERE);
    routes("IngressRouteUDP", new StreamRoutes(crd, routers, definitions)::addUdp);
    udp.filled("routers", routers).filled("services", definitions);
  }

  private static String name(KubeObject object) {
    return Names.normal(object.namespace() + "-" + object.name());
  }

  private List<Scope> scopes(String kind) {
    return cluster.resources(kind).stream()
        .map(object -> new Scope(object, DROPPED, found))
        .toList();
  }

  private void each(String kind, BiConsumer<Scope, KubeObject> translator) {
    scopes(kind).forEach(scope -> translator.accept(scope, scope.object()));
  }

  /** The routes of a kind that are of the provider's class. */
  private void routes(String kind, BiConsumer<Scope, KubeObject> translator) {
    each(
        kind,
        (scope, object) -> {
          if (isOfClass(scope, object)) {
            translator.accept(scope, object);
          }
        });
  }

  private boolean isOfClass(Scope scope, KubeObject object) {
    String own = object.spec().get("ingressClassName").text();
    Part old = object.part().get("metadata").get("annotations").get(CLASS_ANNOTATION);
    boolean annotated = own.isEmpty() && !old.text().isEmpty();
    if (annotated) {
      String message = "the annotation is deprecated; use spec.ingressClassName";
      scope.warn(Code.K8S_CLASS_MISMATCH, old, message);
    }
    String name = annotated ? old.text() : own;
    String wanted = cluster.options().ingressClass();
    return wanted.isEmpty() ? name.isEmpty() || name.equals(DEFAULT_CLASS) : name.equals(wanted);
  }
}
