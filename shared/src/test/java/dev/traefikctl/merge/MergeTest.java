package dev.traefikctl.merge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.ConfigPath;
import dev.traefikctl.diag.Diagnostics;
import dev.traefikctl.diag.Origins;
import dev.traefikctl.file.Binders;
import dev.traefikctl.model.DynamicConfig;
import dev.traefikctl.model.http.Router;
import dev.traefikctl.schema.Bound;
import dev.traefikctl.source.Documents;
import dev.traefikctl.source.Format;
import dev.traefikctl.source.Parsed;
import dev.traefikctl.source.Span;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MergeTest {

  private static ProviderConfig provider(String name, String yaml) {
    Parsed parsed = Documents.parse(Format.YAML, yaml, name + ".yaml");
    assertNotNull(parsed.root());
    Diagnostics problems = new Diagnostics();
    Bound<DynamicConfig> bound = Binders.dynamic().bind(parsed.root(), problems);
    assertFalse(bound.rejected(), () -> problems.all().toString());
    return new ProviderConfig(name, bound.value(), Origins.of(List.of(parsed.root())));
  }

  private static Router router(Merged merged, String name) {
    Router router = merged.config().http().routers().get(name);
    assertNotNull(router, name);
    return router;
  }

  @Test
  void equalNamesOfTwoProvidersStandSideBySide() {
    String app = "http: {services: {app: {loadBalancer: {servers: []}}}}";
    Merged merged =
        Merge.merge(List.of("web"), List.of(provider("file", app), provider("other", app)));
    assertEquals(Set.of("app@file", "app@other"), merged.config().http().services().keySet());
    assertTrue(merged.diagnostics().isEmpty());
  }

  @Test
  void routersWithoutEntryPointsGetTheDefaultOnesButChildrenDoNot() {
    String routers =
        """
        http:
          routers:
            none: {rule: Path(`/a`), service: app}
            own: {rule: Path(`/b`), entryPoints: [x], service: app}
            child: {rule: Path(`/c`), parentRefs: [none, far@other], service: app}
        tcp:
          routers: {t: {rule: HostSNI(`*`), service: app}}
        udp:
          routers: {u: {service: app}}
        """;
    Merged merged = Merge.merge(List.of("web", "alt"), List.of(provider("file", routers)));
    assertEquals(List.of("web", "alt"), router(merged, "none@file").entryPoints());
    assertEquals(List.of("x"), router(merged, "own@file").entryPoints());
    assertEquals(List.of(), router(merged, "child@file").entryPoints());
    assertEquals(List.of("none@file", "far@other"), router(merged, "child@file").parentRefs());
    assertEquals(
        List.of("web", "alt"), merged.config().tcp().routers().get("t@file").entryPoints());
    assertEquals(List.of(), merged.config().udp().routers().get("u@file").entryPoints());
  }

  @Test
  void defaultTlsOptionsOfTwoProvidersAreDropped() {
    String options = "tls: {options: {default: {sniStrict: true}, own: {sniStrict: true}}}";
    Merged one = Merge.merge(List.of(), List.of(provider("file", options)));
    assertEquals(Set.of("default", "own@file"), one.config().tls().options().keySet());
    Merged two =
        Merge.merge(List.of(), List.of(provider("file", options), provider("other", options)));
    assertEquals(Set.of("own@file", "own@other"), two.config().tls().options().keySet());
    assertEquals(Code.DUPLICATE_DEFAULT_TLS_OPTIONS, two.diagnostics().getFirst().code());
  }

  @Test
  void placesAreFoundByQualifiedNames() {
    Merged merged =
        Merge.merge(
            List.of(),
            List.of(
                provider("file", "http:\n  routers:\n    a.b: {rule: Path(`/`), service: x}"),
                provider("other", "http:\n  routers:\n    z: {rule: Path(`/`), service: x}")));
    ConfigPath path = ConfigPath.of("http", "routers", "z@other", "service");
    assertEquals("other.yaml:3:35", merged.origins().find(path).map(Span::toString).orElse(""));
    ConfigPath dotted = ConfigPath.of("http", "routers", "a.b@file", "rule");
    assertEquals("file.yaml:3:17", merged.origins().find(dotted).map(Span::toString).orElse(""));
    assertTrue(merged.origins().find(ConfigPath.of("http", "routers", "a@gone")).isEmpty());
  }

  @Test
  void namesWithAnAtSignAreReported() {
    Merged merged =
        Merge.merge(
            List.of(), List.of(provider("file", "http: {routers: {a@b: {rule: Path(`/`)}}}")));
    assertEquals(
        "file.yaml:1:18: error TRK3013: the name \"a@b\" holds an @, which stands before a"
            + " provider",
        merged.diagnostics().getFirst().toString());
  }
}
