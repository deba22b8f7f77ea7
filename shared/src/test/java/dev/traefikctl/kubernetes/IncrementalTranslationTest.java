package dev.traefikctl.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.kubernetes.Update.Extent;
import dev.traefikctl.model.DynamicConfig;
import dev.traefikctl.model.RouterChange;
import dev.traefikctl.model.ServerChange;
import dev.traefikctl.model.http.HttpConfig;
import dev.traefikctl.model.http.Router;
import dev.traefikctl.model.http.Service;
import dev.traefikctl.model.statics.KubernetesCrd;
import dev.traefikctl.model.statics.KubernetesIngress;
import dev.traefikctl.model.tcp.TcpConfig;
import dev.traefikctl.model.udp.UdpConfig;
import dev.traefikctl.schema.Defaults;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Change by change the result is that of translating all objects at once. */
class IncrementalTranslationTest {

  private static final ObjectTranslator CRD =
      new CrdTranslator(new CrdOptions(Defaults.of(KubernetesCrd.class)));
  private static final ObjectTranslator INGRESS =
      new IngressTranslator(new IngressOptions(Defaults.of(KubernetesIngress.class), null, "v3"));

  private final LiveObjects live = new LiveObjects();
  private ObjectTranslator translator = CRD;
  private IncrementalTranslation translation = new IncrementalTranslation(CRD, live);
  private final Map<String, KubeObject> objects = new TreeMap<>();
  private DynamicConfig config = DynamicConfig.empty();

  private static String key(KubeObject object) {
    return object.kind() + " " + object.id();
  }

  private void put(KubeObject object) {
    objects.put(key(object), object);
    live.put(object);
  }

  private void remove(KubeObject object) {
    objects.remove(key(object));
    live.remove(object.kind(), object.namespace(), object.name());
  }

  /** Follows the changes and compares with the whole. */
  private Update update() {
    Update update = translation.update(live.takeChanges());
    ClusterObjects all =
        new ClusterObjects(
            objects.values().stream().sorted(Comparator.comparing(KubeObject::id)).toList());
    Translation whole = WholeTranslation.of(translator, all);
    DynamicConfig expected = ProviderRecords.config(whole, Reporter.ignoring());
    assertEquals(expected, translation.config());
    assertEquals(sorted(whole.diagnostics()), sorted(translation.problems()));
    assertEquals(whole.status(), translation.statuses());
    switch (update.extent()) {
      case NOTHING -> assertEquals(expected, config);
      case SERVERS -> assertEquals(expected, applied(config, update.servers()));
      case ROUTERS -> assertEquals(expected, applied(config, update.routers()));
      case EVERYTHING -> {}
    }
    config = expected;
    return update;
  }

  private static List<String> sorted(List<Diagnostic> problems) {
    return problems.stream().map(Diagnostic::toString).sorted().toList();
  }

  private static DynamicConfig applied(DynamicConfig config, RouterChange change) {
    HttpConfig http = config.http();
    Map<String, Router> routers = new HashMap<>(http.routers());
    routers.keySet().removeAll(change.gone());
    routers.putAll(change.put());
    HttpConfig changed =
        new HttpConfig(routers, http.services(), http.middlewares(), http.serversTransports());
    return new DynamicConfig(changed, config.tcp(), config.udp(), config.tls());
  }

  private static DynamicConfig applied(DynamicConfig config, ServerChange change) {
    HttpConfig http = config.http();
    TcpConfig tcp = config.tcp();
    return new DynamicConfig(
        new HttpConfig(
            http.routers(),
            with(http.services(), change.http()),
            http.middlewares(),
            http.serversTransports()),
        new TcpConfig(
            tcp.routers(),
            with(tcp.services(), change.tcp()),
            tcp.middlewares(),
            tcp.serversTransports()),
        new UdpConfig(config.udp().routers(), with(config.udp().services(), change.udp())),
        config.tls());
  }

  private static <T> Map<String, T> with(Map<String, T> all, Map<String, T> some) {
    Map<String, T> out = new HashMap<>(all);
    out.putAll(some);
    return out;
  }

  private static List<KubeObject> manifests(String yaml, String file) {
    return new Manifests(Reporter.ignoring()).read(yaml, file).objects().all();
  }

  /** All objects of a recorded case come and go, in any order. */
  @ParameterizedTest
  @MethodSource("dev.traefikctl.kubernetes.RecordedCases#names")
  void followsObjectsThatComeAndGo(String name) throws IOException {
    String yaml = RecordedCases.input(name);
    List<KubeObject> all = manifests(yaml, name);
    if (name.startsWith("ingress")) {
      translator = INGRESS;
      translation = new IncrementalTranslation(INGRESS, live);
    }
    Random random = new Random(name.hashCode());
    for (int step = 0; step < 40 && !all.isEmpty(); step++) {
      for (int i = random.nextInt(3); i >= 0; i--) {
        KubeObject object = all.get(random.nextInt(all.size()));
        if (random.nextInt(3) == 0) {
          remove(object);
        } else {
          put(object);
        }
      }
      update();
    }
    all.forEach(this::put);
    update();
    all.forEach(this::put);
    assertEquals(Extent.NOTHING, update().extent());
    all.forEach(this::remove);
    update();
    assertEquals(DynamicConfig.empty(), config);
  }

