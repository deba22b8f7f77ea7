package dev.traefikctl.conformance;

import static dev.traefikctl.conformance.Backends.latin1;

import dev.traefikctl.conformance.Wire.Field;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Just enough of RFC 6455 for short text messages. */
final class WebSockets {

  /** A frame with its payload unmasked. */
  record Frame(int opcode, byte[] payload) {
    String text() {
      return new String(payload, StandardCharsets.UTF_8);
    }
  }

  private WebSockets() {}

  static void echo(
      Socket socket, Wire wire, List<Field> headers, String name, Map<String, Object> spec)
      throws Exception {
    String key = Objects.requireNonNullElse(Wire.header(headers, "sec-websocket-key"), "");
    byte[] sum =
        MessageDigest.getInstance("SHA-1")
            .digest(latin1(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"));
    OutputStream out = socket.getOutputStream();
    out.write(
        latin1(
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: "
                + Base64.getEncoder().encodeToString(sum)
                + "\r\n"
                + HttpBackend.lines(Wire.pairs(spec.get("headers")))
                + "\r\n"));
    while (true) {
      Frame frame = read(wire);
      if (frame.text().equals("drop")) {
        return;
      }
      if (frame.text().equals("quit")) {
        write(out, 8, concat(new byte[] {3, (byte) 0xe8}, latin1("bye")));
        return;
      }
      if (frame.opcode() == 8) {
        write(out, 8, frame.payload());
        return;
      }
      write(out, 1, concat(latin1(name + ":"), frame.payload()));
    }
  }

  static Frame read(Wire wire) throws IOException {
    byte[] head = wire.exactly(2);
    int length = head[1] & 0x7F;
    if (length == 126) {
      byte[] more = wire.exactly(2);
      length = (more[0] & 0xFF) << 8 | more[1] & 0xFF;
    }
    byte[] mask = (head[1] & 0x80) != 0 ? wire.exactly(4) : new byte[4];
    byte[] payload = wire.exactly(length);
    for (int i = 0; i < payload.length; i++) {
      payload[i] ^= mask[i % 4];
    }
    return new Frame(head[0] & 0x0F, payload);
  }

  private static void write(OutputStream out, int opcode, byte[] payload) throws IOException {
    out.write(concat(new byte[] {(byte) (0x80 | opcode), (byte) payload.length}, payload));
  }

  /** A masked frame (with the mask 0) as clients send it. */
  static byte[] clientFrame(int opcode, byte[] payload) {
    byte[] head = {(byte) (0x80 | opcode), (byte) (0x80 | payload.length), 0, 0, 0, 0};
    return concat(head, payload);
  }

  private static byte[] concat(byte[] first, byte[] second) {
    byte[] out = new byte[first.length + second.length];
    System.arraycopy(first, 0, out, 0, first.length);
    System.arraycopy(second, 0, out, first.length, second.length);
    return out;
  }
}
