package dev.traefikctl.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** TLS of the runner: backends with the test certificates, clients that trust everything. */
final class Tls {

  private static final char[] PASSWORD = "changeit".toCharArray();

  /** SHA-256 of every test certificate → its file name without suffix. */
  private static final Map<String, String> NAMES = new ConcurrentHashMap<>();

  private Tls() {}

  static ServerSocket server(
      Path certificates, String name, String clientCa, InetSocketAddress address)
      throws GeneralSecurityException, IOException {
    learnNames(certificates);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keyManagers(certificates, name), new TrustManager[] {new TrustEverybody()}, null);
    SSLServerSocket server =
        (SSLServerSocket)
            context
                .getServerSocketFactory()
                .createServerSocket(address.getPort(), 256, address.getAddress());
    server.setWantClientAuth(!clientCa.isEmpty());
    return server;
  }

  /** Wraps a connected socket as the {@code tls} section of a step says, handshake included. */
  static SSLSocket client(Path certificates, Socket plain, Map<String, Object> spec)
      throws GeneralSecurityException, IOException {
    SSLContext context = SSLContext.getInstance("TLS");
    String cert = Tree.text(spec, "cert", "");
    context.init(
        cert.isEmpty() ? null : keyManagers(certificates, cert),
        new TrustManager[] {new TrustEverybody()},
        null);
    String sni = Tree.text(spec, "sni", "");
    SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket(plain, sni, plain.getPort(), true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setServerNames(sni.isEmpty() ? List.of() : List.of(new SNIHostName(sni)));
    if (spec.containsKey("alpn")) {
      parameters.setApplicationProtocols(
          Tree.list(spec.get("alpn")).stream().map(String::valueOf).toArray(String[]::new));
    }
    parameters.setProtocols(versions(spec));
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  private static String[] versions(Map<String, Object> spec) {
    List<String> all = List.of("TLSv1.2", "TLSv1.3");
    String min = Tree.text(spec, "min", "TLSv1_2").replace('_', '.');
    String max = Tree.text(spec, "max", "TLSv1_3").replace('_', '.');
    return all.stream()
        .filter(v -> v.compareTo(min) >= 0 && v.compareTo(max) <= 0)
        .toArray(String[]::new);
  }

  /** What the {@code tls} part of an observation says. */
  static Map<String, Object> describe(SSLSocket socket, boolean version)
      throws GeneralSecurityException, IOException {
    Map<String, Object> out = new HashMap<>();
    out.put("cert", nameOf(socket.getSession().getPeerCertificates()[0].getEncoded()));
    String alpn = socket.getApplicationProtocol();
    if (alpn != null && !alpn.isEmpty()) {
      out.put("alpn", alpn);
    }
    if (version) {
      out.put("version", socket.getSession().getProtocol());
    }
    return out;
  }

  static String nameOf(byte[] der) throws GeneralSecurityException {
    return NAMES.getOrDefault(digest(der), "<generated>");
  }

  private static void learnNames(Path certificates) throws GeneralSecurityException, IOException {
    try (var files = Files.newDirectoryStream(certificates, "*.crt")) {
      for (Path file : files) {
        String name = file.getFileName().toString().replace(".crt", "");
        NAMES.put(digest(chain(file).getFirst().getEncoded()), name);
      }
    }
  }

  private static String digest(byte[] der) throws GeneralSecurityException {
    return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(der));
  }

  private static List<Certificate> chain(Path file) throws GeneralSecurityException, IOException {
    try (InputStream in = Files.newInputStream(file)) {
      Collection<? extends Certificate> all =
          CertificateFactory.getInstance("X.509").generateCertificates(in);
      return new ArrayList<>(all);
    }
  }

  private static KeyManager[] keyManagers(Path certificates, String name)
      throws GeneralSecurityException, IOException {
    List<Certificate> chain = chain(certificates.resolve(name + ".crt"));
    String pem = Files.readString(certificates.resolve(name + ".key"));
    byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    PrivateKey key =
        KeyFactory.getInstance(chain.getFirst().getPublicKey().getAlgorithm())
            .generatePrivate(new PKCS8EncodedKeySpec(der));
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(name, key, PASSWORD, chain.toArray(Certificate[]::new));
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, PASSWORD);
    return factory.getKeyManagers();
  }

  private static final class TrustEverybody implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, @Nullable String authType) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, @Nullable String authType) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
