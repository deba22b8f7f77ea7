package dev.traefikctl.conformance;

import dev.traefikctl.conformance.Wire.Field;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

/** A request of a case over a real socket, and what the client saw of the answer. */
final class HttpExchange {

  private static final Set<String> ENCODINGS = Set.of("gzip", "br", "zstd", "deflate");

  private final Client client;

  HttpExchange(Client client) {
    this.client = client;
  }

  Map<String, Object> run(Map<String, Object> step) throws Exception {
    if (Tree.flag(step, "http2")) {
      throw new UnsupportedOperationException("HTTP/2 steps are not supported by the runner yet");
    }
    if (step.containsKey("digest")) {
      return new DigestExchange(this).run(step);
    }
    long started = System.nanoTime();
    Map<String, Object> result;
    try (Socket socket = client.connect(step, step.containsKey("tls") ? "websecure" : "web")) {
      result = exchange(socket, step);
      if (socket instanceof SSLSocket tls) {
        boolean version = Tree.flag(Tree.map(step.get("tls")), "showVersion");
        result.put("tls", Tls.describe(tls, version));
      }
    } catch (SSLException e) {
      return new LinkedHashMap<>(Map.of("tlsError", true));
    } catch (ConnectException e) {
      return new LinkedHashMap<>(Map.of("connectError", "ConnectionRefusedError"));
    }
    double seconds = (System.nanoTime() - started) / 1e9;
    if (result.containsKey("status") || result.containsKey("responses")) {
      addTimes(step, result, seconds);
    } else {
      result.remove("tls");
    }
    return result;
  }

  private static void addTimes(Map<String, Object> step, Map<String, Object> out, double seconds) {
    if (step.containsKey("tookAtLeast")) {
      out.put("tookAtLeast", seconds >= Tree.number(step, "tookAtLeast", 0));
    }
    if (step.containsKey("tookAtMost")) {
      out.put("tookAtMost", seconds <= Tree.number(step, "tookAtMost", 0));
    }
  }

  private static Map<String, Object> exchange(Socket socket, Map<String, Object> step)
      throws Exception {
    try {
      send(socket, step);
      if (step.containsKey("halfClose")) {
        Object after = step.get("halfClose");
        Thread.sleep(after instanceof Number n ? (long) (n.doubleValue() * 1000) : 0);
        socket.shutdownOutput();
      }
      if (step.containsKey("abortAfter")) {
        Thread.sleep((long) (Tree.number(step, "abortAfter", 0) * 1000));
        return new LinkedHashMap<>(Map.of("aborted", true));
      }
      return receive(new Wire(socket.getInputStream()), step);
    } catch (SSLException e) {
      throw e;
    } catch (SocketTimeoutException e) {
      return new LinkedHashMap<>(Map.of("noResponse", "timeout"));
    } catch (IOException e) {
      return new LinkedHashMap<>(Map.of("noResponse", "closed"));
    }
  }

  private static void send(Socket socket, Map<String, Object> step)
      throws IOException, InterruptedException {
    OutputStream out = socket.getOutputStream();
    if (step.containsKey("rawParts")) {
      boolean first = true;
      for (Object part : Tree.list(step.get("rawParts"))) {
        Thread.sleep(first ? 0 : 50);
        first = false;
        out.write(Backends.latin1(String.valueOf(part)));
      }
    } else if (step.containsKey("raw")) {
      out.write(Backends.latin1(Tree.text(step, "raw", "")));
    } else {
      out.write(request(step));
    }
  }

  private static byte[] request(Map<String, Object> step) throws IOException {
    String text = Tree.text(step, "body", "").repeat((int) Tree.number(step, "bodyRepeat", 1));
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    List<Field> headers = new ArrayList<>();
    headers.add(new Field("Host", Tree.text(step, "host", "localhost")));
    headers.addAll(Wire.pairs(step.get("headers")));
    Tree.map(step.get("pad"))
        .forEach(
            (n, length) -> headers.add(new Field(n, "x".repeat(((Number) length).intValue()))));
    String framed = text;
    if (Tree.flag(step, "chunked")) {
      headers.add(new Field("Transfer-Encoding", "chunked"));
      framed = Integer.toHexString(body.length) + "\r\n" + text + "\r\n0\r\n\r\n";
    } else if (body.length > 0 && Wire.header(headers, "content-length") == null) {
      headers.add(new Field("Content-Length", Integer.toString(body.length)));
    }
    String target =
        Tree.text(step, "path", "/") + "x".repeat((int) Tree.number(step, "padPath", 0));
    String head =
        Tree.text(step, "method", "GET")
            + " "
            + target
            + " HTTP/1.1\r\n"
            + HttpBackend.lines(headers)
            + "\r\n";
    return (head + framed).getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, Object> receive(Wire wire, Map<String, Object> step)
      throws IOException {
    String method = Tree.text(step, "method", "GET");
    if (Tree.flag(step, "stream")) {
      return stream(wire);
    }
    if (step.containsKey("responses")) {
      List<Object> responses = new ArrayList<>();
      Map<String, Object> out = new LinkedHashMap<>();
      out.put("responses", responses);
      try {
        for (int i = 0; i < (int) Tree.number(step, "responses", 0); i++) {
          responses.add(read(wire, method, Set.of()));
        }
      } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException end) {
        out.put("ended", true);
      }
      return out;
    }
    Set<String> shown = new TreeSet<>();
    Tree.list(step.get("keepHeaders")).forEach(n -> shown.add(String.valueOf(n)));
    return read(wire, method, shown);
  }

