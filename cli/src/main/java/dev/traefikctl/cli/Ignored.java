package dev.traefikctl.cli;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.kubernetes.KubeObject;
import dev.traefikctl.kubernetes.ObjectClass;
import dev.traefikctl.model.StaticConfig;
import dev.traefikctl.model.statics.KubernetesCrd;
import dev.traefikctl.model.statics.KubernetesIngress;
import dev.traefikctl.model.statics.Providers;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Objects that Traefik never looks at: no provider reads their kind, or their class is not its. */
final class Ignored {

  private final Providers providers;
  private final List<KubeObject> given;
  private final boolean known;
  private final Reporter reporter;

  private Ignored(Providers providers, List<KubeObject> given, boolean known, Reporter reporter) {
    this.providers = providers;
    this.given = given;
    this.known = known;
    this.reporter = reporter;
  }

  /**
   * Reports them.
   *
   * @param known the static configuration is the user's
   */
  static void check(
      List<KubeObject> given, StaticConfig statics, boolean known, Reporter reporter) {
    Ignored run = new Ignored(statics.providers(), given, known, reporter);
    run.kinds();
    run.classes();
  }

  /** Says once a kind that its provider is not switched on. */
  private void kinds() {
    Set<String> told = new HashSet<>();
    for (KubeObject object : given) {
      boolean custom = object.apiVersion().startsWith("traefik.io/");
      boolean ingress = object.kind().equals("Ingress");
      boolean unread =
          (custom && providers.kubernetesCRD() == null)
              || (ingress && providers.kubernetesIngress() == null);
      String provider = custom ? "kubernetesCRD" : "kubernetesIngress";
      if (unread && told.add(provider)) {
        String message =
            object.title()
                + ": the static configuration does not enable the provider "
                + provider
                + ", so that Traefik ignores all such objects";
        reporter.report(
            Diagnostic.at(Code.K8S_CLASS_MISMATCH, object.span(), message)
                .suggest("add providers." + provider + " to the static configuration"));
      }
    }
  }

  private void classes() {
    KubernetesCrd crd = providers.kubernetesCRD();
    KubernetesIngress ingress = providers.kubernetesIngress();
    List<KubeObject> classes =
        given.stream().filter(object -> object.kind().equals("IngressClass")).toList();
    for (KubeObject object : given) {
      if (object.kind().equals("Ingress") && ingress != null) {
        ObjectClass.ofIngress(object, classes, ingress.ingressClass(), known, reporter);
      } else if (object.kind().startsWith("IngressRoute") && crd != null) {
        ObjectClass.ofRoute(object, crd.ingressClass(), known, reporter);
      }
    }
  }
}
