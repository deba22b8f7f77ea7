package dev.traefikctl.conformance;

import static dev.traefikctl.conformance.Backends.latin1;

import dev.traefikctl.conformance.Wire.Field;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;

/** An HTTP/1.1 server that notes every request and answers as the case's {@code reply} says. */
final class HttpBackend implements Backends.Connection {

  private final Journal journal;
  private final String name;

  HttpBackend(Journal journal, String name) {
    this.journal = journal;
    this.name = name;
  }

  @Override
  public void serve(Socket socket) throws Exception {
    Wire wire = new Wire(socket.getInputStream());
    OutputStream out = socket.getOutputStream();
    boolean goOn = true;
    while (goOn) {
      String[] start = wire.line().split(" ", 3);
      List<Field> headers = wire.headers();
      if (Wire.headerIs(headers, "expect", "100-continue")) {
        out.write(latin1("HTTP/1.1 100 Continue\r\n\r\n"));
      }
      journal.note(observe(socket, wire, start, headers), socket.toString());
      Map<String, Object> spec = journal.reply(name, start[1]);
      if (Wire.headerIs(headers, "upgrade", "websocket")
          && !(spec.containsKey("status")
              || spec.containsKey("raw")
              || spec.containsKey("close"))) {
        WebSockets.echo(socket, wire, headers, name, spec);
        return;
      }
      goOn = reply(out, spec, start[0]) && !Wire.headerIs(headers, "connection", "close");
    }
  }

  private Map<String, Object> observe(Socket socket, Wire wire, String[] start, List<Field> headers)
      throws Exception {
    byte[] body;
    List<Field> trailers = List.of();
    if (Wire.headerIs(headers, "transfer-encoding", "chunked")) {
      Wire.Chunked chunked = wire.chunked();
      body = chunked.body();
      trailers = chunked.trailers();
    } else {
      String length = Wire.header(headers, "content-length");
      body = wire.exactly(length == null ? 0 : Integer.parseInt(length));
    }
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("backend", name);
    entry.put("method", start[0]);
    entry.put("target", start[1]);
    entry.put("headers", Wire.asMap(headers, Set.of()));
    if (!start[2].equals("HTTP/1.1")) {
      entry.put("version", start[2]);
    }
    if (body.length > 0) {
      entry.put("body", Texts.of(body, 4096));
    }
    if (!trailers.isEmpty()) {
      entry.put("trailers", Wire.asMap(trailers, Set.of()));
    }
    if (socket instanceof SSLSocket tls) {
      observeTls(tls, entry);
    }
    return entry;
  }

  private static void observeTls(SSLSocket tls, Map<String, Object> entry) throws Exception {
    List<?> names = ((ExtendedSSLSession) tls.getSession()).getRequestedServerNames();
    Object sni = names.isEmpty() ? null : names.getFirst();
    entry.put("sni", sni instanceof SNIHostName host ? host.getAsciiName() : null);
    try {
      Certificate[] peer = tls.getSession().getPeerCertificates();
      entry.put("clientCert", Tls.nameOf(peer[0].getEncoded()));
    } catch (SSLPeerUnverifiedException noClientCertificate) {
      entry.remove("clientCert");
    }
  }

  /** Writes the answer; false when the connection is over. */
  private boolean reply(OutputStream out, Map<String, Object> spec, String method)
      throws IOException, InterruptedException {
    Thread.sleep((long) (Tree.number(spec, "delay", 0) * 1000));
    if (Tree.flag(spec, "close")) {
      return false;
    }
    if (spec.containsKey("raw")) {
      out.write(latin1(Tree.text(spec, "raw", "")));
      return false;
    }
    for (Object item : Tree.list(spec.get("informational"))) {
      Map<String, Object> early = Tree.map(item);
      String head = "HTTP/1.1 " + Tree.text(early, "status", "") + " Info\r\n";
      out.write(latin1(head + lines(Wire.pairs(early.get("headers"))) + "\r\n"));
    }
    int status = (int) Tree.number(spec, "status", 200);
    byte[] payload = payload(spec);
    out.write(latin1(head(spec, status, payload)));
    boolean bodyless = method.equals("HEAD") || status == 204 || status == 304 || status < 200;
    return bodyless || body(out, spec, payload);
  }

  private byte[] payload(Map<String, Object> spec) throws IOException {
    String text = Tree.text(spec, "body", name).repeat((int) Tree.number(spec, "bodyRepeat", 1));
    if (spec.containsKey("slow")) {
      text = String.join("", Tree.list(spec.get("slow")).stream().map(String::valueOf).toList());
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (!Tree.flag(spec, "gzip")) {
      return bytes;
    }
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
      gzip.write(bytes);
    }
    return zipped.toByteArray();
  }

  private static String head(Map<String, Object> spec, int status, byte[] payload) {
    List<Field> out = new ArrayList<>(Wire.pairs(spec.get("headers")));
    if (Tree.flag(spec, "gzip")) {
      out.add(new Field("Content-Encoding", "gzip"));
    }
    if (Wire.header(out, "content-type") == null && !Tree.flag(spec, "noContentType")) {
      out.add(new Field("Content-Type", "text/plain"));
    }
    if (spec.containsKey("chunks")) {
      out.add(new Field("Transfer-Encoding", "chunked"));
      if (spec.containsKey("trailers")) {
        List<String> names = Wire.pairs(spec.get("trailers")).stream().map(Field::name).toList();
        out.add(new Field("Trailer", String.join(", ", names)));
      }
    } else if (status != 204 && status != 304) {
      out.add(new Field("Content-Length", Integer.toString(payload.length)));
    }
    return "HTTP/1.1 " + status + " Reply\r\n" + lines(out) + "\r\n";
  }

  private static boolean body(OutputStream out, Map<String, Object> spec, byte[] payload)
      throws IOException, InterruptedException {
    long pause = (long) (Tree.number(spec, "chunkDelay", 0) * 1000);
    if (spec.containsKey("chunks")) {
      for (Object chunk : Tree.list(spec.get("chunks"))) {
        Thread.sleep(pause);
        String text = String.valueOf(chunk);
        out.write(utf8(Integer.toHexString(text.length()) + "\r\n" + text + "\r\n"));
      }
      out.write(utf8("0\r\n" + lines(Wire.pairs(spec.get("trailers"))) + "\r\n"));
    } else if (spec.containsKey("slow")) {
      for (Object part : Tree.list(spec.get("slow"))) {
        Thread.sleep(pause);
        out.write(utf8(String.valueOf(part)));
      }
    } else if (spec.containsKey("truncate")) {
      out.write(payload, 0, (int) Tree.number(spec, "truncate", 0));
      return false;
    } else {
      out.write(payload);
    }
    return true;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String lines(List<Field> headers) {
    StringBuilder out = new StringBuilder();
    headers.forEach(h -> out.append(h.name()).append(": ").append(h.value()).append("\r\n"));
    return out.toString();
  }
}