  /** One response, as observations show it. */
  static Map<String, Object> read(Wire wire, String method, Set<String> shown) throws IOException {
    List<Object> early = new ArrayList<>();
    int status;
    List<Field> headers;
    while (true) {
      status = Integer.parseInt(wire.line().split(" ", 3)[1]);
      headers = wire.headers();
      if (status >= 200 || status == 101) {
        break;
      }
      Map<String, Object> interim = new LinkedHashMap<>();
      interim.put("status", status);
      interim.put("headers", Wire.asMap(headers, Set.of()));
      early.add(interim);
    }
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("status", status);
    if (!early.isEmpty()) {
      result.put("informational", early);
    }
    byte[] raw = new byte[0];
    List<Field> trailers = List.of();
    try {
      if (method.equals("HEAD") || status == 204 || status == 304) {
        raw = new byte[0];
      } else if (Wire.headerIs(headers, "transfer-encoding", "chunked")) {
        Wire.Chunked chunked = wire.chunked();
        raw = chunked.body();
        trailers = chunked.trailers();
      } else if (Wire.header(headers, "content-length") instanceof String length) {
        raw = wire.exactly(Integer.parseInt(length));
      } else if (status != 101) {
        raw = wire.rest();
      }
    } catch (EOFException e) {
      result.put("truncated", true);
    }
    finish(result, headers, trailers, raw, shown);
    return result;
  }

  private static void finish(
      Map<String, Object> result,
      List<Field> headers,
      List<Field> trailers,
      byte[] raw,
      Set<String> shown)
      throws IOException {
    String encoding = Wire.header(headers, "content-encoding");
    boolean compressed = encoding != null && ENCODINGS.contains(encoding);
    Set<String> drop =
        new TreeSet<>(Set.of("date", "transfer-encoding", "connection", "keep-alive"));
    drop.removeAll(shown);
    if (compressed) {
      drop.add("content-length");
    }
    List<Field> dated = headers.stream().map(Dates::now).toList();
    result.put("headers", Wire.asMap(dated, drop));
    if (!trailers.isEmpty()) {
      result.put("trailers", Wire.asMap(trailers, Set.of()));
    }
    byte[] body = raw;
    if ("gzip".equals(encoding) && raw.length > 0) {
      try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(raw))) {
        body = gzip.readAllBytes();
      }
    } else if (compressed && raw.length > 0) {
      body = Backends.latin1("<" + encoding + ">");
    }
    String type = Wire.header(headers, "content-type");
    boolean whole = type != null && (type.contains("json") || type.contains("version=0"));
    result.put("body", Texts.of(body, whole ? 1 << 24 : 4096));
  }

  /** A body in the parts in which it arrived, with 0.2 s or more between two of them. */
  private static Map<String, Object> stream(Wire wire) throws IOException {
    final int status = Integer.parseInt(wire.line().split(" ", 3)[1]);
    List<Field> headers = wire.headers();
    boolean chunked = Wire.headerIs(headers, "transfer-encoding", "chunked");
    String length = Wire.header(headers, "content-length");
    int left = chunked || length == null ? Integer.MAX_VALUE : Integer.parseInt(length);
    List<StringBuilder> parts = new ArrayList<>();
    long last = System.nanoTime();
    while (left > 0) {
      byte[] data;
      if (chunked) {
        int size = Integer.parseInt(wire.line().split(";", 2)[0], 16);
        data = wire.exactly(size);
        wire.line();
        left = size == 0 ? 0 : left;
      } else {
        if (wire.buffered() == 0 && !wire.fill()) {
          throw new EOFException();
        }
        data = wire.exactly(Math.min(left, Math.max(1, wire.buffered())));
        left -= data.length;
      }
      if (data.length > 0) {
        long now = System.nanoTime();
        boolean late = now - last > 200_000_000L;
        last = now;
        if (late || parts.isEmpty()) {
          parts.add(new StringBuilder(late && parts.isEmpty() ? "(later) " : ""));
        }
        parts.getLast().append(new String(data, StandardCharsets.UTF_8));
      }
    }
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("status", status);
    out.put("headers", Wire.asMap(headers, Set.of("date", "connection")));
    out.put("parts", new ArrayList<>(parts.stream().map(StringBuilder::toString).toList()));
    return out;
  }

  /** Requests one after another over one connection, until the server closes it. */
  Map<String, Object> connection(Map<String, Object> step, Client.Between between)
      throws Exception {
    List<Object> responses = new ArrayList<>();
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("responses", responses);
    try (Socket socket = client.connect(step, step.containsKey("tls") ? "websecure" : "web")) {
      Wire wire = new Wire(socket.getInputStream());
      for (Object part : Tree.list(step.get("requests"))) {
        Map<String, Object> item = Tree.map(part);
        if (item.containsKey("reconfigure") || item.containsKey("sleep")) {
          between.run(item);
          continue;
        }
        try {
          socket.getOutputStream().write(request(item));
          responses.add(
              summary(read(wire, Tree.text(item, "method", "GET"), Set.of("connection"))));
        } catch (IOException e) {
          responses.add("closed");
          break;
        }
      }
      socket.setSoTimeout((int) (Tree.number(step, "wait", 0.2) * 1000));
      out.put("closed", closed(socket));
    }
    return out;
  }

  private static Map<String, Object> summary(Map<String, Object> response) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("status", response.get("status"));
    out.put("body", response.get("body"));
    String connection = Tree.text(Tree.map(response.get("headers")), "connection", "");
    out.put("close", connection.toLowerCase(Locale.ROOT).equals("close"));
    return out;
  }

  private static boolean closed(Socket socket) {
    try {
      return socket.getInputStream().read() < 0;
    } catch (SocketTimeoutException stillOpen) {
      return false;
    } catch (IOException reset) {
      return true;
    }
  }
}
