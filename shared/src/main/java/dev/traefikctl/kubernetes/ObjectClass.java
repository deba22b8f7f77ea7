package dev.traefikctl.kubernetes;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Reporter;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The classes of routes: which are the provider's, and those that are not, which Traefik leaves to
 * others without a word. A class whose IngressClass names another controller is meant for it, and
 * not reported.
 */
public final class ObjectClass {

  static final String USUAL = "traefik";
  static final String CONTROLLER = "traefik.io/ingress-controller";

  private ObjectClass() {}

  /**
   * Whether a class that a route names, or none, is the provider's.
   *
   * @param wanted the option {@code ingressClass}; empty where it is not set
   */
  static boolean isWanted(String name, String wanted) {
    return wanted.isEmpty() ? name.isEmpty() || name.equals(USUAL) : name.equals(wanted);
  }

  /** Where one of Traefik's own routes names its class: a field, or the annotation of old. */
  static Part named(KubeObject route) {
    Part own = route.spec().get("ingressClassName");
    return own.present() ? own : annotation(route);
  }

  /** Whether an IngressClass is for Traefik. */
  static boolean isTraefiks(KubeObject ingressClass) {
    return ingressClass.spec().get("controller").text().equals(CONTROLLER);
  }

  /**
   * Checks an IngressRoute, IngressRouteTCP or IngressRouteUDP.
   *
   * @param wanted the option {@code ingressClass} of the provider; empty where it is not set
   * @param known the static configuration is the user's, so that the option is as well
   */
  public static void ofRoute(KubeObject route, String wanted, boolean known, Reporter reporter) {
    Part name = named(route);
    if (!isWanted(name.text(), wanted)) {
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
      if (!isWanted(old.text(), wanted) && !isOthers(find(classes, old.text()))) {
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
    return object.part().get("metadata").get("annotations").get(Annotations.CLASS);
  }

  private static boolean isOthers(@Nullable KubeObject ingressClass) {
    return ingressClass != null && !isTraefiks(ingressClass);
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
