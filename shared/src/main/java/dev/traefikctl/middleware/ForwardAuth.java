package dev.traefikctl.middleware;

import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import dev.traefikctl.schema.Unbinder;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Doc("Asks another server whether a request may pass.")
public record ForwardAuth(
    @Option(doc = "URL of the server to ask; required.", example = "https://auth/verify")
        String address,
    @Option(doc = "TLS to the server.") @Nullable Tls tls,
    @Option(doc = "Trusts X-Forwarded headers that came with the request.", deprecated = true)
        @Nullable Boolean trustForwardHeader,
    @Option(doc = "Headers of the server's answer that replace the request's.", example = "X-User")
        List<String> authResponseHeaders,
    @Option(
            doc = "Regular expression of headers of the server's answer to take over.",
            example = "^X-Auth-")
        String authResponseHeadersRegex,
    @Option(doc = "Request headers that the server gets; empty is all.", example = "Accept")
        List<String> authRequestHeaders,
    @Option(
            doc = "Bytes that the server's answer may have; null and -1 are no limit.",
            example = "4096")
        @Nullable Long maxResponseBodySize,
    @Option(doc = "Cookies of the server's answer that the client gets.", example = "session")
        List<String> addAuthCookiesToResponse,
    @Option(doc = "Header of the server's answer that names the user.", example = "X-User")
        String headerField,
    @Option(doc = "Sends the request's body to the server.") boolean forwardBody,
    @Option(
            doc = "Bytes that a body to forward may have; -1 is no limit.",
            example = "1048576",
            def = "-1")
        @Nullable Long maxBodySize,
    @Option(doc = "Keeps a relative Location of the server as it is.")
        boolean preserveLocationHeader,
    @Option(doc = "Asks with the method of the request instead of GET.")
        boolean preserveRequestMethod,
    @Option(doc = "URL to redirect to when the server answers 401.", example = "https://auth/login")
        String authSigninURL)
    implements Middleware {

  @Doc("TLS to the authentication server.")
  public record Tls(
      @Option(doc = "Certificate authorities: file or PEM text.", example = "/certs/ca.pem")
          String ca,
      @Option(doc = "Client certificate: file or PEM text.", example = "/certs/client.pem")
          String cert,
      @Option(
              doc = "Key of the client certificate: file or PEM text.",
              example = "/certs/client.key",
              secret = true)
          String key,
      @Option(doc = "Accepts any certificate.") boolean insecureSkipVerify,
      @Option(doc = "Has no effect.", deprecated = true) @Nullable Boolean caOptional) {

    /** Without the secrets. */
    @Override
    public String toString() {
      return Unbinder.redacted(this).toString();
    }
  }
}
