package dev.traefikctl.cli;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Severity;
import dev.traefikctl.kubernetes.ClusterObjects;
import dev.traefikctl.kubernetes.CrdOptions;
import dev.traefikctl.kubernetes.CrdTranslator;
import dev.traefikctl.kubernetes.IngressOptions;
import dev.traefikctl.kubernetes.IngressTranslator;
import dev.traefikctl.kubernetes.Translation;
import dev.traefikctl.model.StaticConfig;
import dev.traefikctl.model.statics.KubernetesCrd;
import dev.traefikctl.model.statics.KubernetesIngress.IngressEndpoint;
import dev.traefikctl.model.statics.Providers;
import dev.traefikctl.source.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The Kubernetes providers of a static configuration. */
final class KubeProviders {

  /**
   * What a provider made.
   *
   * @param key its section of the static configuration, in lower case
   * @param provider what stands behind the @ of its names
   */
  record Made(String key, String provider, Translation translation) {}

  private KubeProviders() {}

  /** Whether any of them is switched on. */
  static boolean isAny(Providers providers) {
    return providers.kubernetesCRD() != null
        || providers.kubernetesIngress() != null
        || providers.kubernetesGateway() != null;
  }

  /**
   * What those that are switched on make of objects.
   *
   * @param document the static configuration as it is written; null where it is not
   */
  static List<Made> translate(
      StaticConfig statics, @Nullable Node document, ClusterObjects objects) {
    Providers providers = statics.providers();
    List<Made> out = new ArrayList<>();
    KubernetesCrd crd = providers.kubernetesCRD();
    if (crd != null) {
      Translation made = CrdTranslator.translate(objects, new CrdOptions(crd));
      out.add(new Made("kubernetescrd", CrdTranslator.PROVIDER, made));
    }
    IngressOptions ingress = IngressOptions.of(statics);
    if (ingress != null) {
      IngressOptions asked =
          new IngressOptions(
              ingress.provider(), endpoint(ingress, document), ingress.defaultRuleSyntax());
      Translation made = IngressTranslator.translate(objects, asked);
      out.add(new Made("kubernetesingress", IngressTranslator.PROVIDER, made));
    }
    if (providers.kubernetesGateway() != null) {
      out.add(new Made("kubernetesgateway", "kubernetesgateway", notYet("kubernetesGateway")));
    }
    return out;
  }

  /** A section without content stops Traefik; here it is one that names no address. */
  private static @Nullable IngressEndpoint endpoint(
      IngressOptions options, @Nullable Node document) {
    Node node = document;
    for (String key : List.of("providers", "kubernetesIngress", "ingressEndpoint")) {
      node = node instanceof Node.Mapping mapping ? mapping.get(key) : null;
    }
    return node instanceof Node.Mapping && options.endpoint() == null
        ? new IngressEndpoint("", "", "")
        : options.endpoint();
  }

  private static Translation notYet(String provider) {
    String message = "this version does not translate for the provider " + provider + " yet";
    return Translation.none(
        List.of(Diagnostic.at(Code.NOT_IMPLEMENTED, null, message).withSeverity(Severity.ERROR)));
  }
}
