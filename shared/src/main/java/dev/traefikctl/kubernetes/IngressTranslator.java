package dev.traefikctl.kubernetes;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.kubernetes.Annotations.Read;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Ingresses to a dynamic configuration, as Traefik's kubernetesIngress provider makes it. A pure
 * function of the objects and the options.
 */
public final class IngressTranslator implements ObjectTranslator {

  /** The name of the provider, as it follows the @ of a qualified name. */
  public static final String PROVIDER = "kubernetes";

  private static final String KIND = "Ingress";
  private static final String DROPPED = "Traefik drops the whole Ingress";

  private final IngressOptions options;
  private final IngressRules rules;
  private final Predicate<KubeObject> selector;

  IngressTranslator(IngressOptions options) {
    this.options = options;
    rules = new IngressRules(options);
    selector = options.selector();
  }

  /** Translates all Ingresses that the options let the provider see. */
  public static Translation translate(ClusterObjects objects, IngressOptions options) {
    Diagnostic problem = options.problem("kubernetesIngress");
    return problem == null
        ? WholeTranslation.of(new IngressTranslator(options), objects)
        : Translation.none(List.of(problem));
  }

  @Override
  public List<String> kinds() {
    return List.of(KIND);
  }

  @Override
  public Fragment translate(KubeObject object, Lookup objects) {
    Fragment out = new Fragment();
    Cluster cluster = new Cluster(objects, options, selector);
    Scope scope = new Scope(object, DROPPED, out.reporter());
    IngressStatuses statuses = new IngressStatuses(cluster, options.endpoint());
    if (!cluster.sees(object) || !isOfClass(cluster, object)) {
      out.status(statuses.present(object));
      return out;
    }
    out.status(statuses.wanted(scope, object));
    Read<RouterAnnotations> annotations = annotations(scope, object);
    if (annotations != null) {
      new IngressRoutes(cluster, rules, scope, annotations, out).translate();
    }
    return out;
  }

  /** The field of an Ingress names an IngressClass, the annotation the provider's own option. */
  private boolean isOfClass(Cluster cluster, KubeObject ingress) {
    Part name = ingress.spec().get("ingressClassName");
    String wanted = options.provider().ingressClass();
    if (!name.present()) {
      return ObjectClass.isWanted(ingress.annotation(Annotations.CLASS), wanted);
    }
    if (!options.hasClasses() || !(wanted.isEmpty() || name.text().equals(wanted))) {
      return false;
    }
    KubeObject known = cluster.ingressClass(name.text());
    return known != null && ObjectClass.isTraefiks(known);
  }

  /** What an Ingress asks for; null where Traefik refuses that, which is reported. */
  private @Nullable Read<RouterAnnotations> annotations(Scope scope, KubeObject ingress) {
    Read<RouterAnnotations> said = Annotations.ROUTER.read(scope, ingress);
    if (said == null || options.mayReferToProviders(ingress.namespace())) {
      return said;
    }
    // an Ingress defines nothing that it could refer to, so all that it names is another's
    Part middlewares = said.part("middlewares");
    Part tlsOptions = said.part("tls").get("options");
    if (!middlewares.present() && !tlsOptions.present()) {
      return said;
    }
    String message =
        (middlewares.present() ? "a middleware" : "the name of TLS options")
            + " needs the namespace "
            + ingress.namespace()
            + " in crossProviderNamespaces";
    Part at = middlewares.present() ? middlewares : tlsOptions;
    return scope.refuse(Code.K8S_CROSS_NAMESPACE, at, message);
  }
}
