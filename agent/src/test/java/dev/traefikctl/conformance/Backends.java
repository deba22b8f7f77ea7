package dev.traefikctl.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The servers behind the proxy: HTTP echo, TCP line echo, UDP echo, and the readiness answer. */
final class Backends {

  /** Serves one connection until its end. */
  interface Connection {
    void serve(Socket socket) throws Exception;
  }

  private Backends() {}

  static InetSocketAddress http(World world, String name, String ip, @Nullable Path certificates)
      throws Exception {
    Connection backend = new HttpBackend(world.journal, name);
    InetSocketAddress address = world.ports().tcp(ip);
    ServerSocket server =
        certificates == null
            ? listening(address)
            : Tls.server(certificates, "backend", "ca", address);
    return serve(world, server, backend);
  }

  static InetSocketAddress ready(World world) throws IOException {
    return serve(world, listening(world.ports().tcp("127.0.1.99")), Backends::readiness);
  }

  static InetSocketAddress tcp(World world, String name, String ip) throws IOException {
    return serve(world, listening(world.ports().tcp(ip)), s -> lineEcho(name, s));
  }

  static InetSocketAddress udp(World world, String name, String ip) throws IOException {
    DatagramSocket socket = world.keep(new DatagramSocket(world.ports().udp(ip)));
    Thread.ofVirtual().start(() -> datagramEcho(name, socket));
    return (InetSocketAddress) socket.getLocalSocketAddress();
  }

  private static ServerSocket listening(InetSocketAddress address) throws IOException {
    return new ServerSocket(address.getPort(), 256, address.getAddress());
  }

  private static InetSocketAddress serve(World world, ServerSocket server, Connection connection) {
    world.keep(server);
    Thread.ofVirtual()
        .start(() -> {
          while (!server.isClosed()) {
            try {
              Socket socket = server.accept();
              Thread.ofVirtual().start(() -> one(socket, connection));
            } catch (IOException e) {
              if (!server.isClosed()) {
                throw new IllegalStateException(e);
              }
            }
          }
        });
    return (InetSocketAddress) server.getLocalSocketAddress();
  }

  private static void one(Socket accepted, Connection connection) {
    try (Socket socket = accepted) {
      socket.setSoTimeout(60_000);
      socket.setTcpNoDelay(true);
      connection.serve(socket);
    } catch (Exception endOfConnection) {
      // A client or a case that breaks the connection off is what many cases are about.
      Thread.yield();
    }
  }

  private static void readiness(Socket socket) throws IOException {
    Wire wire = new Wire(socket.getInputStream());
    OutputStream out = socket.getOutputStream();
    while (true) {
      String target = wire.line().split(" ", 3)[1];
      wire.headers();
      out.write(
          latin1("HTTP/1.1 200 OK\r\nContent-Length: " + target.length() + "\r\n\r\n" + target));
    }
  }

  private static void lineEcho(String name, Socket socket) throws IOException {
    OutputStream out = socket.getOutputStream();
    InputStream in = socket.getInputStream();
    out.write(latin1(name + " ready\n"));
    Wire wire = new Wire(in);
    wire.fill();
    if (wire.startsWith(latin1("\r\n\r\n\0\r\nQUIT\n"))) {
      out.write(latin1(name + ":" + proxyProtocolV2(wire) + "\n"));
    }
    while (true) {
      String line = wire.line();
      if (line.startsWith("PROXY ")) {
        line = line.replaceAll(" \\d+ (\\d+)$", " <port> $1");
      }
      out.write(latin1(name + ":" + line + "\n"));
      if (line.equals("quit")) {
        return;
      }
    }
  }

  private static String proxyProtocolV2(Wire wire) throws IOException {
    byte[] head = wire.exactly(16);
    byte[] rest = wire.exactly((head[14] & 0xFF) << 8 | head[15] & 0xFF);
    int port = (rest[10] & 0xFF) << 8 | rest[11] & 0xFF;
    return "PROXY2 %02x %02x %s %s <port> %d"
        .formatted(head[12], head[13], dotted(rest, 0), dotted(rest, 4), port);
  }

  private static String dotted(byte[] bytes, int at) throws IOException {
    return InetAddress.getByAddress(Arrays.copyOfRange(bytes, at, at + 4)).getHostAddress();
  }

  private static void datagramEcho(String name, DatagramSocket socket) {
    byte[] buffer = new byte[65536];
    byte[] prefix = latin1(name + ":");
    while (!socket.isClosed()) {
      try {
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        socket.receive(packet);
        byte[] answer = Arrays.copyOf(prefix, prefix.length + packet.getLength());
        System.arraycopy(buffer, 0, answer, prefix.length, packet.getLength());
        socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
      } catch (SocketException e) {
        if (!socket.isClosed()) {
          throw new IllegalStateException(e);
        }
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
