package dev.traefikctl.kubernetes;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Diagnostic.Related;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.kubernetes.crd.CustomResource;
import dev.traefikctl.kubernetes.crd.SpecCheck;
import dev.traefikctl.source.Node;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the API server would say of objects, before Traefik sees them, and what it lets pass. */
public final class ObjectChecks {

  private static final String REFUSED = "; the API server refuses the object";

  private final Reporter reporter;
  private final Map<String, KubeObject> seen = new HashMap<>();

  private ObjectChecks(Reporter reporter) {
    this.reporter = reporter;
  }

  /** Reports what is wrong with each object, and which are given twice. */
  public static void check(Collection<KubeObject> objects, Reporter reporter) {
    ObjectChecks checks = new ObjectChecks(reporter);
    objects.forEach(checks::check);
  }

  private void check(KubeObject object) {
    metadata(object);
    for (CustomResource resource : CustomResource.values()) {
      if (resource.kind().equals(object.kind())) {
        spec(resource, object);
      }
    }
    if (object.kind().equals("Ingress") || object.kind().equals("Service")) {
      IngressChecks.check(object, reporter);
    }
    if (object.kind().equals("IngressRoute") || object.kind().equals("IngressRouteTCP")) {
      matches(object);
    }
  }

  private void metadata(KubeObject object) {
    Part metadata = object.part().get("metadata");
    Part name = metadata.get("name");
    if (name.text().isEmpty()) {
      boolean generated = !metadata.get("generateName").text().isEmpty();
      String message = object.kind() + " without metadata.name" + REFUSED;
      reporter.report(
          Diagnostic.at(Code.WRONG_TYPE, metadata.span(), message)
              .suggest(generated ? "generateName is nothing that apply takes" : "name it"));
      return;
    }
    KubeObject first = seen.putIfAbsent(object.kind() + " " + object.id(), object);
    if (first != null) {
      String message = object.title() + " is given twice; the last one counts when all are applied";
      reporter.report(
          Diagnostic.at(Code.DUPLICATE_IN_FILES, name.span(), message)
              .relate(List.of(new Related(first.span(), "given here as well"))));
    }
  }

  private void spec(CustomResource resource, KubeObject object) {
    Part spec = object.spec();
    String title = object.title() + ", spec";
    if (spec.node() instanceof Node.Mapping section) {
      SpecCheck.check(resource, section, title, reporter);
    } else {
      String what = spec.present() ? " is no mapping" : " is missing";
      reporter.report(Diagnostic.at(Code.WRONG_TYPE, spec.span(), title + what + REFUSED));
    }
  }

  /** Routes of one object with the same match: each takes the name of the one before. */
  private void matches(KubeObject object) {
    Map<String, Part> matches = new HashMap<>();
    for (Part route : object.spec().get("routes").items()) {
      Part match = route.get("match");
      Part first = match.present() ? matches.put(match.text(), match) : null;
      if (first != null) {
        String message =
            object.title()
                + ", "
                + match.path()
                + ": an earlier route has the same match; Traefik silently keeps the last one only";
        reporter.report(
            Diagnostic.at(Code.DUPLICATE_MATCH, match.span(), message)
                .relate(List.of(new Related(first.span(), "the route that is lost"))));
      }
    }
  }
}
