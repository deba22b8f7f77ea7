package dev.traefikctl.middleware;

import dev.traefikctl.http.Exchange;
import dev.traefikctl.http.Headers;
import dev.traefikctl.http.StatusText;
import java.nio.charset.StandardCharsets;

/** Answers that middlewares give themselves, for {@link Exchange#respond}. */
final class Answers {

  static final byte[] EMPTY = {};

  private Answers() {}

  /** Starts an answer of that status and returns its headers, which are empty. */
  static Headers start(Exchange exchange, int status) {
    exchange.response().status(status);
    Headers headers = exchange.response().headers();
    headers.reset(EMPTY);
    return headers;
  }

  /** The body of an answer that consists of the reason phrase. */
  static byte[] phrase(int status) {
    return StatusText.of(status).getBytes(StandardCharsets.ISO_8859_1);
  }
}
