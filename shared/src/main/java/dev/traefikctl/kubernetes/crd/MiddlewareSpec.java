package dev.traefikctl.kubernetes.crd;

import dev.traefikctl.middleware.AddPrefix;
import dev.traefikctl.middleware.Buffering;
import dev.traefikctl.middleware.ContentType;
import dev.traefikctl.middleware.EncodedCharacters;
import dev.traefikctl.middleware.GrpcWeb;
import dev.traefikctl.middleware.InFlightReq;
import dev.traefikctl.middleware.IpAllowList;
import dev.traefikctl.middleware.IpWhiteList;
import dev.traefikctl.middleware.PassTlsClientCert;
import dev.traefikctl.middleware.RedirectRegex;
import dev.traefikctl.middleware.RedirectScheme;
import dev.traefikctl.middleware.ReplacePath;
import dev.traefikctl.middleware.ReplacePathRegex;
import dev.traefikctl.middleware.RequestResponseHeaders;
import dev.traefikctl.middleware.StripPrefix;
import dev.traefikctl.middleware.StripPrefixRegex;
import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@Doc("A middleware; one type and its options.")
public record MiddlewareSpec(
    @Option(doc = "Puts a prefix before the path of the request.", allowEmpty = true)
        @Nullable AddPrefix addPrefix,
    @Option(
            doc = "Removes the first prefix that matches from the path of the request.",
            allowEmpty = true)
        @Nullable StripPrefix stripPrefix,
    @Option(
            doc = "Removes what a regular expression covers from the start of the path.",
            allowEmpty = true)
        @Nullable StripPrefixRegex stripPrefixRegex,
    @Option(doc = "Replaces the path of the request.", allowEmpty = true)
        @Nullable ReplacePath replacePath,
    @Option(doc = "Rewrites the path with a regular expression.", allowEmpty = true)
        @Nullable ReplacePathRegex replacePathRegex,
    @Option(doc = "Groups middlewares under one name.", allowEmpty = true)
        MiddlewareTypes.@Nullable Chain chain,
    @Option(doc = "Former name of ipAllowList; use that.", allowEmpty = true, deprecated = true)
        @Nullable IpWhiteList ipWhiteList,
    @Option(doc = "Lets only clients with certain addresses pass.", allowEmpty = true)
        @Nullable IpAllowList ipAllowList,
    @Option(
            doc = "Changes headers, answers CORS preflights, adds security headers.",
            allowEmpty = true)
        @Nullable RequestResponseHeaders headers,
    @Option(
            doc = "Replaces answers of certain status by pages of another service.",
            allowEmpty = true)
        MiddlewareTypes.@Nullable Errors errors,
    @Option(doc = "Limits how many requests a source may send in a time.", allowEmpty = true)
        MiddlewareTypes.@Nullable RateLimit rateLimit,
    @Option(doc = "Redirects requests whose URL matches a regular expression.", allowEmpty = true)
        @Nullable RedirectRegex redirectRegex,
    @Option(doc = "Redirects requests that use another scheme or port.", allowEmpty = true)
        @Nullable RedirectScheme redirectScheme,
    @Option(doc = "Lets only users with a password pass (RFC 7617).", allowEmpty = true)
        MiddlewareTypes.@Nullable BasicAuth basicAuth,
    @Option(
            doc = "Lets only users with a password pass (digest, RFC 7616 with MD5).",
            allowEmpty = true)
        MiddlewareTypes.@Nullable DigestAuth digestAuth,
    @Option(doc = "Asks another server whether a request may pass.", allowEmpty = true)
        @Nullable ForwardAuthSpec forwardAuth,
    @Option(doc = "Limits how many requests of one source are served at once.", allowEmpty = true)
        @Nullable InFlightReq inFlightReq,
    @Option(
            doc = "Reads whole requests and responses before they are passed on.",
            allowEmpty = true)
        @Nullable Buffering buffering,
    @Option(doc = "Stops sending requests to a service that fails.", allowEmpty = true)
        MiddlewareTypes.@Nullable CircuitBreaker circuitBreaker,
    @Option(doc = "Compresses responses for clients that accept it.", allowEmpty = true)
        MiddlewareTypes.@Nullable Compress compress,
    @Option(
            doc = "Tells the service about the client's certificate.",
            name = "passTLSClientCert",
            allowEmpty = true)
        @Nullable PassTlsClientCert passTlsClientCert,
    @Option(doc = "Sends a request again when no server answered it well.", allowEmpty = true)
        MiddlewareTypes.@Nullable Retry retry,
    @Option(doc = "Guesses the Content-Type of responses that have none.", allowEmpty = true)
        @Nullable ContentType contentType,
    @Option(doc = "Translates gRPC-Web requests to gRPC.", allowEmpty = true)
        @Nullable GrpcWeb grpcWeb,
    @Option(doc = "Refuses paths with certain percent-encoded characters.", allowEmpty = true)
        @Nullable EncodedCharacters encodedCharacters,
    @Option(doc = "A middleware of a plugin, by the name of the plugin.", example = "demo: {a: b}")
        Map<String, Object> plugin) {}
