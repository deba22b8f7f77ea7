package dev.traefikctl.agent.net;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on loopback whose answers are written byte by byte; it notes what it gets. */
final class Backend implements AutoCloseable {

  /** What is done with a connection whose request head was just read. */
  interface Script {
    /** Answers a request; false closes the connection. */
    boolean answer(Call call) throws IOException;
  }

  /** One request. */
  record Call(String head, InputStream in, OutputStream out, Socket socket) {

    String target() {
      return head.split(" ", 3)[1];
    }

    String header(String name) {
      for (String line : head.split("\r\n")) {
        if (line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":")) {
          return line.substring(name.length() + 1).strip();
        }
      }
      return "";
    }

    void write(String text) throws IOException {
      out.write(text.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
    }

    /** The body, its framing taken off. */
    byte[] body() throws IOException {
      if (header("Transfer-Encoding").equals("chunked")) {
        return chunked();
      }
      String length = header("Content-Length");
      return length.isEmpty() ? new byte[0] : in.readNBytes(Integer.parseInt(length));
    }

    private byte[] chunked() throws IOException {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      while (true) {
        int size = Integer.parseInt(line(in), 16);
        all.write(in.readNBytes(size));
        line(in);
        if (size == 0) {
          return all.toByteArray();
        }
      }
    }
  }

  private final ServerSocket listener;
  private final Script script;
  private final BlockingQueue<String> heads = new LinkedBlockingQueue<>();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();

  Backend(Script script) {
    this.script = script;
    try {
      listener = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  /** Answers every request with these bytes. */
  static Backend answering(String response) {
    return new Backend(call -> {
      call.body();
      call.write(response);
      return true;
    });
  }

  /** Says nothing for a long time, and closes then: for the script of a silent server. */
  static boolean waitFor(CountDownLatch latch) {
    try {
      return latch.await(60, TimeUnit.SECONDS) && false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        sockets.add(socket);
        connections.incrementAndGet();
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (SocketException e) {
        return; // closed
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      while (true) {
        String head = readHead(in);
        if (head.isEmpty()) {
          return;
        }
        heads.add(head);
        if (!script.answer(new Call(head, in, socket.getOutputStream(), socket))) {
          return;
        }
      }
    } catch (IOException | NumberFormatException e) {
      heads.add("broken: " + e.getMessage());
    }
  }

  static String readHead(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (true) {
      String line = line(in);
      if (line.isEmpty()) {
        return head.toString();
      }
      head.append(line).append("\r\n");
    }
  }

  static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int b;
    while ((b = in.read()) >= 0 && b != '\n') {
      line.write(b);
    }
    String text = line.toString(StandardCharsets.ISO_8859_1);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  int port() {
    return listener.getLocalPort();
  }

  /** How many connections were accepted. */
  int connections() {
    return connections.get();
  }

  /** The next request head, or what broke. */
  String nextHead() throws InterruptedException {
    String head = heads.poll(60, TimeUnit.SECONDS);
    return head == null ? "nothing came" : head;
  }

  /** Closes what is open, as a server does that goes down. */
  void closeConnections() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    closeConnections();
  }
}
