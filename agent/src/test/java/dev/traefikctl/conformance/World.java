package dev.traefikctl.conformance;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The addresses of one run. Ports are ephemeral; expectations hold the fixed ports of the
 * recording, so observations are translated back by {@link #recorded}.
 */
final class World implements AutoCloseable {

  static final String PROXY_IP = "127.0.2.1";

  /** Entry points whose names cases may use, with the ports of the recording. */
  static final Map<String, Integer> ENTRY_POINTS =
      new TreeMap<>(
          Map.of(
              "web",
              8000,
              "websecure",
              8443,
              "probe",
              8099,
              "tcp",
              8100,
              "tcp2",
              8101,
              "udp",
              8200,
              "udp2",
              8201,
              "alt",
              8001,
              "metrics",
              8082,
              "traefik",
              8080));

  private static final Pattern PORT = Pattern.compile("(?<!\\d)\\d{4,5}(?!\\d)");
  private static final Pattern HEX16 = Pattern.compile("\\b[0-9a-f]{16}\\b");
  private static final Pattern NONCE = Pattern.compile("\\b(nonce|opaque|response)=\"[^\"]*\"");
  private static final Pattern CLIENT_PORT =
      Pattern.compile("(127\\.0\\.[023]\\.\\d+):(\\d{4,5})\\b");

  final Journal journal = new Journal();
  final Map<String, String> variables = new LinkedHashMap<>();
  final Map<String, Integer> entryPointPorts = new TreeMap<>();
  private final Map<Integer, Integer> recordedPorts = new LinkedHashMap<>();
  private final Map<String, String> stickyNames = new LinkedHashMap<>();
  private final List<AutoCloseable> open = new ArrayList<>();
  private final Ports ports;
  private final InetSocketAddress ready;

  World(Path certificates, Path cases) throws Exception {
    ports = keep(new Ports(cases));
    ready = Backends.ready(this);
    for (int i = 1; i <= 6; i++) {
      http("b" + i, "127.0.1." + i, 9000 + i, false, certificates);
    }
    for (int i = 1; i <= 2; i++) {
      http("s" + i, "127.0.1." + i, 9440 + i, true, certificates);
      udp("u" + i, "127.0.1." + i, 9200 + i);
    }
    for (int i = 1; i <= 3; i++) {
      name("t" + i, Backends.tcp(this, "t" + i, "127.0.1." + i), 9100 + i);
    }
    name("dead", ports.tcp("127.0.1.9"), 9999);
    hang();
    for (Map.Entry<String, Integer> entry : ENTRY_POINTS.entrySet()) {
      boolean datagrams = entry.getKey().startsWith("udp");
      int port = (datagrams ? ports.udp(PROXY_IP) : ports.tcp(PROXY_IP)).getPort();
      entryPointPorts.put(entry.getKey(), port);
      recordedPorts.put(port, entry.getValue());
    }
    variables.put("net", "127.0");
    variables.put("certs", certificates.toString());
    pemTexts(certificates);
  }

  private void http(String name, String ip, int recordedPort, boolean tls, Path certificates)
      throws Exception {
    InetSocketAddress address = Backends.http(this, name, ip, tls ? certificates : null);
    name(name, address, recordedPort);
    String url = (tls ? "https://" : "http://") + ip + ":" + address.getPort();
    String hash = sha256(url).substring(0, 16);
    stickyNames.put(hash, "<hash of " + name + ">");
    variables.put(name + "hash", hash);
    variables.put(name + "fnv", fnv(url));
    variables.put(name + "fnv2", fnv(fnv(url)));
  }

  private void udp(String name, String ip, int recordedPort) throws IOException {
    name(name, Backends.udp(this, name, ip), recordedPort);
  }

  private void name(String name, InetSocketAddress address, int recordedPort) {
    variables.put(name, address.getAddress().getHostAddress() + ":" + address.getPort());
    recordedPorts.put(address.getPort(), recordedPort);
  }

  /** An address that accepts nothing and refuses nothing: its queue of connections is full. */
  private void hang() throws IOException {
    InetSocketAddress address = ports.tcp("127.0.1.8");
    keep(new ServerSocket(address.getPort(), 1, address.getAddress()));
    name("hang", address, 9998);
    for (int i = 0; i < 4; i++) {
      SocketChannel filler = keep(SocketChannel.open());
      filler.configureBlocking(false);
      filler.connect(address);
    }
  }

  private void pemTexts(Path certificates) throws IOException {
    try (Stream<Path> files = Files.list(certificates)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString().replace('.', '_').replace('-', '_');
        variables.put(name, Files.readString(file));
      }
    }
  }

  <T extends AutoCloseable> T keep(T closeable) {
    synchronized (open) {
      open.add(closeable);
    }
    return closeable;
  }

  Ports ports() {
    return ports;
  }

  InetSocketAddress ready() {
    return ready;
  }

  /** Connects to an entry point, from a loopback address of the caller's choice or any. */
  Socket connect(String entryPoint, String from, int timeoutMillis) throws IOException {
    Socket socket = new Socket();
    if (!from.isEmpty()) {
      socket.bind(new InetSocketAddress(from, 0));
    }
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(timeoutMillis);
    socket.connect(proxy(entryPoint), timeoutMillis);
    return socket;
  }

  InetSocketAddress proxy(String entryPoint) {
    Integer port = entryPointPorts.get(entryPoint);
    if (port == null) {
      throw new IllegalArgumentException("unknown entry point " + entryPoint);
    }
    return new InetSocketAddress(PROXY_IP, port);
  }

  /** A text of a case with the addresses of the recording replaced by those listened on. */
  String listening(String text) {
    String out = text;
    for (Map.Entry<String, Integer> entry : ENTRY_POINTS.entrySet()) {
      Integer port = entryPointPorts.get(entry.getKey());
      out = out.replace(PROXY_IP + ":" + entry.getValue(), PROXY_IP + ":" + port);
    }
    return out;
  }

  /** A text as it would read at the ports of the recording. */
  String recorded(String text) {
    String out =
        HEX16.matcher(text).replaceAll(m -> quote(stickyNames.getOrDefault(m.group(), m.group())));
    out = out.replaceAll("'nonce-[^']*'", "'nonce-<random>'");
    if (out.contains("nonce=")) {
      out = NONCE.matcher(out).replaceAll("$1=\"<random>\"");
    }
    out = PORT.matcher(out).replaceAll(m -> recordedPort(m.group()));
    return CLIENT_PORT.matcher(out).replaceAll(m -> m.group(1) + ":" + clientPort(m.group(2)));
  }

  private String clientPort(String digits) {
    return recordedPorts.containsValue(Integer.valueOf(digits)) ? digits : "<port>";
  }

  private String recordedPort(String digits) {
    Integer recorded = recordedPorts.get(Integer.parseInt(digits));
    return recorded == null ? digits : recorded.toString();
  }

  private static String quote(String text) {
    return Matcher.quoteReplacement(text);
  }

  private static String sha256(String text) throws NoSuchAlgorithmException {
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest);
  }

  /** FNV-1 with 64 bits, in hex. */
  private static String fnv(String text) {
    long value = 0xcbf29ce484222325L;
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      value = value * 0x100000001b3L ^ b & 0xFF;
    }
    return Long.toHexString(value);
  }

  @Override
  public void close() throws Exception {
    synchronized (open) {
      for (AutoCloseable closeable : open.reversed()) {
        closeable.close();
      }
      open.clear();
    }
  }
}
