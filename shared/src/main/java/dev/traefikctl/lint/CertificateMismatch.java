package dev.traefikctl.lint;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.ConfigPath;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.model.http.RouterTls;
import dev.traefikctl.model.tls.Certificate;
import dev.traefikctl.model.tls.TlsStore;
import dev.traefikctl.rule.RuleDomains;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Certificates that are over, and hosts for which there is none. */
final class CertificateMismatch implements LintRule {

  private final Clock clock;

  CertificateMismatch() {
    this(Clock.systemUTC());
  }

  /**
   * With a clock of one's own.
   *
   * @param clock tells which certificates are over
   */
  CertificateMismatch(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Article article() {
    return new Article(
        Code.CERTIFICATE_MISMATCH,
        Reaction.SILENT,
        """
        A certificate is over, or there are certificates, but none of them is for the host of a
        router with `tls`: clients get the default certificate, and refuse it. Not reported where a
        certificate resolver gets one, nor where no certificate is configured at all.\
        """,
        Example.certificate(ExampleCertificates.WWW),
        Example.certificate(ExampleCertificates.APP));
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    List<X509Certificate> usable = new ArrayList<>();
    List<Certificate> given = subject.config().tls().certificates();
    boolean all = true;
    for (int i = 0; i < given.size(); i++) {
      X509Certificate certificate = Pem.read(given.get(i).pemOrPath()).certificate();
      if (certificate == null) {
        all = false;
      } else {
        usable.add(certificate);
        expiry(certificate, i, reporter);
      }
    }
    if (all && !usable.isEmpty() && !hasDefault(subject)) {
      hosts(subject, usable, reporter);
    }
  }

  private void expiry(X509Certificate certificate, int index, Reporter reporter) {
    Instant end = certificate.getNotAfter().toInstant();
    if (end.isBefore(clock.instant())) {
      ConfigPath path = ConfigPath.of("tls", "certificates", String.valueOf(index), "certFile");
      reporter.report(
          Diagnostic.about(
              Code.CERTIFICATE_MISMATCH, path, "the certificate is over since " + end));
    }
  }

  private static boolean hasDefault(Subject subject) {
    return subject.config().tls().stores().values().stream()
        .anyMatch(CertificateMismatch::isChosen);
  }

  private static boolean isChosen(TlsStore store) {
    return store.defaultCertificate() != null || store.defaultGeneratedCert() != null;
  }

  private static void hosts(Subject subject, List<X509Certificate> usable, Reporter reporter) {
    subject.routers((path, router) -> {
      RouterTls tls = router.tls();
      if (tls == null || !tls.certResolver().isEmpty()) {
        return;
      }
      for (String host : RuleDomains.ofHttp(router.rule()).names()) {
        if (usable.stream().noneMatch(certificate -> Pem.covers(certificate, host))) {
          reporter.report(
              Diagnostic.about(
                  Code.CERTIFICATE_MISMATCH,
                  path.child("rule"),
                  "no certificate is for " + host + "; clients get the default one"));
        }
      }
    });
  }
}
