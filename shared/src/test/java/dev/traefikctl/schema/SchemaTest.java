package dev.traefikctl.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.traefikctl.middleware.BasicAuth;
import dev.traefikctl.model.DynamicConfig;
import dev.traefikctl.model.StaticConfig;
import dev.traefikctl.model.http.LoadBalancer;
import dev.traefikctl.model.statics.Api;
import dev.traefikctl.model.statics.EntryPoint;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SchemaTest {

  @Test
  void suggestsWhatIsSimilar() {
    List<String> keys = List.of("priority", "rule", "service", "tls");
    assertEquals("did you mean `priority`?", Suggestions.nearest("priorty", keys));
    assertEquals("did you mean `service`?", Suggestions.nearest("Services", keys));
    assertEquals("did you mean `rule`?", Suggestions.nearest("ruel", keys));
    assertNull(Suggestions.nearest("loadBalancer", keys));
    assertNull(Suggestions.nearest("x", List.of()));
  }

  @Test
  void shapesOfOptions() {
    assertShape(OptionShape.BOOL, "api.insecure");
    assertShape(OptionShape.SWITCH, "PING");
    assertShape(OptionShape.SECTION, "providers.file");
    assertShape(OptionShape.SECTION, "entryPoints.web");
    assertShape(OptionShape.OTHER, "entryPoints");
    assertShape(OptionShape.LIST, "entryPoints.web.http.middlewares");
    assertShape(OptionShape.LIST, "entryPoints.web.http.tls.domains");
    assertShape(OptionShape.LIST, "entryPoints.web.http.tls.domains.[0].sans");
    assertShape(OptionShape.BELOW_NAME, "entryPoints.web.address");
    assertShape(OptionShape.OTHER, "log.filePath");
    assertShape(OptionShape.OTHER, "accessLog.fields.names.x");
    assertShape(OptionShape.UNKNOWN, "entryPoints.web.nosuch");
    assertShape(OptionShape.UNKNOWN, "nosuch");
  }

  private static void assertShape(OptionShape shape, String path) {
    assertEquals(shape, OptionShape.at(StaticConfig.class, Arrays.asList(path.split("\\."))), path);
  }

  @Test
  void defaultsFollowThePresenceOfSections() {
    assertEquals("/", Defaults.of(Api.class).basePath());
    assertEquals(250, Defaults.of(EntryPoint.class).http2().maxConcurrentStreams());
    assertNull(Defaults.of(EntryPoint.class).http3());
    assertEquals(DynamicConfig.empty(), Defaults.of(DynamicConfig.class));
  }

  @Test
  void secretsAreHiddenFromPeople() {
    BasicAuth auth = Defaults.of(BasicAuth.class);
    BasicAuth withUser =
        new BasicAuth(
            List.of("u:secret"),
            auth.usersFile(),
            auth.realm(),
            auth.removeHeader(),
            auth.headerField());
    assertTrue(Json.write(Unbinder.toMap(withUser)).contains("u:secret"));
    assertEquals("{\"users\":[\"xxxx\"]}", Json.write(Unbinder.redacted(withUser)));
  }

  @Test
  void alwaysShownOptions() {
    LoadBalancer balancer = new LoadBalancer(null, List.of(), "", null, null, null, null, "");
    assertEquals("{\"passHostHeader\":null}", Json.write(Unbinder.toMap(balancer)));
  }

  @Test
  void json() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("a", Arrays.asList(1, 1.5, 2.0, true, null, Map.of()));
    tree.put("b\"\\", "\n\u0001é");
    assertEquals("{\"a\":[1,1.5,2,true,null,{}],\"b\\\"\\\\\":\"\\n\\u0001é\"}", Json.write(tree));
    assertEquals("[\n  1,\n  {}\n]", Json.pretty(List.of(1, Map.of())));
  }
}
