package dev.traefikctl.lint;

import dev.traefikctl.diag.Code;
import java.util.List;

/** Articles of what reading, checking and translating Kubernetes objects report. */
final class KubernetesArticles {

  private static final String APP = "services: [{name: app, port: 80}]";

  private static final String SERVICE =
      """
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: app}
      spec:
        selector: {app: app}
        ports: [{port: 80}]
      """;

  private static final String EXTERNAL =
      """
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: app}
      spec: {type: ExternalName, externalName: app.example.org}
      """;

  private static final String SECRET =
      """
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: app-tls}
      type: kubernetes.io/tls
      stringData:
        tls.key: its key
        tls.crt: |
      """;

  private static final String BASIC =
      """
      apiVersion: traefik.io/v1alpha1
      kind: Middleware
      metadata: {name: login}
      spec:
        basicAuth: {secret: users}
      """;

  private static final String USERS =
      """
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: users}
      stringData:
        users: admin:$2y$05$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy
      """;

  private static final String STRIP =
      """
      ---
      apiVersion: traefik.io/v1alpha1
      kind: Middleware
      metadata: {name: strip}
      spec:
        stripPrefix: {prefixes: [/api]}
      """;

  private static final String SECOND =
      """
          - kind: Rule
            match: Host(`www.example.com`)
            services: [{name: app, port: 80}]
      """;

  private static final String PREFIX = "{path: /api/, pathType: Prefix, ";
  private static final String REGEXP =
      "{path: \"/api/v[0-9]+/\", pathType: ImplementationSpecific, ";

  private KubernetesArticles() {}

  static List<Article> all() {
    return List.of(
        serviceMissing(),
        noEndpoints(),
        crossNamespace(),
        tlsSecret(),
        middlewareSecret(),
        externalName(),
        invalidRoute(),
        routeDropped(),
        classMismatch(),
        annotationValue(),
        foreignAnnotation(),
        regexpPath(),
        oldGroup(),
        pathMatcher(),
        duplicateMatch(),
        defaultOptions());
  }

  private static String text(String services, String others, String spec) {
    return """
    apiVersion: traefik.io/v1alpha1
    kind: IngressRoute
    metadata: {name: app}
    spec:
    """
        + spec.indent(2)
        + """
          routes:
            - kind: Rule
              match: Host(`app.example.com`)
        """
        + services.indent(6)
        + others;
  }

  private static Example route(String services, String others) {
    return Example.manifests(text(services, others, ""));
  }

  private static Example route(String services, String others, String spec) {
    return Example.manifests(text(services, others, spec));
  }

  private static Example ingress(String annotation, String path) {
    return Example.manifests(ingressText(annotation, path));
  }

  private static String ingressText(String annotation, String path) {
    return """
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    metadata:
      name: app
      annotations:
    """
        + annotation.indent(4)
        + """
        spec:
          rules:
            - host: app.example.com
              http:
                paths:
        """
            .stripIndent()
        + ("- " + path + "backend: {service: {name: app, port: {number: 80}}}}").indent(10)
        + SERVICE;
  }

  private static String tlsOption(String namespace) {
    return """
    ---
    apiVersion: traefik.io/v1alpha1
    kind: TLSOption
    metadata: {name: default, namespace: %s}
    spec: {minVersion: VersionTLS13}
    """
        .formatted(namespace);
  }

  private static Article serviceMissing() {
    return new Article(
        Code.K8S_SERVICE_MISSING,
        Reaction.ROUTE_ABSENT,
        """
        A route names a Service that does not exist, or a port that the Service does not have. Where the
        manifests hold no Service of that namespace at all, `validate` warns only, since Services may be
        applied from elsewhere; `--complete` says that they are not.\
        """,
        route("services: [{name: app, port: 8080}]", SERVICE),
        route(APP, SERVICE));
  }

  private static Article noEndpoints() {
    return new Article(
        Code.K8S_NO_ENDPOINTS,
        Reaction.ROUTE_ABSENT,
        """
        A Service has no endpoints, so that requests get 404 and not 503; the provider's option
        `allowEmptyServices` changes that. Manifests need no EndpointSlices, since the cluster makes them
        of Pods; but nobody makes them for a Service without `selector`.\
        """,
        route(APP, SERVICE.replace("  selector: {app: app}\n", "")),
        route(APP, SERVICE));
  }

  private static Article crossNamespace() {
    return new Article(
        Code.K8S_CROSS_NAMESPACE,
        Reaction.ROUTE_ABSENT,
        """
        An object refers to one of another namespace, or to another provider's with `@kubernetescrd`. The
        provider's option `allowCrossNamespace` allows both, `crossProviderNamespaces` limits references to
        other providers.\
        """,
        route("services: [{name: app, namespace: other, port: 80}]", SERVICE),
        route(APP, SERVICE));
  }

  private static Article tlsSecret() {
    return new Article(
        Code.K8S_TLS_SECRET,
        Reaction.LOGGED,
        """
        The Secret of a certificate does not exist, or lacks `tls.crt` or `tls.key`: clients get Traefik's
        default certificate. Where the manifests hold no Secret at all, that is a warning.\
        """,
        route(APP, SERVICE, "tls: {secretName: app-tls}"),
        route(
            APP,
            SERVICE + SECRET + ExampleCertificates.APP.indent(4),
            "tls: {secretName: app-tls}"));
  }

  private static Article middlewareSecret() {
    return new Article(
        Code.K8S_MIDDLEWARE_SECRET,
        Reaction.ROUTER_DISABLED,
        """
        The Secret that a middleware takes users, certificates or passwords from is missing or of no use.
        Traefik leaves the middleware out, and then says of every router that uses it that the middleware
        "does not exist".\
        """,
        Example.manifests(BASIC + USERS.replace("name: users", "name: guests")),
        Example.manifests(BASIC + USERS));
  }

