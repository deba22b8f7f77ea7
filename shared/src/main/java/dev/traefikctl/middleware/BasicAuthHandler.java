package dev.traefikctl.middleware;

import dev.traefikctl.http.Exchange;
import dev.traefikctl.http.FramingFields;
import dev.traefikctl.http.Handler;
import dev.traefikctl.http.HeaderName;
import dev.traefikctl.http.Headers;
import dev.traefikctl.http.HttpChars;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks the credentials of requests and answers 401 to those that have none. */
final class BasicAuthHandler implements Handler {

  private static final HeaderName AUTHORIZATION = HeaderName.of("Authorization");
  private static final HeaderName CHALLENGE = HeaderName.of("WWW-Authenticate");
  private static final HeaderName CONTENT_TYPE = HeaderName.of("Content-Type");
  private static final byte[] REFUSAL = "401 Unauthorized\n".getBytes(StandardCharsets.US_ASCII);

  private final Map<String, PasswordHash> users;

  /** Checked for unknown users, so that the time of an answer does not tell who exists. */
  private final PasswordHash decoy;

  private final VerifiedPasswords verified;
  private final String challenge;
  private final @Nullable HeaderName userField;
  private final boolean hides;
  private final Handler next;

  BasicAuthHandler(
      BasicAuth options,
      Map<String, PasswordHash> users,
      VerifiedPasswords verified,
      Handler next) {
    this.users = Map.copyOf(users);
    this.decoy = users.values().iterator().next();
    this.verified = verified;
    String realm = options.realm().isEmpty() ? "traefik" : options.realm();
    this.challenge = FieldValues.ofResponse("Basic realm=\"" + realm + "\"");
    this.userField = userField(options.headerField());
    this.hides = options.removeHeader();
    this.next = next;
  }

  /** The field for the user's name; null where there is none, or none that could be sent. */
  private static @Nullable HeaderName userField(String name) {
    boolean sent =
        !name.isEmpty() && !FramingFields.contains(name) && !name.equalsIgnoreCase("Host");
    return sent ? HeaderName.exactly(name) : null;
  }

  @Override
  public void handle(Exchange exchange) {
    Credentials credentials = Credentials.parse(exchange.request().headers().get(AUTHORIZATION));
    if (credentials == null) {
      exchange.log().userName("");
      challenge(exchange);
      return;
    }
    exchange.log().userName(credentials.user());
    PasswordHash hash = users.get(credentials.user());
    if (hash != null && verified.contains(credentials.user(), hash, credentials.password())) {
      pass(exchange, credentials.user());
      return;
    }
    PasswordHash checked = hash == null ? decoy : hash;
    if (checked.isSlow()) {
      exchange.offload(
          () -> matches(credentials, hash, checked),
          right -> decide(exchange, credentials, hash, right));
    } else {
      decide(exchange, credentials, hash, checked.matches(credentials.password()));
    }
  }

  /** A browser asks for many things at once: what waited may have been found right meanwhile. */
  private boolean matches(
      Credentials credentials, @Nullable PasswordHash hash, PasswordHash checked) {
    return hash != null && verified.contains(credentials.user(), hash, credentials.password())
        || checked.matches(credentials.password());
  }

  private void decide(
      Exchange exchange, Credentials credentials, @Nullable PasswordHash hash, boolean right) {
    if (hash == null || !right) {
      challenge(exchange);
      return;
    }
    if (hash.isSlow()) {
      verified.add(credentials.user(), hash, credentials.password());
    }
    pass(exchange, credentials.user());
  }

  private void pass(Exchange exchange, String user) {
    Headers headers = exchange.request().headers();
    if (userField != null) {
      if (!FieldValues.isName(userField.text()) || !HttpChars.isFieldValue(user)) {
        exchange.request().doubtHeaders();
      }
      headers.remove(userField);
      headers.add(userField, user);
    }
    if (hides) {
      headers.remove(AUTHORIZATION);
    }
    next.handle(exchange);
  }

  private void challenge(Exchange exchange) {
    Headers headers = Answers.start(exchange, 401);
    headers.set(CONTENT_TYPE, "text/plain");
    headers.set(CHALLENGE, challenge);
    exchange.respond(REFUSAL);
  }
}
