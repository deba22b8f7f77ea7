package dev.traefikctl.conformance;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Free ports, each on one address only and none that is a number in a case, so that a port in an
 * observation tells what was meant. They stay ours: a socket that is bound but does not listen lets
 * others of this process listen there, and nobody else be given the port.
 */
final class Ports implements AutoCloseable {

  private static final Pattern NUMBER = Pattern.compile("(?<!\\d)\\d{4,5}(?!\\d)");

  private final Set<Integer> taken = new HashSet<>();
  private final List<Socket> held = new ArrayList<>();

  /** Leaves out the numbers that are in the files below a folder. */
  Ports(Path cases) throws IOException {
    try (Stream<Path> walk = Files.walk(cases)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        NUMBER
            .matcher(Files.readString(file))
            .results()
            .forEach(found -> taken.add(Integer.valueOf(found.group())));
      }
    }
  }

  /** A port at which nobody listens until one of us does. */
  InetSocketAddress tcp(String ip) throws IOException {
    while (true) {
      Socket socket = new Socket();
      held.add(socket);
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(ip), 0));
      if (taken.add(socket.getLocalPort())) {
        return (InetSocketAddress) socket.getLocalSocketAddress();
      }
    }
  }

  InetSocketAddress udp(String ip) throws IOException {
    while (true) {
      try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(ip, 0))) {
        if (taken.add(socket.getLocalPort())) {
          return (InetSocketAddress) socket.getLocalSocketAddress();
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    for (Socket socket : held) {
      socket.close();
    }
  }
}
