package dev.traefikctl.kubernetes.crd;

import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Doc("Asks another server whether a request may pass.")
public record ForwardAuthSpec(
    @Option(doc = "URL of the server to ask.", example = "https://auth/verify") String address,
    @Option(doc = "Trusts X-Forwarded headers that came with the request.", deprecated = true)
        @Nullable Boolean trustForwardHeader,
    @Option(
            doc = "Headers of the server's answer that replace those of the request.",
            example = "X-User")
        List<String> authResponseHeaders,
    @Option(doc = "Regular expression of headers of the server's answer to take over.")
        String authResponseHeadersRegex,
    @Option(doc = "Request headers that the server gets; empty is all.")
        List<String> authRequestHeaders,
    @Option(doc = "TLS to the server.", allowEmpty = true) @Nullable Tls tls,
    @Option(doc = "Cookies of the server's answer that the client gets.")
        List<String> addAuthCookiesToResponse,
    @Option(doc = "Header of the server's answer that names the user.") String headerField,
    @Option(doc = "Sends the request's body to the server.") boolean forwardBody,
    @Option(doc = "Bytes that a body to forward may have; -1 is no limit.")
        @Nullable Long maxBodySize,
    @Option(doc = "Bytes that the server's answer may have; -1 is no limit.")
        @Nullable Long maxResponseBodySize,
    @Option(doc = "Keeps a relative Location of the server as it is.")
        boolean preserveLocationHeader,
    @Option(doc = "Asks with the method of the request instead of GET.")
        boolean preserveRequestMethod,
    @Option(doc = "URL to redirect to when the server answers 401.") String authSigninURL) {
  @Doc("TLS to the authentication server.")
  public record Tls(
      @Option(doc = "The Secret that holds trusted authorities.") String caSecret,
      @Option(doc = "The Secret that holds the client certificate.") String certSecret,
      @Option(doc = "Accepts any certificate.") boolean insecureSkipVerify,
      @Option(doc = "Has no effect.", deprecated = true) @Nullable Boolean caOptional) {}
}
