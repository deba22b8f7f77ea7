package dev.traefikctl.kubernetes;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Reporter;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Routes whose class is not that of the provider, which Traefik leaves to others without a word. A
 * class whose IngressClass names another controller is meant for it, and not reported.
 */
public final class ObjectClass {

  private static final String ANNOTATION = "kubernetes.io/ingress.class";
  static final String USUAL = "traefik";
  static final String CONTROLLER = "traefik.io/ingress-controller";

  private ObjectClass() {}

  /**
   * Checks an IngressRoute, IngressRouteTCP or IngressRouteUDP.
   *
   * @param wanted the option {@code ingressClass} of the provider; empty where it is not set
   * @param known the static configuration is the user's, so that the option is as well
   */
  public static void ofRoute(KubeObject route, String wanted, boolean known, Reporter reporter) {
    Part own = route.spec().get("ingressClassName");
    Part name = own.text().isEmpty() ? annotation(route) : own;
    boolean good =
        wanted.isEmpty()
            ? name.text().isEmpty() || name.text().equals(USUAL)
            : name.text().equals(wanted);
    if (!good) {
      report(route, name, wanted.isEmpty() ? USUAL : wanted, known, reporter);
    }
  }

  /**
   * Checks an Ingress.
   *
   * @param classes the IngressClasses that are given
   */
  public static void ofIngress(
      KubeObject ingress,
      Collection<KubeObject> classes,
      String wanted,
      boolean known,
      Reporter reporter) {
    String expected = wanted.isEmpty() ? USUAL : wanted;
    Part name = ingress.spec().get("ingressClassName");
    if (!name.present()) {
      Part old = annotation(ingress);
      boolean good = old.text().equals(wanted) || old.text().equals(expected);
      if (!good && !isOthers(find(classes, old.text()))) {
        report(ingress, old, expected, known, reporter);
      }
      return;
    }
    KubeObject found = find(classes, name.text());
    boolean good =
        found == null
            ? classes.isEmpty() && name.text().equals(expected)
            : wanted.isEmpty() || name.text().equals(wanted);
    if (!good && !isOthers(found)) {
      report(ingress, name, expected, known, reporter);
    }
  }

  private static Part annotation(KubeObject object) {
    return object.part().get("metadata").get("annotations").get(ANNOTATION);
  }

  private static boolean isOthers(@Nullable KubeObject ingressClass) {
    return ingressClass != null && !ingressClass.spec().get("controller").text().equals(CONTROLLER);
  }

  private static @Nullable KubeObject find(Collection<KubeObject> classes, String name) {
    return classes.stream().filter(object -> object.name().equals(name)).findFirst().orElse(null);
  }

  private static void report(
      KubeObject object, Part name, String wanted, boolean known, Reporter reporter) {
    String own = name.text();
    String what =
        own.equals(wanted)
            ? "there is no IngressClass " + wanted + " among those that are given"
            : (own.isEmpty() ? "it has no class" : "its class is " + own)
                + ", which is not "
                + wanted;
    String message =
        object.title()
            + ": "
            + what
            + (known ? "" : " (the usual one: no static configuration is given)")
            + "; Traefik silently ignores the object";
    reporter.report(
        Diagnostic.at(Code.K8S_CLASS_MISMATCH, name.span(), message)
            .suggest(own.equals(wanted) ? null : "ingressClassName: " + wanted));
  }
}
