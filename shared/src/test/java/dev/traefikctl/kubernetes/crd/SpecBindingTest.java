package dev.traefikctl.kubernetes.crd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.schema.Binder;
import dev.traefikctl.schema.Bound;
import dev.traefikctl.schema.Dialect;
import dev.traefikctl.schema.IntOrString;
import dev.traefikctl.source.Documents;
import dev.traefikctl.source.Format;
import dev.traefikctl.source.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Specs are read as the API server reads them, not as Traefik reads files. */
class SpecBindingTest {

  private static final Dialect DIALECT =
      Dialect.kubernetes(Code.UNKNOWN_DYNAMIC_FIELD, "the API server refuses it");

  private final List<Diagnostic> found = new ArrayList<>();

  private <T extends Record> Bound<T> bind(Class<T> type, String yaml) {
    Node root = Objects.requireNonNull(Documents.parse(Format.YAML, yaml, "in.yaml").root());
    return Binder.of(type, DIALECT).bind(root, found::add);
  }

  @Test
  void portsKeepWhetherTheyAreNumbers() {
    var spec =
        bind(
                IngressRouteSpec.class,
                """
                routes:
                - match: Host(`a`)
                  kind: Rule
                  services:
                  - {name: one, port: 80}
                  - {name: two, port: "80"}
                  - {name: three, port: web}
                """)
            .value();
    assertEquals(List.of(), found);
    List<IntOrString> ports =
        spec.routes().getFirst().services().stream().map(ServiceSpec::port).toList();
    assertEquals(
        List.of(
            new IntOrString("80", true),
            new IntOrString("80", false),
            new IntOrString("web", false)),
        ports);
  }

  @Test
  void nothingIsFilledIn() {
    String yaml = "routes: [{match: M, services: [{name: s, sticky: {cookie: {}}}]}]";
    var service =
        bind(IngressRouteSpec.class, yaml).value().routes().getFirst().services().getFirst();
    assertEquals("", service.strategy());
    assertNull(service.passHostHeader());
    assertNull(service.port());
    assertNull(service.sticky().cookie().path());
  }

  @Test
  void emptySectionsStand() {
    var bound = bind(MiddlewareSpec.class, "{compress: {}, inFlightReq: {sourceCriterion: {}}}");
    assertFalse(bound.rejected());
    assertNotNull(bound.value().compress());
    assertNotNull(bound.value().inFlightReq().sourceCriterion());
    assertNull(bound.value().chain());
  }

  @Test
  void durationsAreTextsOrNumbers() {
    var retry =
        bind(MiddlewareSpec.class, "retry: {attempts: 2, initialInterval: 100ms, timeout: 5}")
            .value()
            .retry();
    assertEquals(new IntOrString("100ms", false), retry.initialInterval());
    assertEquals(new IntOrString("5", true), retry.timeout());
  }

  @Test
  void pluginsHoldAnything() {
    var spec = bind(MiddlewareSpec.class, "plugin: {demo: {headers: {a: b}}}").value();
    assertEquals(Map.of("demo", Map.of("headers", Map.of("a", "b"))), spec.plugin());
  }

  /** What files may hold and the API server refuses, or prunes. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "stripPrefix: {prefixes: /a}",
        "stripPrefix: {prefixes: [1]}",
        "stripPrefix: true",
        "redirectScheme: {port: 443}",
        "redirectScheme: {permanent: 'true'}",
        "retry: {attempts: '3'}",
        "retry: {timeout: true}",
        "retry: {timeout: {}}",
        "chain: {middlewares: {name: a}}",
        "chain: {middlewares: [a]}",
        "headers: {customRequestHeaders: [{a: b}]}",
        "headers: {customRequestHeaders: {a: 1}}",
        "headers: {customRequestHeaders: {a: {}}}",
        "plugin: text"
      })
  void refusesOtherTypesAndCases(String yaml) {
    assertTrue(bind(MiddlewareSpec.class, yaml).rejected());
    assertEquals(1, found.size(), found::toString);
    assertNotNull(found.getFirst().span());
  }

  @Test
  void prunesKeysInAnotherCase() {
    assertFalse(bind(MiddlewareSpec.class, "stripprefix: {prefixes: [/a]}").rejected());
    assertEquals(1, found.size(), found::toString);
    assertTrue(found.getFirst().message().contains("prunes"), found::toString);
  }

  @Test
  void datesAreTexts() {
    var spec = bind(MiddlewareSpec.class, "headers: {customRequestHeaders: {a: 2026-01-01}}");
    assertEquals(Map.of("a", "2026-01-01"), spec.value().headers().customRequestHeaders());
    assertEquals(List.of(), found);
  }

  /** A mirror is a service with one option more; the parts must not be mixed up. */
  @Test
  void mirrorsAreServicesToo() {
    String service =
        "{kind: TraefikService, name: n, namespace: ns, port: 1, scheme: https, strategy: p2c,"
            + " passHostHeader: false, serversTransport: t, weight: 3, nativeLB: true,"
            + " nodePortLB: true, middlewares: [{name: m}], responseForwarding:"
            + " {flushInterval: 1s}, healthCheck: {path: /}, passiveHealthCheck:"
            + " {maxFailedAttempts: 2}, sticky: {cookie: {name: c}}}";
    ServiceSpec plain = bind(ServiceSpec.class, service).value();
    String more = service.replace("{kind", "{percent: 10, kind");
    MirroringSpec.Mirror mirror = bind(MirroringSpec.Mirror.class, more).value();
    assertEquals(plain, mirror.service());
    assertEquals(10, mirror.percent());
    String most = service.replace("{kind", "{mirrors: [" + more + "], kind");
    MirroringSpec mirroring = bind(MirroringSpec.class, most).value();
    assertEquals(plain, mirroring.service());
    assertEquals(List.of(mirror), mirroring.mirrors());
    assertEquals(List.of(), found);
  }
}
