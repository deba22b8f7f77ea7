package dev.traefikctl.kubernetes;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.Diagnostic;
import java.util.List;
import java.util.function.Predicate;

/**
 * Traefik's own resources to a dynamic configuration, as its kubernetesCRD provider does. A pure
 * function of the objects and the options.
 */
public final class CrdTranslator implements ObjectTranslator {

  /** The name of the provider, as it follows the @ of a qualified name. */
  public static final String PROVIDER = References.PROVIDER;

  private static final String DROPPED = "Traefik leaves the object out";
  private static final String GOES_ON = "Traefik goes on without";

  private final CrdOptions options;
  private final References references;
  private final Predicate<KubeObject> selector;

  CrdTranslator(CrdOptions options) {
    this.options = options;
    references = new References(options);
    selector = options.selector();
  }

  /** Translates all objects that the options let the provider see. */
  public static Translation translate(ClusterObjects objects, CrdOptions options) {
    Diagnostic problem = options.problem("kubernetesCRD");
    return problem == null
        ? WholeTranslation.of(new CrdTranslator(options), objects)
        : Translation.none(List.of(problem));
  }

  @Override
  public List<String> kinds() {
    return List.of(
        "TLSStore", // before all else that uses certificates, which belong to the first store
        "IngressRoute",
        "Middleware",
        "TraefikService",
        "ServersTransport",
        "IngressRouteTCP",
        "MiddlewareTCP",
        "ServersTransportTCP",
        "IngressRouteUDP",
        "TLSOption");
  }

  @Override
  public Fragment translate(KubeObject object, Lookup objects) {
    Fragment out = new Fragment();
    Cluster cluster = new Cluster(objects, options, selector);
    if (cluster.sees(object)) {
      Certificates certificates = new Certificates(cluster);
      UsedCertificates used = new UsedCertificates(certificates, "/");
      Crd crd = new Crd(cluster, references, certificates, used, out);
      Scope scope = new Scope(object, DROPPED, out.reporter());
      translate(crd, scope, object);
      out.certificates(used);
    }
    return out;
  }

  private void translate(Crd crd, Scope scope, KubeObject object) {
    Fragment out = crd.out();
    String name = Names.normal(object.namespace() + "-" + object.name());
    Transports transports = new Transports(crd.certificates());
    switch (object.kind()) {
      case "IngressRoute", "IngressRouteTCP", "IngressRouteUDP" -> route(crd, scope, object);
      case "Middleware" -> new Middlewares(crd, services(crd, false)).add(scope, object);
      case "MiddlewareTCP" ->
          out.of(Section.TCP_MIDDLEWARES).set(name, TcpMiddlewares.translate(object));
      case "TraefikService" ->
          new TraefikServices(services(crd, false), out.of(Section.HTTP_SERVICES))
              .add(scope, object);
      case "ServersTransport" ->
          out.of(Section.HTTP_TRANSPORTS)
              .set(name, transports.http(scope.reacting(GOES_ON), object));
      case "ServersTransportTCP" ->
          out.of(Section.TCP_TRANSPORTS).set(name, transports.tcp(scope.reacting(GOES_ON), object));
      case "TLSOption" -> new TlsObjects(crd).option(scope, object);
      case "TLSStore" -> new TlsObjects(crd).store(scope, object);
      default -> throw new IllegalArgumentException("not translated: " + object.kind());
    }
  }

  /**
   * @param ofRoutes what nativeLBByDefault is for; Traefik does not apply it to what
   *     TraefikServices and middlewares refer to
   */
  private HttpServices services(Crd crd, boolean ofRoutes) {
    boolean nativeLb = ofRoutes && options.provider().nativeLBByDefault();
    return new HttpServices(crd.cluster(), references, nativeLb);
  }

  private void route(Crd crd, Scope scope, KubeObject object) {
    if (!isOfClass(scope, object)) {
      return;
    }
    switch (object.kind()) {
      case "IngressRoute" -> new HttpRoutes(crd, services(crd, true)).add(scope, object);
      case "IngressRouteTCP" -> new StreamRoutes(crd).addTcp(scope, object);
      default -> new StreamRoutes(crd).addUdp(scope, object);
    }
  }

  private boolean isOfClass(Scope scope, KubeObject object) {
    Part name = ObjectClass.named(object);
    boolean field = object.spec().get("ingressClassName").present();
    if (!field && !name.text().isEmpty()) {
      String message = "the annotation is deprecated; use spec.ingressClassName";
      scope.warn(Code.K8S_CLASS_MISMATCH, name, message);
    }
    return ObjectClass.isWanted(name.text(), options.provider().ingressClass());
  }
}
