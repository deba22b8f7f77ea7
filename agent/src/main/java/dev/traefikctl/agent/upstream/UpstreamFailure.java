package dev.traefikctl.agent.upstream;

/** Why a server gave no (whole) answer, and the status that the client gets while it can. */
public enum UpstreamFailure {
  /** No connection: refused, unreachable, not resolvable. */
  DIAL(502, "Bad Gateway"),
  /** The connection took longer than {@code dialTimeout}. */
  DIAL_TIMEOUT(504, "Gateway Timeout"),
  /** The server closed or reset the connection before it answered. */
  CLOSED(502, "Bad Gateway"),
  /** A kept connection turned out to be closed; nothing came over it. */
  STALE(502, "Bad Gateway"),
  /** No response head within {@code responseHeaderTimeout}. */
  HEADER_TIMEOUT(504, "Gateway Timeout"),
  /** The answer is not HTTP, or ends within its head. */
  MALFORMED(500, "Internal Server Error"),
  /** The server's URL is of no kind that can be reached. */
  UNSUPPORTED(500, "Internal Server Error"),
  /** The answer broke off within its body. */
  TRUNCATED(502, "Bad Gateway");

  private final int status;
  private final String text;

  UpstreamFailure(int status, String text) {
    this.status = status;
    this.text = text;
  }

  public int status() {
    return status;
  }

  /** The body of the answer that the client gets. */
  public String text() {
    return text;
  }
}
