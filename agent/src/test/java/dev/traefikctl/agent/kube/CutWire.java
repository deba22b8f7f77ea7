package dev.traefikctl.agent.kube;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A wire to a server that can be cut, and mended. */
final class CutWire implements AutoCloseable {

  private final int target;
  private final int port;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private ServerSocket listener;

  CutWire(int target) throws IOException {
    this.target = target;
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    port = listener.getLocalPort();
    accept(listener);
  }

  int port() {
    return port;
  }

  private void accept(ServerSocket from) {
    Thread.ofVirtual()
        .start(() -> {
          while (!from.isClosed()) {
            try {
              relay(from.accept());
            } catch (IOException e) {
              return; // cut
            }
          }
        });
  }

  private void relay(Socket client) throws IOException {
    Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
    open.add(client);
    open.add(server);
    Thread.ofVirtual().start(() -> copy(client, server));
    Thread.ofVirtual().start(() -> copy(server, client));
  }

  private void copy(Socket from, Socket to) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      in.transferTo(to.getOutputStream());
    } catch (IOException e) {
      // the other end learns of it by the end of its own connection
    } finally {
      open.remove(from);
      open.remove(to);
    }
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
    listener = new ServerSocket();
    listener.setReuseAddress(true);
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    accept(listener);
  }

  @Override
  public void close() throws IOException {
    cut();
  }
}
