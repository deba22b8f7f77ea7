package dev.traefikctl.kubernetes.crd;

import dev.traefikctl.schema.JsonSchema;
import dev.traefikctl.schema.OpenApi;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The kinds of {@code traefik.io/v1alpha1}, with the records that hold their specs. */
public enum CustomResource {
  INGRESS_ROUTE("IngressRoute", IngressRouteSpec.class, "Routes for HTTP requests."),
  INGRESS_ROUTE_TCP("IngressRouteTCP", IngressRouteTcpSpec.class, "Routes for TCP connections."),
  INGRESS_ROUTE_UDP("IngressRouteUDP", IngressRouteUdpSpec.class, "Routes for UDP datagrams."),
  MIDDLEWARE("Middleware", MiddlewareSpec.class, "Something done with requests and answers."),
  MIDDLEWARE_TCP("MiddlewareTCP", MiddlewareTcpSpec.class, "Something done with connections."),
  SERVERS_TRANSPORT("ServersTransport", ServersTransportSpec.class, "How servers are reached."),
  SERVERS_TRANSPORT_TCP(
      "ServersTransportTCP", ServersTransportTcpSpec.class, "How TCP servers are reached."),
  TLS_OPTION("TLSOption", TlsOptionSpec.class, "What TLS handshakes are accepted."),
  TLS_STORE("TLSStore", TlsStoreSpec.class, "A store of certificates."),
  TRAEFIK_SERVICE("TraefikService", TraefikServiceSpec.class, "A combination of services.");

  public static final String GROUP = "traefik.io";
  public static final String VERSION = "v1alpha1";

  private final String kind;
  private final Class<? extends Record> spec;
  private final String doc;

  CustomResource(String kind, Class<? extends Record> spec, String doc) {
    this.kind = kind;
    this.spec = spec;
    this.doc = doc;
  }

  /** The kind as manifests name it. */
  public String kind() {
    return kind;
  }

  /** What it is for, as a sentence. */
  public String doc() {
    return doc;
  }

  /** The record that holds what stands under {@code spec}. */
  public Class<? extends Record> spec() {
    return spec;
  }

  /** The lower-case plural, as in URLs of the API and in RBAC rules. */
  public String plural() {
    return kind.toLowerCase(Locale.ROOT) + "s";
  }

  /** The name of the file of the definition in {@code crds/}. */
  public String fileName() {
    return GROUP + "_" + plural() + ".yaml";
  }

  /** The CustomResourceDefinition as a YAML document. */
  public String definition() {
    return YamlText.of(
        mapOf(
            "apiVersion",
            "apiextensions.k8s.io/v1",
            "kind",
            "CustomResourceDefinition",
            "metadata",
            mapOf("name", plural() + "." + GROUP),
            "spec",
            mapOf(
                "group",
                GROUP,
                "names",
                names(),
                "scope",
                "Namespaced",
                "versions",
                List.of(version()))));
  }

  /** The Kustomization that lists the definitions, for {@code crds/kustomization.yaml}. */
  public static String kustomization() {
    return YamlText.of(
        mapOf(
            "apiVersion",
            "kustomize.config.k8s.io/v1beta1",
            "kind",
            "Kustomization",
            "resources",
            Arrays.stream(values()).map(CustomResource::fileName).sorted().toList()));
  }

  /**
   * A JSON Schema of objects of these kinds, which editors check manifests by; it takes objects of
   * other kinds as they are, since files mix them.
   *
   * @param id where editors find it
   */
  public static Map<String, Object> jsonSchema(String id) {
    Map<String, Object> out = JsonSchema.head(id, "Manifests with Traefik's custom resources");
    out.put("type", "object");
    out.put("required", List.of("apiVersion", "kind"));
    out.put("allOf", Arrays.stream(values()).map(CustomResource::jsonSchemaOfKind).toList());
    return out;
  }

  private Map<String, Object> jsonSchemaOfKind() {
    return mapOf(
        "if",
        mapOf(
            "properties",
            mapOf(
                "apiVersion", mapOf("const", GROUP + "/" + VERSION), "kind", mapOf("const", kind))),
        "then",
        JsonSchema.closed(object()));
  }

  private Map<String, Object> names() {
    return mapOf(
        "kind",
        kind,
        "listKind",
        kind + "List",
        "plural",
        plural(),
        "singular",
        kind.toLowerCase(Locale.ROOT));
  }

  private Map<String, Object> version() {
    return mapOf(
        "name",
        VERSION,
        "schema",
        mapOf("openAPIV3Schema", object()),
        "served",
        true,
        "storage",
        true);
  }

  private Map<String, Object> object() {
    return mapOf(
        "description",
        doc,
        "type",
        "object",
        "properties",
        mapOf(
            "apiVersion",
            mapOf("description", "The group and version of the kind.", "type", "string"),
            "kind",
            mapOf("description", "The kind of the object.", "type", "string"),
            "metadata",
            mapOf("type", "object"),
            "spec",
            OpenApi.schema(spec)),
        "required",
        List.of("metadata", "spec"));
  }

  /** A map in the order of the arguments, which are keys and values in turn. */
  private static Map<String, Object> mapOf(Object... entries) {
    Map<String, Object> out = new LinkedHashMap<>();
    for (int i = 0; i < entries.length; i += 2) {
      out.put((String) entries[i], entries[i + 1]);
    }
    return out;
  }
}
