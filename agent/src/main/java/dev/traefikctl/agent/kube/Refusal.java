package dev.traefikctl.agent.kube;

import dev.traefikctl.kubernetes.NoAnswer;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Why something could not be read from the API server.
 *
 * @param code the HTTP status; 0 where there was no answer
 * @param detail the server's words, or those of the failure
 */
record Refusal(int code, String detail) {

  private static final Pattern USER = Pattern.compile("User \"([^\"]+)\"");
  private static final Pattern VERB = Pattern.compile("cannot (\\w+) resource");

  static Refusal of(Throwable failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof KubernetesClientException answer && answer.getCode() > 0) {
        return new Refusal(answer.getCode(), words(answer));
      }
    }
    return new Refusal(0, NoAnswer.words(failure));
  }

  private static String words(KubernetesClientException answer) {
    String said = answer.getStatus() == null ? null : answer.getStatus().getMessage();
    String message = said == null || said.isEmpty() ? answer.getMessage() : said;
    return message == null ? "HTTP status " + answer.getCode() : message;
  }

  /** A right is missing. */
  boolean isForbidden() {
    return code == HttpURLConnection.HTTP_FORBIDDEN;
  }

  /** Somebody else changed the object first, or made it. */
  boolean isConflict() {
    return code == HttpURLConnection.HTTP_CONFLICT;
  }

  /** The server does not know the kind. */
  boolean isUnknown() {
    return code == HttpURLConnection.HTTP_NOT_FOUND || code == HttpURLConnection.HTTP_BAD_METHOD;
  }

  /** The credentials are wrong. */
  boolean isUnauthorized() {
    return code == HttpURLConnection.HTTP_UNAUTHORIZED;
  }

  /** Who was refused, {@code system:serviceaccount:ns:name}; null where the server does not say. */
  @Nullable String user() {
    return group(USER);
  }

  /** What was refused; null where the server does not say. */
  @Nullable String verb() {
    return group(VERB);
  }

  private @Nullable String group(Pattern pattern) {
    Matcher matcher = pattern.matcher(detail);
    return matcher.find() ? matcher.group(1) : null;
  }
}
