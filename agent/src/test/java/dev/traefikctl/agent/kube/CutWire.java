package dev.traefikctl.agent.kube;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A wire to a server that can be cut, and mended. */
final class CutWire implements AutoCloseable {

  private final int target;
  private final int port;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final Set<Socket> watches = ConcurrentHashMap.newKeySet();

  /** It never listens; as long as it has the port, nobody else is given that. */
  private final Socket held = new Socket();

  private ServerSocket listener;

  CutWire(int target) throws IOException {
    this.target = target;
    held.setReuseAddress(true);
    held.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    port = held.getLocalPort();
    listener = listen();
  }

  private ServerSocket listen() throws IOException {
    ServerSocket made = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
    accept(made);
    return made;
  }

  int port() {
    return port;
  }

  private void accept(ServerSocket from) {
    Thread.ofVirtual()
        .start(() -> {
          while (!from.isClosed()) {
            try {
              relay(from, from.accept());
            } catch (IOException e) {
              Thread.yield(); // cut, or one end was gone at once
            }
          }
        });
  }

  private void relay(ServerSocket from, Socket client) throws IOException {
    Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
    open.add(client);
    open.add(server);
    if (from.isClosed()) { // what was accepted before a cut must not outlive it
      client.close();
      server.close();
    }
    Thread.ofVirtual().start(() -> copy(client, server));
    Thread.ofVirtual().start(() -> copy(server, client));
  }

  private void copy(Socket from, Socket to) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      byte[] buffer = new byte[8192];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        if (new String(buffer, 0, n, StandardCharsets.ISO_8859_1).contains("Upgrade: ")) {
          watches.addAll(Set.of(from, to));
        }
        if (open.contains(from)) {
          to.getOutputStream().write(buffer, 0, n);
        }
      }
    } catch (IOException e) {
      // the other end learns of it by the end of its own connection
    } finally {
      open.remove(from);
      open.remove(to);
    }
  }

  /** Open watches lead nowhere from now on, and neither end learns of it; new ones are whole. */
  void stall() throws IOException {
    open.removeAll(watches);
    breakConnections();
  }

  /** Resets what is open; new connections are taken. */
  void breakConnections() throws IOException {
    for (Socket socket : Set.copyOf(open)) {
      socket.close();
    }
  }

  /** Refuses connections, and breaks those that are open. */
  void cut() throws IOException {
    listener.close();
    breakConnections();
  }

  /** Takes connections again. */
  void mend() throws IOException {
    listener = listen();
  }

  @Override
  public void close() throws IOException {
    cut();
    held.close();
  }
}
