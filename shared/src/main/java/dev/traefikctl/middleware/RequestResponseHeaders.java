package dev.traefikctl.middleware;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.traefikctl.diag.Code;
import dev.traefikctl.http.Handler;
import dev.traefikctl.schema.Constraint;
import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import dev.traefikctl.schema.Variants;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Traefik's {@code headers}; named apart from {@link dev.traefikctl.http.Headers}. */
@Doc("Changes headers of requests and responses, answers CORS preflights, adds security headers.")
@Variants.Key("headers")
public record RequestResponseHeaders(
    @Option(doc = "Request headers to set; an empty value removes one.", example = "X-A: b")
        Map<String, String> customRequestHeaders,
    @Option(doc = "Response headers to set; an empty value removes one.", example = "X-A: b")
        Map<String, String> customResponseHeaders,
    @Option(doc = "Lets browsers send credentials.") boolean accessControlAllowCredentials,
    @Option(doc = "Request headers that browsers may send.", example = "Content-Type")
        List<String> accessControlAllowHeaders,
    @Option(doc = "Methods that browsers may use.", example = "GET")
        List<String> accessControlAllowMethods,
    @Option(doc = "Origins that browsers may call from.", example = "https://example.com")
        List<String> accessControlAllowOriginList,
    @Option(
            doc = "Regular expressions of origins that browsers may call from.",
            example = "^https://.*\\.example\\.com$")
        List<String> accessControlAllowOriginListRegex,
    @Option(doc = "Response headers that scripts may read.", example = "X-Total")
        List<String> accessControlExposeHeaders,
    @Option(doc = "Seconds for which browsers keep a preflight's answer.", example = "600")
        @Nullable Long accessControlMaxAge,
    @Option(doc = "Adds Origin to Vary.") boolean addVaryHeader,
    @Option(doc = "Hosts that are served; others are refused.", example = "app.example.com")
        List<String> allowedHosts,
    @Option(doc = "Request headers that may hold the host.", example = "X-Forwarded-Host")
        List<String> hostsProxyHeaders,
    @Option(
            doc = "Request headers that say that the client used TLS.",
            example = "X-Forwarded-Proto: https")
        Map<String, String> sslProxyHeaders,
    @Constraint(min = 0)
        @Option(doc = "max-age of Strict-Transport-Security; 0 sends none.", example = "31536000")
        @Nullable Long stsSeconds,
    @Option(doc = "Adds includeSubDomains to Strict-Transport-Security.")
        boolean stsIncludeSubdomains,
    @Option(doc = "Adds preload to Strict-Transport-Security.") boolean stsPreload,
    @Option(doc = "Sends Strict-Transport-Security also without TLS.") boolean forceSTSHeader,
    @Option(doc = "Sends X-Frame-Options: DENY.") boolean frameDeny,
    @Option(doc = "Value of X-Frame-Options, before frameDeny.", example = "SAMEORIGIN")
        String customFrameOptionsValue,
    @Option(doc = "Sends X-Content-Type-Options: nosniff.") boolean contentTypeNosniff,
    @Option(doc = "Sends X-XSS-Protection: 1; mode=block.") boolean browserXssFilter,
    @Option(doc = "Value of X-XSS-Protection, before browserXssFilter.", example = "0")
        String customBrowserXSSValue,
    @Option(doc = "Value of Content-Security-Policy.", example = "default-src 'self'")
        String contentSecurityPolicy,
    @Option(doc = "Value of Content-Security-Policy-Report-Only.", example = "default-src 'self'")
        String contentSecurityPolicyReportOnly,
    @Option(doc = "Value of Public-Key-Pins.", example = "max-age=1; pin-sha256=\"AA==\"")
        String publicKey,
    @Option(doc = "Value of Referrer-Policy.", example = "same-origin") String referrerPolicy,
    @Option(doc = "Value of Permissions-Policy.", example = "camera=()") String permissionsPolicy,
    @Option(doc = "Switches off the checks and headers that hinder development.")
        boolean isDevelopment,
    @Option(doc = "Value of Feature-Policy.", deprecated = true) @Nullable String featurePolicy,
    @Option(doc = "Has no effect; use redirectScheme.", deprecated = true)
        @Nullable Boolean sslRedirect,
    @Option(doc = "Has no effect; use redirectScheme.", deprecated = true)
        @Nullable Boolean sslTemporaryRedirect,
    @Option(doc = "Has no effect; use redirectRegex.", deprecated = true) @Nullable String sslHost,
    @Option(doc = "Has no effect; use redirectRegex.", deprecated = true)
        @Nullable Boolean sslForceHost)
    implements Middleware {

  @Override
  public Handler wrap(Handler next, Wiring wiring) {
    boolean secures = SecurityHeaders.isUsedBy(this);
    boolean edits = HeaderEdits.isUsedBy(this);
    boolean cors = Cors.isUsedBy(this);
    if (!secures && !edits && !cors) {
      return wiring.fail(Code.MIDDLEWARE_VALUE_MISSING, "", "headers configuration not valid");
    }
    Pattern[] origins = new Pattern[accessControlAllowOriginListRegex.size()];
    for (int i = 0; i < origins.length; i++) {
      String regex = accessControlAllowOriginListRegex.get(i);
      try {
        origins[i] = Patterns.compile(regex);
      } catch (PatternSyntaxException e) {
        String message = "error occurred during origin parsing: " + Patterns.reason(regex, e);
        return wiring.fail(
            Code.MIDDLEWARE_EXPRESSION, "accessControlAllowOriginListRegex." + i, message);
      }
    }
    Handler inner = secures ? new SecurityHeaders(this, next) : next;
    inner = edits ? new HeaderEdits(this, inner) : inner;
    // it answers preflights before the request is changed, and changes responses last
    return cors ? new Cors(this, origins, inner) : inner;
  }
}
