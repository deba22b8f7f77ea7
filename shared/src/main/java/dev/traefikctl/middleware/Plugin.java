package dev.traefikctl.middleware;

import dev.traefikctl.diag.Code;
import dev.traefikctl.http.Handler;
import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import dev.traefikctl.schema.Variants;
import java.util.Map;

@Doc("A middleware of a plugin, by the plugin's name.")
@Variants.Key(value = "plugin", inline = true)
public record Plugin(
    @Option(doc = "The plugin's name and its options.", example = "demo: {a: b}")
        Map<String, Object> plugins)
    implements Middleware {

  @Override
  public Handler wrap(Handler next, Wiring wiring) {
    String message = "plugin: unknown plugin type: " + String.join(", ", plugins.keySet());
    return wiring.fail(Code.UNDECLARED_PLUGIN, "", message);
  }
}
