package dev.traefikctl.agent.net;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client that sends and reads bytes as they are. */
final class RawClient implements AutoCloseable {

  private static final int TIMEOUT_MILLIS = 60_000;

  private final Socket socket;
  private final InputStream in;

  RawClient(InetSocketAddress address) throws IOException {
    socket = new Socket(address.getAddress(), address.getPort());
    socket.setSoTimeout(TIMEOUT_MILLIS);
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream());
  }

  Socket socket() {
    return socket;
  }

  InputStream in() {
    return in;
  }

  RawClient send(String text) throws IOException {
    return send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  RawClient send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    return this;
  }

  /** Sends each byte on its own. */
  RawClient trickle(String text) throws IOException {
    for (byte b : text.getBytes(StandardCharsets.ISO_8859_1)) {
      socket.getOutputStream().write(b);
    }
    return this;
  }

  RawClient endInput() throws IOException {
    socket.shutdownOutput();
    return this;
  }

  /** Everything up to the end of the connection, without the Date. */
  String readAll() throws IOException {
    return withoutDate(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
  }

  /** The next response head, without the Date. */
  String readHead() throws IOException {
    return withoutDate(Backend.readHead(in));
  }

  String read(int bytes) throws IOException {
    return new String(in.readNBytes(bytes), StandardCharsets.ISO_8859_1);
  }

  private static String withoutDate(String text) {
    return text.replaceAll("Date: [^\r]*GMT\r\n", "");
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
