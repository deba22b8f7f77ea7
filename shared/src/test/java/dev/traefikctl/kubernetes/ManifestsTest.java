package dev.traefikctl.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Diagnostics;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ManifestsTest {

  private final Diagnostics found = new Diagnostics();

  private List<String> read(String text) {
    return new Manifests(found)
        .read(text, "in.yaml").all().stream().map(KubeObject::title).toList();
  }

  private List<String> problems() {
    return found.all().stream().map(Diagnostic::toString).toList();
  }

  @Test
  void readsStreamsOfDocuments() {
    assertEquals(
        List.of("Service default/a", "Service other/b", "Node n"),
        read(
            """
            # a comment alone
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: a}
            ---
            ---
            {"apiVersion": "v1", "kind": "Service", "metadata": {"name": "b", "namespace": "other"}}
            ---
            apiVersion: v1
            kind: Node
            metadata: {name: n, namespace: ignored}
            ...
            """));
    assertEquals(List.of(), problems());
  }

  @Test
  void readsLists() {
    assertEquals(
        List.of("Ingress default/a", "Secret default/b"),
        read(
            """
            apiVersion: v1
            kind: List
            items:
              - {apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: a}}
              - apiVersion: v1
                kind: SecretList
                items: [{apiVersion: v1, kind: Secret, metadata: {name: b}}]
            """));
    assertEquals(List.of(), problems());
  }

  @Test
  void leavesOutWhatNoProviderReads() {
    assertEquals(
        List.of(),
        read(
            """
            {apiVersion: apps/v1, kind: Deployment, metadata: {name: a}}
            ---
            {apiVersion: example.com/v1, kind: Service, metadata: {name: b}}
            ---
            {apiVersion: gateway.networking.k8s.io/v1, kind: HTTPRoute, metadata: {name: c}}
            """));
    assertEquals(List.of(), problems());
  }

  @Test
  void tellsOfVersionsThatTraefikDoesNotRead() {
    assertEquals(
        List.of(),
        read(
            """
            {apiVersion: traefik.containo.us/v1alpha1, kind: IngressRoute, metadata: {name: a}}
            ---
            {apiVersion: traefik.io/v1, kind: IngressRoute, metadata: {name: a}}
            ---
            {apiVersion: extensions/v1beta1, kind: Ingress, metadata: {name: a}}
            ---
            {apiVersion: traefik.io/v1alpha1, kind: IngresRoute, metadata: {name: a}}
            """));
    assertEquals(
        List.of(
            "in.yaml:1:14: error TRK8013: IngressRoute of the group traefik.containo.us is never"
                + " read by Traefik v3: it has no effect",
            "in.yaml:3:14: error TRK8013: traefik.io/v1 is no version that Traefik reads: the"
                + " object has no effect",
            "in.yaml:5:14: error TRK8013: Ingress of extensions/v1beta1 is never read by Traefik"
                + " v3: it has no effect",
            "in.yaml:7:41: error TRK8007: traefik.io/v1alpha1 has no kind IngresRoute; the API"
                + " server refuses the object"),
        problems());
    assertEquals("did you mean `IngressRoute`?", found.all().getLast().suggestion());
  }

  @Test
  void tellsOfWhatIsNoObject() {
    assertEquals(
        List.of("Service default/a"),
        read(
            """
            http: {routers: {}}
            ---
            - a list
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: a, name: a}
            """));
    assertEquals(3, problems().size());
    assertEquals(
        "in.yaml:1:1: error TRK1014: this is no Kubernetes object: it has no apiVersion or no kind",
        problems().get(1));
  }

  @Test
  void givesSlicesNoNamespace() {
    ClusterObjects objects =
        new Manifests(found)
            .read(
                """
                {apiVersion: v1, kind: Service, metadata: {name: a}}
                ---
                apiVersion: discovery.k8s.io/v1
                kind: EndpointSlice
                metadata: {name: a-1, labels: {kubernetes.io/service-name: a}}
                ---
                apiVersion: discovery.k8s.io/v1
                kind: EndpointSlice
                metadata: {name: a-2, namespace: default, labels: {kubernetes.io/service-name: a}}
                """,
                "in.yaml")
            .objects();
    KubeObject service = objects.find("Service", "default", "a");
    assertEquals(
        List.of("a-2"),
        objects.slicesOf(Objects.requireNonNull(service)).stream().map(KubeObject::name).toList());
  }

  @Test
  void takesTheLastOfTwoObjectsOfOneName() {
    ClusterObjects objects =
        new Manifests(found)
            .read(
                """
                {apiVersion: v1, kind: Service, metadata: {name: a}, spec: {type: ClusterIP}}
                ---
                {apiVersion: v1, kind: Service, metadata: {name: a}, spec: {type: NodePort}}
                """,
                "in.yaml")
            .objects();
    assertEquals(
        List.of("NodePort"),
        objects.list("Service").stream().map(object -> object.spec().get("type").text()).toList());
  }
}