  @Test
  void ofTwoDefaultBackendsTheSecondTakesThePlaceOfTheFirst() {
    translator = INGRESS;
    translation = new IncrementalTranslation(INGRESS, live);
    apply(service("a") + slice("a-1", "a", List.of("10.0.0.1")));
    apply(service("b") + slice("b-1", "b", List.of("10.0.0.2")));
    apply(ingress("one", "a") + ingress("two", "b"));
    assertEquals(1, update().problems().size());
    Service first = config.http().services().get("default-backend");
    apply(slice("b-1", "b", List.of("10.0.0.3")));
    assertEquals(Extent.NOTHING, update().extent());
    live.remove("Ingress", "n", "one");
    objects.remove("Ingress n/one");
    Update update = update();
    assertEquals(Extent.EVERYTHING, update.extent());
    assertNotEquals(first, config.http().services().get("default-backend"));
    assertEquals(1, config.http().routers().size());
  }

  private static String ingress(String name, String backend) {
    return """
    ---
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata: {name: %s, namespace: n}
    spec: {defaultBackend: {service: {name: %s, port: {number: 80}}}}
    """
        .formatted(name, backend);
  }

  private static String slice(String name, String service, List<String> addresses) {
    return """
    ---
    apiVersion: discovery.k8s.io/v1
    kind: EndpointSlice
    metadata: {name: %s, namespace: n, labels: {kubernetes.io/service-name: %s}}
    ports: [{name: '', port: 80}]
    endpoints: %s
    """
        .formatted(
            name,
            service,
            addresses.stream()
                .map(text -> "{addresses: [" + text + "], conditions: {ready: true}}")
                .collect(Collectors.joining(", ", "[", "]")));
  }

  private static String service(String name) {
    return """
    ---
    apiVersion: v1
    kind: Service
    metadata: {name: %s, namespace: n}
    spec: {clusterIP: 10.9.9.9, ports: [{port: 80}]}
    """
        .formatted(name);
  }

  private static String route(String name, String service) {
    return """
    ---
    apiVersion: traefik.io/v1alpha1
    kind: IngressRoute
    metadata: {name: %s, namespace: n}
    spec:
      routes: [{match: Host(`%s`), kind: Rule, services: [{name: %s, port: 80}]}]
    """
        .formatted(name, name, service);
  }

  private void apply(String yaml) {
    manifests(yaml, "in.yaml").forEach(this::put);
  }

  @Test
  void otherEndpointsAreServersOfTheServicesThatUseThem() {
    apply(
        service("a")
            + service("b")
            + slice("a-1", "a", List.of("10.0.0.1"))
            + slice("b-1", "b", List.of("10.0.0.2"))
            + route("r1", "a")
            + route("r2", "a")
            + route("r3", "b"));
    assertEquals(Extent.EVERYTHING, update().extent());
    apply(slice("a-2", "a", List.of("10.0.0.3")));
    Update update = update();
    assertEquals(Extent.SERVERS, update.extent());
    assertEquals(2, update.servers().http().size());
    apply(slice("a-2", "a", List.of()));
    assertEquals(Extent.SERVERS, update().extent());
    apply(slice("a-1", "b", List.of("10.0.0.1")));
    assertEquals(Extent.EVERYTHING, update().extent(), "routes without endpoints are dropped");
    apply(slice("a-2", "a", List.of("10.0.0.4")));
    assertEquals(Extent.EVERYTHING, update().extent());
  }

  @Test
  void otherOptionsOfARouteAreOfItsRouter() {
    apply(
        service("a") + slice("a-1", "a", List.of("10.0.0.1")) + route("r", "a") + route("s", "a"));
    assertEquals(Extent.EVERYTHING, update().extent());
    DynamicConfig before = translation.config();
    apply(route("r", "a").replace("kind: Rule", "kind: Rule, priority: 7"));
    Update update = update();
    assertEquals(Extent.ROUTERS, update.extent());
    assertEquals(1, update.routers().size());
    assertSame(before.http().services(), translation.config().http().services());
    apply(route("r", "a") + slice("a-1", "a", List.of("10.0.0.2")));
    assertEquals(Extent.EVERYTHING, update().extent(), "both at once are not told apart");
  }

  @Test
  void whatNobodyLooksAtChangesNothing() {
    apply(service("a") + slice("a-1", "a", List.of("10.0.0.1")) + route("r", "a"));
    update();
    apply(service("b") + slice("b-1", "b", List.of("10.0.0.1")));
    assertEquals(Extent.NOTHING, update().extent());
  }

  @Test
  void anObjectThatWasMissingIsFoundWhenItComes() {
    apply(route("r", "a"));
    Update update = update();
    assertEquals(1, update.problems().size(), update.problems().toString());
    apply(service("a"));
    update = update();
    assertEquals(1, update.problems().size(), update.problems().toString());
    apply(slice("a-1", "a", List.of("10.0.0.1")));
    update = update();
    assertEquals(List.of(), update.problems());
    assertEquals(1, config.http().routers().size());
  }

  @Test
  void aProblemIsToldOnceAsLongAsItStays() {
    apply(service("a") + route("r", "a"));
    assertEquals(1, update().problems().size());
    apply(service("a").replace("10.9.9.9", "10.9.9.8"));
    assertEquals(List.of(), update().problems());
  }
}