  private static Article externalName() {
    return new Article(
        Code.K8S_EXTERNAL_NAME,
        Reaction.ROUTE_ABSENT,
        """
        A route leads to a Service of type ExternalName, which the provider's option
        `allowExternalNameServices` must allow.\
        """,
        route(APP, EXTERNAL),
        Example.manifests(
            "providers:\n  kubernetesCRD:\n    allowExternalNameServices: true\n",
            text(APP, EXTERNAL, "")));
  }

  private static Article invalidRoute() {
    return new Article(
        Code.K8S_INVALID_ROUTE,
        Reaction.ROUTE_ABSENT,
        """
        A route without `match`, or a kind, scheme or load balancer strategy that does not exist.\
        """,
        route("services: [{name: app, port: 80, strategy: fastest}]", SERVICE),
        route("services: [{name: app, port: 80, strategy: p2c}]", SERVICE));
  }

  private static Article routeDropped() {
    return new Article(
        Code.K8S_ROUTE_DROPPED,
        Reaction.ROUTE_ABSENT,
        """
        One of several services of a route is refused, and Traefik drops the whole route for it: the other
        services get nothing either.\
        """,
        route("services: [{name: app, port: 80}, {name: canary, port: 80, weight: 1}]", SERVICE),
        route("services: [{name: app, port: 80}, {name: app, port: 80, weight: 1}]", SERVICE));
  }

  private static Article classMismatch() {
    return new Article(
        Code.K8S_CLASS_MISMATCH,
        Reaction.SILENT,
        """
        The class of a route is not the one that Traefik looks for (`traefik`, or the provider's option
        `ingressClass`), or the provider that reads such objects is not enabled. An IngressClass among the
        manifests that names another controller says that it is meant so.\
        """,
        route(APP, SERVICE, "ingressClassName: nginx"),
        route(APP, SERVICE, "ingressClassName: traefik"));
  }

  private static Article annotationValue() {
    return new Article(
        Code.K8S_ANNOTATION_VALUE,
        Reaction.ROUTE_ABSENT,
        """
        An annotation `traefik.ingress.kubernetes.io/router.…` is unknown or has a value of the wrong type:
        Traefik drops the whole Ingress. Of `service.…` on a Service it drops the paths that lead there.\
        """,
        ingress("traefik.ingress.kubernetes.io/router.priority: high", PREFIX),
        ingress("traefik.ingress.kubernetes.io/router.priority: \"10\"", PREFIX));
  }

  private static Article foreignAnnotation() {
    return new Article(
        Code.K8S_FOREIGN_ANNOTATION,
        Reaction.SILENT,
        """
        An annotation that Traefik does not read: of another ingress controller, or its own on the wrong
        kind of object (`router.…` belongs on the Ingress, `service.…` on the Service). What it was meant to
        do does not happen; most of it is the work of a Middleware.\
        """,
        ingress("nginx.ingress.kubernetes.io/rewrite-target: /", PREFIX),
        Example.manifests(
            ingressText(
                    "traefik.ingress.kubernetes.io/router.middlewares: default-strip@kubernetescrd",
                    PREFIX)
                + STRIP));
  }

  private static Article regexpPath() {
    return new Article(
        Code.K8S_REGEXP_PATH,
        Reaction.SILENT,
        """
        A path that looks like a regular expression is compared literally. The annotation
        `traefik.ingress.kubernetes.io/router.pathmatcher: PathRegexp` makes it one where the path's type is
        ImplementationSpecific.\
        """,
        ingress("traefik.ingress.kubernetes.io/router.priority: \"1\"", REGEXP),
        ingress("traefik.ingress.kubernetes.io/router.pathmatcher: PathRegexp", REGEXP));
  }

  private static Article oldGroup() {
    return new Article(
        Code.K8S_OLD_API_GROUP,
        Reaction.SILENT,
        """
        Traefik v3 reads `traefik.io/v1alpha1` only, not `traefik.containo.us`, and of Kubernetes' own kinds
        `networking.k8s.io/v1` and `discovery.k8s.io/v1`. The objects are valid, but nobody looks at them.\
        """,
        Example.manifests(STRIP.replace("traefik.io/", "traefik.containo.us/")),
        Example.manifests(STRIP));
  }

  private static Article pathMatcher() {
    return new Article(
        Code.K8S_PATH_MATCHER,
        Reaction.SILENT,
        """
        The annotation `router.pathmatcher` only matters for paths of the type ImplementationSpecific; here
        it has an invalid value, which nobody notices until the type changes.\
        """,
        ingress("traefik.ingress.kubernetes.io/router.pathmatcher: Prefix", PREFIX),
        ingress("traefik.ingress.kubernetes.io/router.pathmatcher: PathPrefix", PREFIX));
  }

  private static Article duplicateMatch() {
    return new Article(
        Code.DUPLICATE_MATCH,
        Reaction.SILENT,
        """
        Two routes of one object have the same `match`, and thereby the same name: the later one replaces
        the earlier one.\
        """,
        Example.manifests(text(APP, "", "") + SECOND.replace("www.", "app.") + SERVICE),
        Example.manifests(text(APP, "", "") + SECOND + SERVICE));
  }

  private static Article defaultOptions() {
    return new Article(
        Code.DUPLICATE_DEFAULT_TLS_OPTIONS,
        Reaction.LOGGED,
        """
        TLSOptions (or TLSStores) named `default` in several namespaces take each other out, so that Go's
        defaults count. The same holds between providers.\
        """,
        Example.manifests(tlsOption("shop") + tlsOption("blog")),
        Example.manifests(tlsOption("shop")));
  }
}
