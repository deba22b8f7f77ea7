package dev.traefikctl.kubernetes;

import dev.traefikctl.diag.Code;
import dev.traefikctl.kubernetes.Certificates.Pair;
import dev.traefikctl.model.http.ServersTransport;
import dev.traefikctl.model.tcp.ProxyProtocol;
import dev.traefikctl.model.tcp.TcpServersTransport;
import dev.traefikctl.model.tls.TlsNames;
import dev.traefikctl.schema.GoDuration;
import dev.traefikctl.schema.Projection;
import dev.traefikctl.source.Node;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** ServersTransports and ServersTransportTCPs. */
final class Transports {

  private static final Map<String, String> HTTP_TIMEOUTS = new LinkedHashMap<>();
  private static final Map<String, String> TCP_TIMEOUTS = new LinkedHashMap<>();

  static {
    HTTP_TIMEOUTS.put("dialTimeout", "30s");
    HTTP_TIMEOUTS.put("responseHeaderTimeout", "");
    HTTP_TIMEOUTS.put("idleConnTimeout", "1m30s");
    HTTP_TIMEOUTS.put("readIdleTimeout", "");
    HTTP_TIMEOUTS.put("pingTimeout", "15s");
    TCP_TIMEOUTS.put("dialKeepAlive", "15s");
    TCP_TIMEOUTS.put("dialTimeout", "30s");
    TCP_TIMEOUTS.put("terminationDelay", "100ms");
  }

  private final Certificates certificates;

  Transports(Certificates certificates) {
    this.certificates = certificates;
  }

  Draft http(Scope scope, KubeObject object) {
    Part spec = object.spec();
    Draft out = Draft.of(projected(ServersTransport.class, spec, object));
    out.remove("rootCAs").remove("certificates").remove("forwardingTimeouts");
    cipherSuites(scope, spec.get("cipherSuites"), out);
    versions(scope, spec.get("minVersion"), spec.get("maxVersion"), out);
    verification(scope, object.namespace(), spec, out);
    Part timeouts = spec.get("forwardingTimeouts");
    Draft section = new Draft(timeouts.span());
    timeouts(scope, timeouts, HTTP_TIMEOUTS, section);
    return out.set("forwardingTimeouts", section);
  }

  /** One suite that is unknown makes Traefik forget them all. */
  private static void cipherSuites(Scope scope, Part list, Draft out) {
    for (Part suite : list.items()) {
      if (!TlsNames.CIPHER_SUITES.contains(suite.text())) {
        String message = "unknown cipher suite \"" + suite.text() + "\"";
        scope
            .reacting("Traefik takes its default suites")
            .refuse(Code.UNKNOWN_CIPHER, suite, message);
        out.remove("cipherSuites");
        return;
      }
    }
  }

  private static void versions(Scope scope, Part min, Part max, Draft out) {
    boolean hasMin = isVersion(scope, min);
    boolean hasMax = isVersion(scope, max);
    if (!hasMin) {
      out.remove("minVersion");
    }
    if (!hasMax) {
      out.remove("maxVersion");
    }
    // an unknown version counts as the lowest of all
    if (!min.text().isEmpty()
        && !max.text().isEmpty()
        && TlsNames.VERSIONS.indexOf(min.text()) >= TlsNames.VERSIONS.indexOf(max.text())) {
      String message = "minVersion " + min.text() + " is not below maxVersion " + max.text();
      scope
          .reacting("Traefik takes VersionTLS12 and no maximum")
          .refuse(Code.UNKNOWN_TLS_VERSION, min, message);
      out.remove("maxVersion").text("minVersion", "VersionTLS12", min.span());
    }
  }

  private static boolean isVersion(Scope scope, Part version) {
    if (TlsNames.VERSIONS.contains(version.text())) {
      return true;
    }
    if (!version.text().isEmpty()) {
      String message = "unknown TLS version \"" + version.text() + "\"";
      scope.refuse(Code.UNKNOWN_TLS_VERSION, version, message);
    }
    return false;
  }

  Draft tcp(Scope scope, KubeObject object) {
    Part spec = object.spec();
    Draft out = new Draft(spec.span());
    timeouts(scope, spec, TCP_TIMEOUTS, out);
    if (spec.get("proxyProtocol").node() instanceof Node.Mapping section) {
      out.set("proxyProtocol", Projection.of(ProxyProtocol.class, section));
    }
    Part tls = spec.get("tls");
    if (tls.present()) {
      Draft section = Draft.of(projected(TcpServersTransport.ClientTls.class, tls, object));
      section.remove("rootCAs").remove("certificates");
      verification(scope, object.namespace(), tls, section);
      out.set("tls", section);
    }
    return out;
  }

  private static Node.Mapping projected(
      Class<? extends Record> type, Part part, KubeObject object) {
    return part.node() instanceof Node.Mapping section
        ? Projection.of(type, section)
        : new Node.Mapping(List.of(), object.span());
  }

  private void verification(Scope scope, String namespace, Part spec, Draft out) {
    List<String> authorities = authorities(scope, namespace, spec);
    out.texts("rootCAs", authorities, spec.get("rootCAs").span());
    List<Node> pairs = new ArrayList<>();
    for (Part name : spec.get("certificatesSecrets").items()) {
      Pair pair = certificates.pair(scope, namespace, name);
      if (pair != null) {
        pairs.add(Certificates.draft(pair, name.span()).build());
      }
    }
    out.nodes("certificates", pairs, spec.get("certificatesSecrets").span());
  }

  private List<String> authorities(Scope scope, String namespace, Part spec) {
    List<String> out = new ArrayList<>();
    Part old = spec.get("rootCAsSecrets");
    if (!old.items().isEmpty()) {
      scope.warn(Code.REMOVED_OPTION, old, "rootCAsSecrets is deprecated; use rootCAs");
    }
    for (Part name : old.items()) {
      addIfKnown(out, certificates.anyAuthority(scope, namespace, name));
    }
    for (Part root : spec.get("rootCAs").items()) {
      Part secret = root.get("secret");
      Part map = root.get("configMap");
      if (secret.present() && map.present()) {
        scope.refuse(Code.K8S_TLS_SECRET, root, "both a Secret and a ConfigMap are named");
      } else if (secret.present()) {
        addIfKnown(out, certificates.anyAuthority(scope, namespace, secret));
      } else if (map.present()) {
        addIfKnown(out, certificates.authorityOfMap(scope, namespace, map));
      } else {
        scope
            .reacting("Traefik's provider fails with all of its objects")
            .refuse(Code.K8S_TLS_SECRET, root, "neither a Secret nor a ConfigMap is named");
      }
    }
    return out;
  }

  private static void addIfKnown(List<String> out, @Nullable String authority) {
    if (authority != null) {
      out.add(authority);
    }
  }

  /** A duration that cannot be read is 0 to Traefik, which says so in its log. */
  private static void timeouts(Scope scope, Part part, Map<String, String> defaults, Draft out) {
    Scope reacting = scope.reacting("Traefik takes 0 instead");
    defaults.forEach((key, other) -> {
      Part value = part.get(key);
      if (!value.present()) {
        out.text(key, other, part.span());
        return;
      }
      Duration duration = HttpServices.duration(reacting, value);
      if (duration != null && !duration.isZero()) {
        out.text(key, GoDuration.format(duration), value.span());
      }
    });
  }
}
