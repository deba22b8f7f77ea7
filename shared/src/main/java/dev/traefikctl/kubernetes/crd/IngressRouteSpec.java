package dev.traefikctl.kubernetes.crd;

import dev.traefikctl.model.Domain;
import dev.traefikctl.model.http.RouterObservability;
import dev.traefikctl.schema.Constraint;
import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Doc("Sends the requests that match its rules to services.")
public record IngressRouteSpec(
    @Option(doc = "Entry points to listen on; none means the default ones.", example = "web")
        List<String> entryPoints,
    @Option(doc = "The routes.", required = true) List<Route> routes,
    @Option(doc = "Makes its routes match TLS requests.", allowEmpty = true) @Nullable Tls tls,
    @Option(doc = "The ingress class whose controllers serve this object.") String ingressClassName,
    @Option(doc = "IngressRoutes whose routes are the parents of these.")
        List<ObjectRef> parentRefs) {
  @Doc("A rule and the services behind it.")
  public record Route(
      @Option(
              doc = "What a request must look like.",
              example = "Host(`example.com`)",
              required = true)
          String match,
      @Option(
              doc = "There is one kind only.",
              allowed = {"Rule"})
          String kind,
      @Constraint(max = 9223372036854775000L, anyWidth = true)
          @Option(doc = "The highest matching priority wins; 0 is the length of the rule.")
          long priority,
      @Option(doc = "The syntax of the rule.", deprecated = true) String syntax,
      @Option(doc = "The services; requests are shared among them by weight.")
          List<ServiceSpec> services,
      @Option(doc = "Middlewares in the order in which they see the request.")
          List<ObjectRef> middlewares,
      @Option(doc = "What is logged, measured and traced.", allowEmpty = true)
          @Nullable RouterObservability observability) {}

  @Doc("TLS of the routes.")
  public record Tls(
      @Option(doc = "The Secret that holds the certificate.", example = "example-com-tls")
          String secretName,
      @Option(doc = "The TLSOption to use.") @Nullable ObjectRef options,
      @Option(doc = "The TLSStore to use; only the one named default is.")
          @Nullable ObjectRef store,
      @Option(doc = "The certificate resolver to use.", example = "letsencrypt")
          String certResolver,
      @Option(doc = "Names to get certificates for; none means those of the rule.")
          List<Domain> domains) {}
}
