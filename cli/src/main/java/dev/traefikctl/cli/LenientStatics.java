package dev.traefikctl.cli;

import dev.traefikctl.diag.Reporter;
import dev.traefikctl.file.StaticLoader;
import dev.traefikctl.model.DynamicConfig;
import dev.traefikctl.model.StaticConfig;
import dev.traefikctl.model.http.Router;
import dev.traefikctl.model.http.RouterTls;
import dev.traefikctl.model.tcp.TcpRouter;
import dev.traefikctl.model.tcp.TcpRouterTls;
import dev.traefikctl.model.udp.UdpRouter;
import dev.traefikctl.source.Format;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * A static configuration that has everything a dynamic one refers to, for when the real one is not
 * known: what depends on it must not cause a false alarm.
 */
final class LenientStatics {

  private LenientStatics() {}

  static StaticConfig of(DynamicConfig dynamic) {
    Set<String> entryPoints = new TreeSet<>(Set.of("web"));
    Set<String> udp = new TreeSet<>();
    Set<String> resolvers = new TreeSet<>();
    for (Router router : dynamic.http().routers().values()) {
      entryPoints.addAll(router.entryPoints());
      RouterTls tls = router.tls();
      if (tls != null && !tls.certResolver().isEmpty()) {
        resolvers.add(tls.certResolver());
      }
    }
    for (TcpRouter router : dynamic.tcp().routers().values()) {
      entryPoints.addAll(router.entryPoints());
      TcpRouterTls tls = router.tls();
      if (tls != null && !tls.certResolver().isEmpty()) {
        resolvers.add(tls.certResolver());
      }
    }
    for (UdpRouter router : dynamic.udp().routers().values()) {
      udp.addAll(router.entryPoints());
    }
    return load(entryPoints, udp, resolvers);
  }

  private static StaticConfig load(
      Set<String> entryPoints, Set<String> udp, Set<String> resolvers) {
    udp.removeAll(entryPoints);
    StringBuilder json = new StringBuilder("{\"entryPoints\": {");
    members(json, entryPoints, "{\"address\": \":1\"}");
    if (!udp.isEmpty()) {
      json.append(", ");
    }
    members(json, udp, "{\"address\": \":1/udp\"}");
    json.append("}, \"api\": {}, \"ping\": {\"manualRouting\": true}");
    json.append(", \"metrics\": {\"prometheus\": {\"manualRouting\": true}}");
    if (!resolvers.isEmpty()) {
      json.append(", \"certificatesResolvers\": {");
      members(json, resolvers, "{\"acme\": {\"tlsChallenge\": {}}}");
      json.append('}');
    }
    String text = json.append('}').toString();
    return StaticLoader.text(Format.YAML, text, "", Reporter.ignoring()).config();
  }

  private static void members(StringBuilder json, Collection<String> names, String value) {
    String comma = "";
    for (String name : names) {
      json.append(comma).append('"');
      for (int i = 0; i < name.length(); i++) {
        char c = name.charAt(i);
        if (c < 0x20 || c == '"' || c == '\\') {
          json.append(String.format("\\u%04x", (int) c));
        } else {
          json.append(c);
        }
      }
      json.append("\": ").append(value);
      comma = ", ";
    }
  }
}
