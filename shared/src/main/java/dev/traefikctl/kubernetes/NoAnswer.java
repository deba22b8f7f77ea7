package dev.traefikctl.kubernetes;

import java.net.ConnectException;

/** Why the API server gave no answer. */
public final class NoAnswer {

  private NoAnswer() {}

  /** The words of the innermost cause that says anything. */
  public static String words(Throwable failure) {
    Throwable at = failure;
    // what the JDK's client has below a refused connection says nothing
    while (at.getCause() != null && !(at instanceof ConnectException)) {
      at = at.getCause();
    }
    String message = at.getMessage();
    if (message != null) {
      return message;
    }
    return at instanceof ConnectException ? "connection refused" : at.getClass().getSimpleName();
  }
}
