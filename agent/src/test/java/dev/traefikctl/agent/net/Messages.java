package dev.traefikctl.agent.net;

/** Small requests and answers that many tests send. */
final class Messages {

  static final String GET = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";

  /** A request that is the last of its connection. */
  static final String LAST = "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

  static final String HI = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi";

  /** An answer that is the last of its connection. */
  static final String HI_CLOSE =
      "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nhi";

  private Messages() {}
}
