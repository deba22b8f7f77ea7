package dev.traefikctl.conformance;

import static dev.traefikctl.conformance.Backends.latin1;

import dev.traefikctl.conformance.Wire.Field;
import java.io.IOException;
import java.net.ConnectException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

/** The client side of the steps that are not HTTP requests, and connecting. */
final class Client {

  /** What may stand between the messages of a connection: a sleep, a reconfiguration. */
  interface Between {
    void run(Map<String, Object> item) throws Exception;
  }

  private final World world;
  private final Path certificates;
  private final int timeoutMillis;

  Client(World world, Path certificates, int timeoutMillis) {
    this.world = world;
    this.certificates = certificates;
    this.timeoutMillis = timeoutMillis;
  }

  Socket connect(Map<String, Object> step, String defaultEntryPoint) throws Exception {
    double seconds = Tree.number(step, "timeout", timeoutMillis / 1000.0);
    int timeout = Math.min(timeoutMillis, (int) (seconds * 1000));
    Socket socket =
        world.connect(
            Tree.text(step, "ep", defaultEntryPoint), Tree.text(step, "from", ""), timeout);
    try {
      if (step.containsKey("proxyProtocol")) {
        socket.getOutputStream().write(latin1(Tree.text(step, "proxyProtocol", "")));
      }
      if (Tree.flag(step, "startTLSPostgres")) {
        socket.getOutputStream().write(new byte[] {0, 0, 0, 8, 4, (byte) 0xd2, 0x16, 0x2f});
        socket.getInputStream().read();
      }
      return step.containsKey("tls")
          ? Tls.client(certificates, socket, Tree.map(step.get("tls")))
          : socket;
    } catch (Exception e) {
      socket.close();
      if (step.containsKey("tls") && e instanceof IOException io) {
        throw new SSLException(io); // a reset is as good as an alert
      }
      throw e;
    }
  }

  Map<String, Object> websocket(Map<String, Object> step, Between between) throws Exception {
    try (Socket socket = connect(step, step.containsKey("tls") ? "websecure" : "web")) {
      List<Field> headers = new ArrayList<>();
      headers.add(new Field("Host", Tree.text(step, "host", "localhost")));
      headers.add(new Field("Connection", "Upgrade"));
      headers.add(new Field("Upgrade", "websocket"));
      headers.add(new Field("Sec-WebSocket-Version", "13"));
      headers.add(new Field("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="));
      headers.addAll(Wire.pairs(step.get("headers")));
      String head =
          "GET "
              + Tree.text(step, "path", "/")
              + " HTTP/1.1\r\n"
              + HttpBackend.lines(headers)
              + "\r\n";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
      Wire wire = new Wire(socket.getInputStream());
      Map<String, Object> result;
      try {
        result = HttpExchange.read(wire, "GET", Set.of());
      } catch (IOException e) {
        return new LinkedHashMap<>(Map.of("noResponse", "closed"));
      }
      return Integer.valueOf(101).equals(result.get("status"))
          ? messages(socket, wire, result, step, between)
          : result;
    }
  }

  private static Map<String, Object> messages(
      Socket socket,
      Wire wire,
      Map<String, Object> result,
      Map<String, Object> step,
      Between between)
      throws Exception {
    List<Object> received = new ArrayList<>();
    result.put("received", received);
    for (Object message : Tree.list(step.get("send"))) {
      if (message instanceof Map<?, ?> item) {
        between.run(Tree.map(item));
        continue;
      }
      byte[] data = String.valueOf(message).getBytes(StandardCharsets.UTF_8);
      socket.getOutputStream().write(WebSockets.clientFrame(1, data));
      WebSockets.Frame frame;
      try {
        frame = WebSockets.read(wire);
      } catch (IOException e) {
        result.put("ended", "closed");
        return result;
      }
      if (frame.opcode() == 8) {
        byte[] payload = frame.payload();
        int code = (payload[0] & 0xFF) << 8 | payload[1] & 0xFF;
        String reason = new String(payload, 2, payload.length - 2, StandardCharsets.UTF_8);
        result.put("ended", "close frame " + code + " " + reason);
        return result;
      }
      received.add(frame.text());
    }
    socket.getOutputStream().write(WebSockets.clientFrame(8, new byte[0]));
    result.put("closed", WebSockets.read(wire).opcode() == 8);
    return result;
  }

  Map<String, Object> tcp(Map<String, Object> step, Between between) throws Exception {
    StringBuilder received = new StringBuilder();
    Map<String, Object> out = new LinkedHashMap<>();
    try (Socket socket = connect(step, "tcp")) {
      if (socket instanceof SSLSocket tls) {
        out.put("tls", Tls.describe(tls, Tree.flag(Tree.map(step.get("tls")), "showVersion")));
      }
      try {
        lines(socket, step, between, received);
      } catch (SocketTimeoutException e) {
        out.put("ended", "timeout");
      } catch (IOException e) {
        out.put("ended", "closed");
      }
    } catch (SSLException e) {
      return new LinkedHashMap<>(Map.of("tlsError", true));
    } catch (ConnectException e) {
      return new LinkedHashMap<>(Map.of("connectError", "ConnectionRefusedError"));
    }
    out.put("received", received.toString());
    return out;
  }

  private static void lines(
      Socket socket, Map<String, Object> step, Between between, StringBuilder received)
      throws Exception {
    Wire wire = new Wire(socket.getInputStream());
    if (!Boolean.FALSE.equals(step.get("banner"))) {
      received.append(wire.line()).append('\n');
    }
    for (Object line : Tree.list(step.get("send"))) {
      if (line instanceof Map<?, ?> item) {
        between.run(Tree.map(item));
        continue;
      }
      socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
      received.append(wire.line()).append('\n');
    }
    Thread.sleep((long) (Tree.number(step, "hold", 0) * 1000));
  }

  Map<String, Object> udp(Map<String, Object> step, Between between) throws Exception {
    List<Object> received = new ArrayList<>();
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.setSoTimeout((int) (Tree.number(step, "timeout", 2) * 1000));
      List<Object> send = step.containsKey("send") ? Tree.list(step.get("send")) : List.of("ping");
      for (Object message : send) {
        if (message instanceof Map<?, ?> item) {
          between.run(Tree.map(item));
          continue;
        }
        String text = String.valueOf(message).repeat((int) Tree.number(step, "bodyRepeat", 1));
        byte[] data = text.getBytes(StandardCharsets.UTF_8);
        socket.send(
            new DatagramPacket(data, data.length, world.proxy(Tree.text(step, "ep", "udp"))));
        received.add(answer(socket));
      }
    }
    return new LinkedHashMap<>(Map.of("received", received));
  }

  private static String answer(DatagramSocket socket) {
    try {
      DatagramPacket packet = new DatagramPacket(new byte[65536], 65536);
      socket.receive(packet);
      return Texts.of(Arrays.copyOf(packet.getData(), packet.getLength()), 4096);
    } catch (IOException noAnswer) {
      return "<none>";
    }
  }
}
