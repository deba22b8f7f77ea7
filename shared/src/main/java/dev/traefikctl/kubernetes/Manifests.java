package dev.traefikctl.kubernetes;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.diag.Similar;
import dev.traefikctl.source.Documents;
import dev.traefikctl.source.Node;
import dev.traefikctl.source.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads manifests: YAML streams of any number of documents, JSON, and lists of objects. */
public final class Manifests {

  /** The kinds of Kubernetes itself that are read, with their version. */
  private static final Map<String, String> KINDS =
      Map.of(
          "Service", "v1",
          "EndpointSlice", "discovery.k8s.io/v1",
          "Secret", "v1",
          "ConfigMap", "v1",
          "Node", "v1",
          "Namespace", "v1",
          "IngressClass", "networking.k8s.io/v1",
          "Ingress", "networking.k8s.io/v1");

  private static final Set<String> CLUSTER_KINDS = Set.of("Node", "Namespace", "IngressClass");
  private static final Set<String> TRAEFIK_KINDS =
      Set.of(
          "IngressRoute",
          "IngressRouteTCP",
          "IngressRouteUDP",
          "Middleware",
          "MiddlewareTCP",
          "TraefikService",
          "TLSOption",
          "TLSStore",
          "ServersTransport",
          "ServersTransportTCP");
  private static final String GROUP = "traefik.io/";
  private static final String VERSION = GROUP + "v1alpha1";
  private static final String OLD_GROUP = "traefik.containo.us/";

  private final Reporter reporter;
  private final List<KubeObject> objects = new ArrayList<>();

  public Manifests(Reporter reporter) {
    this.reporter = reporter;
  }

  /** Adds the objects of a text; those that no provider reads are left out without a word. */
  public Manifests read(String text, String file) {
    Documents.Stream stream = Documents.parseAll(text, file);
    for (Problem problem : stream.problems()) {
      if (problem.kind() != Problem.Kind.KEY_NOT_TEXT) {
        Code code = problem.kind() == Problem.Kind.DUPLICATE_KEY ? Code.DUPLICATE_KEY : Code.SYNTAX;
        boolean template = code == Code.SYNTAX && text.contains("{{");
        reporter.report(
            Diagnostic.at(code, problem.span(), problem.message())
                .suggest(template ? "render the template first: helm template" : null));
      }
    }
    stream.documents().forEach(this::add);
    return this;
  }

  public ClusterObjects objects() {
    return new ClusterObjects(objects);
  }

  /** The objects in the order in which they were read, those as well that are given twice. */
  public List<KubeObject> all() {
    return List.copyOf(objects);
  }

  private void add(Node document) {
    Part part = Part.of(document);
    String kind = part.get("kind").text();
    if (kind.endsWith("List") && part.get("items").present()) {
      part.get("items").items().forEach(item -> add(document(item)));
      return;
    }
    String version = part.get("apiVersion").text();
    if (kind.isEmpty() || version.isEmpty() || !(document instanceof Node.Mapping mapping)) {
      String message = "this is no Kubernetes object: it has no apiVersion or no kind";
      reporter.report(Diagnostic.at(Code.SYNTAX, document.span(), message));
    } else if (isRead(part, version, kind)) {
      objects.add(object(mapping, version, kind));
    }
  }

  private static Node document(Part item) {
    Node node = item.node();
    return node == null ? new Node.Mapping(List.of(), item.span()) : node;
  }

  private boolean isRead(Part part, String version, String kind) {
    if (version.startsWith(OLD_GROUP)) {
      String message =
          kind + " of the group traefik.containo.us is never read by Traefik v3: it has no effect";
      reporter.report(
          Diagnostic.at(Code.K8S_OLD_API_GROUP, part.get("apiVersion").span(), message)
              .suggest("apiVersion: " + VERSION));
      return false;
    }
    if (version.startsWith(GROUP) && !version.equals(VERSION)) {
      String message = version + " is no version that Traefik reads: the object has no effect";
      reporter.report(
          Diagnostic.at(Code.K8S_OLD_API_GROUP, part.get("apiVersion").span(), message)
              .suggest("apiVersion: " + VERSION));
      return false;
    }
    return version.equals(VERSION) ? isKnown(part, kind) : isOfCluster(part, version, kind);
  }

  private boolean isKnown(Part part, String kind) {
    if (TRAEFIK_KINDS.contains(kind)) {
      return true;
    }
    String near = Similar.nearest(kind, TRAEFIK_KINDS);
    String message = VERSION + " has no kind " + kind + "; the API server refuses the object";
    reporter.report(
        Diagnostic.at(Code.K8S_INVALID_ROUTE, part.get("kind").span(), message)
            .suggest(near == null ? null : "did you mean `" + near + "`?"));
    return false;
  }

  /** Whether a provider looks at a kind of Kubernetes itself, in this version. */
  private boolean isOfCluster(Part part, String version, String kind) {
    String wanted = KINDS.get(kind);
    if (wanted == null || version.equals(wanted)) {
      return wanted != null;
    }
    if (version.contains("/") && !version.matches("(networking|discovery|extensions)\\b.*")) {
      return false; // another group's kind of the same name
    }
    String message = kind + " of " + version + " is never read by Traefik v3: it has no effect";
    reporter.report(
        Diagnostic.at(Code.K8S_OLD_API_GROUP, part.get("apiVersion").span(), message)
            .suggest("apiVersion: " + wanted));
    return false;
  }

  private static KubeObject object(Node.Mapping node, String version, String kind) {
    Part metadata = Part.of(node).get("metadata");
    String namespace = metadata.get("namespace").text();
    if (CLUSTER_KINDS.contains(kind)) {
      namespace = "";
    } else if (namespace.isEmpty() && !kind.equals("EndpointSlice")) {
      // only the cluster makes EndpointSlices, always with a namespace; one without is no Service's
      namespace = "default";
    }
    return new KubeObject(version, kind, namespace, metadata.get("name").text(), node);
  }
}
