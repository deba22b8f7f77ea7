package dev.traefikctl.diag;

/** The stable codes of the diagnostics catalogue; a user sees {@code TRKnnnn}. */
public enum Code {
  UNKNOWN_DYNAMIC_FIELD(1001, Severity.ERROR, "unknown field in a dynamic configuration"),
  UNKNOWN_STATIC_FIELD(
      1002, Severity.ERROR, "unknown field, flag or variable in the static configuration"),
  UNKNOWN_ROOT_KEY(
      1003, Severity.ERROR, "unknown root key, or static keys in a dynamic file and the reverse"),
  EMPTY_SECTION(1004, Severity.ERROR, "empty section where Traefik wants content"),
  DUPLICATE_KEY(1005, Severity.ERROR, "duplicate key"),
  WRONG_TYPE(1006, Severity.ERROR, "value of the wrong type"),
  TEMPLATE_ERROR(1007, Severity.ERROR, "Go template error"),
  DUPLICATE_IN_FILES(1008, Severity.WARNING, "the same object in two files; one is kept"),
  SECOND_DOCUMENT(1009, Severity.ERROR, "second YAML document, which Traefik ignores"),
  FILE_SKIPPED(1010, Severity.WARNING, "file skipped by the file provider"),
  CONFIG_FILE_MISSING(1011, Severity.ERROR, "missing --configFile; Traefik starts with defaults"),
  SOURCES_EXCLUSIVE(
      1012,
      Severity.WARNING,
      "flags or variables beside a configuration file, which Traefik ignores"),
  YAML_DIRECTIVE(1013, Severity.ERROR, "%YAML directive that Traefik refuses"),
  SYNTAX(1014, Severity.ERROR, "text that is not valid YAML, TOML or JSON"),
  NOT_IMPLEMENTED(1101, Severity.WARNING, "option that this version reads but does not act on yet"),
  STATIC_INVALID(1102, Severity.ERROR, "static option with a value that stops the start"),
  RULE_SYNTAX(2001, Severity.ERROR, "rule syntax"),
  UNKNOWN_MATCHER(2002, Severity.ERROR, "unknown matcher"),
  MATCHER_ARITY(2003, Severity.ERROR, "wrong number of matcher arguments"),
  MATCHER_PATTERN(2004, Severity.ERROR, "invalid regular expression or CIDR in a matcher"),
  MATCHER_PATH(2005, Severity.ERROR, "path in a matcher does not start with a slash"),
  MATCHER_HOST(2006, Severity.ERROR, "empty or non-ASCII host in a matcher"),
  V2_HOST_REGEXP(2007, Severity.ERROR, "v2 HostRegexp template in a v3 rule never matches"),
  V2_PATH_TEMPLATE(2008, Severity.ERROR, "v2 path template in a v3 rule is taken literally"),
  V2_QUERY(2009, Severity.ERROR, "v2 Query form in a v3 rule never matches"),
  PORT_IN_HOST(2010, Severity.ERROR, "port in Host never matches"),
  UNANCHORED_REGEXP(2011, Severity.WARNING, "unanchored regular expression"),
  PREFIX_NOT_SEGMENT(2012, Severity.WARNING, "PathPrefix also matches longer path segments"),
  MIXED_OPERATORS(2013, Severity.WARNING, "|| and && mixed without parentheses"),
  UNKNOWN_RULE_SYNTAX(2014, Severity.WARNING, "unknown or deprecated ruleSyntax"),
  UNKNOWN_MIDDLEWARE(3001, Severity.ERROR, "middleware does not exist"),
  UNKNOWN_SERVICE(3002, Severity.ERROR, "service does not exist"),
  UNKNOWN_ENTRY_POINT(3003, Severity.ERROR, "entry point does not exist"),
  UNKNOWN_SERVERS_TRANSPORT(3004, Severity.ERROR, "serversTransport does not exist"),
  UNKNOWN_TLS_OPTIONS(3005, Severity.ERROR, "TLS options do not exist"),
  UNKNOWN_CERT_RESOLVER(3006, Severity.ERROR, "certificate resolver does not exist"),
  WRONG_PROVIDER(3007, Severity.ERROR, "reference to the wrong provider"),
  UNKNOWN_ENTRY_POINT_MIDDLEWARE(3008, Severity.ERROR, "entry point middleware does not exist"),
  TCP_MIDDLEWARE_ON_HTTP(3009, Severity.ERROR, "TCP middleware on an HTTP router"),
  REFERENCE_CYCLE(3010, Severity.ERROR, "cycle of middlewares or services"),
  PARENT_REF(3011, Severity.ERROR, "parentRefs missing or cyclic"),
  UNUSED(3012, Severity.WARNING, "defined but not used"),
  AT_SIGN_IN_NAME(3013, Severity.ERROR, "@ in a name"),
  AMBIGUOUS_ROUTERS(
      4001, Severity.ERROR, "equal rule and priority; the winner changes from reload to reload"),
  SHADOWED(4002, Severity.WARNING, "router shadowed by another router"),
  LESS_SPECIFIC_WINS(4003, Severity.WARNING, "longer but less specific rule wins"),
  SHADOWED_BY_REDIRECTION(4004, Severity.WARNING, "router shadowed by an entry point redirection"),
  TCP_CATCH_ALL(4005, Severity.ERROR, "TCP catch-all swallows HTTP"),
  TLS_ON_PLAIN_PORT(4006, Severity.WARNING, "TLS router on a plaintext port"),
  PRIORITY_TOO_HIGH(4007, Severity.ERROR, "priority above the maximum"),
  TLS_OPTIONS_CONFLICT(4008, Severity.ERROR, "one host with differing TLS options"),
  DUPLICATE_MATCH(4009, Severity.ERROR, "duplicate match in one IngressRoute"),
  CHILD_ROUTER_TLS(4010, Severity.ERROR, "child router with tls"),
  UNKNOWN_TLS_VERSION(5001, Severity.ERROR, "unknown TLS version"),
  UNKNOWN_CIPHER(5002, Severity.ERROR, "unknown cipher suite"),
  UNREADABLE_CERTIFICATE(5003, Severity.ERROR, "unreadable certificate"),
  CERTIFICATE_MISMATCH(5004, Severity.WARNING, "certificate expired or not for the host"),
  DUPLICATE_DEFAULT_TLS_OPTIONS(5005, Severity.ERROR, "default TLSOption in two namespaces"),
  DOMAINS_WITHOUT_RESOLVER(5006, Severity.WARNING, "domains without certificate resolver"),
  MIDDLEWARE_TYPE(6001, Severity.ERROR, "middleware with no type or several types"),
  MIDDLEWARE_EXPRESSION(6002, Severity.ERROR, "invalid expression in a middleware"),
  PLAINTEXT_PASSWORD(
      6003, Severity.ERROR, "plaintext or unusable password hash; every request gets 401"),
  FORWARD_AUTH_ADDRESS(6004, Severity.ERROR, "forwardAuth address empty or relative"),
  STRIP_NEVER_APPLIES(6005, Severity.WARNING, "stripPrefix never applies"),
  IN_FLIGHT_ZERO(6006, Severity.ERROR, "inFlightReq amount 0 refuses everything"),
  RATE_LIMIT_ZERO(6007, Severity.WARNING, "rateLimit average 0 is unlimited"),
  DEPRECATED_MIDDLEWARE(6008, Severity.WARNING, "deprecated middleware"),
  MIDDLEWARE_VALUE_MISSING(6009, Severity.ERROR, "required middleware value missing or invalid"),
  ABSENT_GROUP(6010, Severity.WARNING, "replacement names an absent group"),
  UNDECLARED_PLUGIN(6011, Severity.ERROR, "undeclared plugin"),
  FORWARD_AUTH_UNBOUNDED(
      6012, Severity.WARNING, "forwardAuth without body limit, or with deprecated trust"),
  MIDDLEWARE_NOT_IMPLEMENTED(
      6101, Severity.ERROR, "middleware type that this version does not serve yet"),
  SERVICE_TYPE(7001, Severity.ERROR, "service with no type or several types"),
  SERVER_URL(7002, Severity.ERROR, "server URL without scheme"),
  SERVER_SCHEME(7003, Severity.ERROR, "server URL with an unsupported scheme"),
  SERVER_PATH_DROPPED(7004, Severity.WARNING, "path of the server URL is dropped"),
  NO_SERVERS(7005, Severity.ERROR, "no usable server"),
  MIRROR_PERCENT(7006, Severity.ERROR, "mirror percent out of range"),
  CHILD_HEALTH_CHECK(7007, Severity.ERROR, "parent health check without one on the child"),
  HEALTH_TIMEOUT(7008, Severity.WARNING, "health check timeout not below the interval"),
  SERVICE_NOT_IMPLEMENTED(
      7101, Severity.ERROR, "service type that this version does not serve yet"),
  K8S_SERVICE_MISSING(8001, Severity.ERROR, "Kubernetes Service or port missing"),
  K8S_NO_ENDPOINTS(8002, Severity.ERROR, "no endpoints"),
  K8S_CROSS_NAMESPACE(8003, Severity.ERROR, "cross-namespace or cross-provider reference"),
  K8S_TLS_SECRET(8004, Severity.ERROR, "TLS secret missing"),
  K8S_MIDDLEWARE_SECRET(8005, Severity.ERROR, "secret of a middleware missing"),
  K8S_EXTERNAL_NAME(8006, Severity.ERROR, "ExternalName service not allowed"),
  K8S_INVALID_ROUTE(8007, Severity.ERROR, "kind, match, scheme or strategy invalid"),
  K8S_ROUTE_DROPPED(
      8008, Severity.ERROR, "one of several services missing; the whole route is dropped"),
  K8S_CLASS_MISMATCH(8009, Severity.WARNING, "ingress class mismatch"),
  K8S_ANNOTATION_VALUE(8010, Severity.ERROR, "Ingress annotation with a wrong value"),
  K8S_FOREIGN_ANNOTATION(8011, Severity.WARNING, "annotation of another controller"),
  K8S_REGEXP_PATH(8012, Severity.WARNING, "regular expression path taken literally"),
  K8S_OLD_API_GROUP(8013, Severity.ERROR, "old API group, never read"),
  GATEWAY_PORT(8014, Severity.ERROR, "listener port without entry point"),
  GATEWAY_REFERENCE_GRANT(8015, Severity.ERROR, "no ReferenceGrant"),
  GATEWAY_EXTENSION_REF(8016, Severity.ERROR, "ExtensionRef middleware missing"),
  K8S_PATH_MATCHER(8017, Severity.WARNING, "invalid router.pathmatcher ignored"),
  REMOVED_OPTION(9001, Severity.ERROR, "option removed since v2"),
  INSECURE_API(9002, Severity.WARNING, "insecure API"),
  API_WITHOUT_AUTH(9003, Severity.WARNING, "api@internal without authentication");

  private final int number;
  private final Severity severity;
  private final String title;

  Code(int number, Severity severity, String title) {
    this.number = number;
    this.severity = severity;
    this.title = title;
  }

  /** The code as users see it: {@code TRK1001}. */
  public String id() {
    return "TRK" + number;
  }

  /** The severity that a diagnostic of this code has unless it says otherwise. */
  public Severity severity() {
    return severity;
  }

  /** What the code stands for, in a few words. */
  public String title() {
    return title;
  }
}
