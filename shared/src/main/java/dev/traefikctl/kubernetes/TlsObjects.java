package dev.traefikctl.kubernetes;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.kubernetes.Certificates.Pair;
import dev.traefikctl.kubernetes.Claim.Clash;
import dev.traefikctl.model.tls.TlsOptions;
import dev.traefikctl.model.tls.TlsStore;
import dev.traefikctl.schema.Defaults;
import dev.traefikctl.schema.Projection;
import dev.traefikctl.source.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** TLSOptions and TLSStores. */
final class TlsObjects {

  private static final String DEFAULT = "default";

  private final Certificates certificates;
  private final UsedCertificates used;
  private final Fragment out;

  TlsObjects(Crd crd) {
    this.certificates = crd.certificates();
    this.used = crd.used();
    this.out = crd.out();
  }

  private static String name(KubeObject object) {
    boolean isDefault = object.name().equals(DEFAULT);
    return isDefault ? DEFAULT : Names.id(object.namespace(), object.name());
  }

  /** Several of the name default in different namespaces take each other out. */
  private void define(Section section, Scope scope, Node.@Nullable Mapping value) {
    String name = name(scope.object());
    if (name.equals(DEFAULT)) {
      Part place = scope.object().part().get("metadata").get("name");
      String message = "\"default\" is defined in several namespaces; Traefik ignores them all";
      Diagnostic problem = scope.diagnostic(Code.DUPLICATE_DEFAULT_TLS_OPTIONS, place, message);
      out.claim(section, name, value, Clash.NONE, problem);
    } else {
      out.of(section).set(name, value);
    }
  }

  /** Adds TLSOptions. */
  void option(Scope scope, KubeObject object) {
    define(Section.TLS_OPTIONS, scope, options(scope, object).build());
  }

  private Draft options(Scope scope, KubeObject object) {
    Part spec = object.spec();
    Node.Mapping node =
        spec.node() instanceof Node.Mapping mapping
            ? mapping
            : new Node.Mapping(List.of(), object.span());
    Draft out = Draft.of(Projection.of(TlsOptions.class, node));
    TlsOptions other = Defaults.of(TlsOptions.class);
    if (!spec.get("cipherSuites").present()) {
      out.texts("cipherSuites", other.cipherSuites(), spec.span());
    }
    if (!spec.get("alpnProtocols").present()) {
      out.texts("alpnProtocols", other.alpnProtocols(), spec.span());
    }
    // a field that only the file provider's JSON shows
    out.remove("preferServerCipherSuites");
    return out.set("clientAuth", clientAuth(scope, object, spec.get("clientAuth")));
  }

  private Draft clientAuth(Scope scope, KubeObject object, Part part) {
    List<String> authorities = new ArrayList<>();
    Scope secrets = scope.reacting("Traefik goes on without it");
    for (Part name : part.get("secretNames").items()) {
      String authority = certificates.authority(secrets, object.namespace(), name);
      if (authority != null) {
        authorities.add(authority);
      }
    }
    Draft out = new Draft(part.span());
    out.texts("caFiles", authorities, part.get("secretNames").span());
    return out.text("clientAuthType", part.get("clientAuthType"));
  }

  /** Adds a TLSStore; its certificates are added to those of the configuration. */
  void store(Scope scope, KubeObject object) {
    Draft store = storeOf(scope, object);
    define(Section.TLS_STORES, scope, store == null ? null : store.build());
  }

  private @Nullable Draft storeOf(Scope scope, KubeObject object) {
    Part spec = object.spec();
    Draft store = new Draft(spec.span());
    Part certificate = spec.get("defaultCertificate");
    if (certificate.present()) {
      Part name = certificate.get("secretName");
      Pair pair = certificates.pair(scope, object.namespace(), name);
      if (pair == null) {
        return null;
      }
      store.set("defaultCertificate", Certificates.draft(pair, name.span()));
    }
    if (spec.get("defaultGeneratedCert").node() instanceof Node.Mapping generated) {
      store.set(
          "defaultGeneratedCert", Projection.of(TlsStore.GeneratedCertificate.class, generated));
    }
    for (Part item : spec.get("certificates").items()) {
      Part name = item.get("secretName");
      used.add(
          scope.reacting("Traefik goes on without it"), object.namespace(), name, name(object));
    }
    return store;
  }
}
