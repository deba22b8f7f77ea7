package dev.traefikctl.agent.net;

import java.nio.charset.StandardCharsets;

/** Why a request does not even become an exchange, with the answer that Go's server gives. */
enum Refusal {
  BAD_REQUEST("400 Bad Request"),
  HEADER_NAME("400 Bad Request: invalid header name"),
  HOST_MISSING("400 Bad Request: missing required Host header"),
  HOST_MALFORMED("400 Bad Request: malformed Host header"),
  TRANSFER_ENCODING("501 Not Implemented", "Unsupported transfer encoding"),
  TOO_LARGE("431 Request Header Fields Too Large"),
  VERSION("505 HTTP Version Not Supported: unsupported protocol version");

  private final String answer;

  Refusal(String line) {
    this(line, line);
  }

  Refusal(String line, String body) {
    answer =
        "HTTP/1.1 "
            + line
            + "\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\n"
            + body;
  }

  /** The whole answer, which ends with the connection. */
  byte[] answer() {
    return answer.getBytes(StandardCharsets.ISO_8859_1);
  }
}
