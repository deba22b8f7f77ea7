package dev.traefikctl.lint;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A certificate as an option gives it: PEM, or the path of a file that holds it.
 *
 * @param certificate the first of the chain; null where there is none that can be read
 * @param absent it is a path that does not exist here, though it may where Traefik runs
 */
record Pem(@Nullable X509Certificate certificate, boolean absent) {

  private static final String MARK = "-----BEGIN ";
  private static final int DNS_NAME = 2;

  /** Reads an option. */
  static Pem read(String value) {
    if (value.contains(MARK)) {
      return new Pem(parsed(value), false);
    }
    try {
      Path file = Path.of(value);
      return Files.isReadable(file)
          ? new Pem(parsed(Files.readString(file, StandardCharsets.ISO_8859_1)), false)
          : new Pem(null, value.indexOf('\n') < 0);
    } catch (InvalidPathException | IOException e) {
      return new Pem(null, false); // no path, so content without any PEM in it
    }
  }

  private static @Nullable X509Certificate parsed(String text) {
    int start = text.indexOf("-----BEGIN CERTIFICATE-----");
    if (start < 0) {
      return null;
    }
    byte[] bytes = text.substring(start).getBytes(StandardCharsets.ISO_8859_1);
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(bytes));
    } catch (CertificateException e) {
      return null; // what is wrong with it, no two parsers say alike
    }
  }

  /** Whether a certificate is for a host; a wildcard stands for one label. */
  static boolean covers(X509Certificate certificate, String host) {
    String wanted = host.toLowerCase(Locale.ROOT);
    int dot = wanted.indexOf('.');
    String wildcard = dot < 0 ? wanted : "*" + wanted.substring(dot);
    List<String> names = names(certificate);
    return names.contains(wanted) || names.contains(wildcard);
  }

  private static List<String> names(X509Certificate certificate) {
    List<String> out = new ArrayList<>();
    String subject = certificate.getSubjectX500Principal().getName();
    for (String part : subject.split(",", -1)) {
      if (part.startsWith("CN=")) {
        out.add(part.substring(3).toLowerCase(Locale.ROOT));
      }
    }
    try {
      Collection<List<?>> others = certificate.getSubjectAlternativeNames();
      for (List<?> name : others == null ? List.<List<?>>of() : others) {
        if (name.getFirst().equals(DNS_NAME)) {
          out.add(((String) name.get(1)).toLowerCase(Locale.ROOT));
        }
      }
    } catch (CertificateParsingException e) {
      return out; // then it is for no other name
    }
    return out;
  }
}
