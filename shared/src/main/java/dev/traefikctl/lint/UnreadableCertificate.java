package dev.traefikctl.lint;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.ConfigPath;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.diag.Severity;
import dev.traefikctl.model.tls.Certificate;
import java.util.List;

/** Certificates that cannot be read. */
final class UnreadableCertificate implements LintRule {

  @Override
  public Article article() {
    return new Article(
        Code.UNREADABLE_CERTIFICATE,
        Reaction.LOGGED,
        """
        `certFile` holds no certificate, as PEM text or as the path of a file. Traefik leaves the
        certificate out, and answers with its default certificate. A file that is missing here may
        well exist where Traefik runs: that is a warning.\
        """,
        Example.certificate(
            "-----BEGIN CERTIFICATE-----\nbm8gY2VydGlmaWNhdGU=\n-----END CERTIFICATE-----\n"),
        Example.certificate(ExampleCertificates.APP));
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    List<Certificate> certificates = subject.config().tls().certificates();
    for (int i = 0; i < certificates.size(); i++) {
      ConfigPath path = ConfigPath.of("tls", "certificates", String.valueOf(i), "certFile");
      Pem pem = Pem.read(certificates.get(i).pemOrPath());
      if (pem.absent()) {
        reporter.report(
            Diagnostic.about(Code.UNREADABLE_CERTIFICATE, path, "there is no such file here")
                .withSeverity(Severity.WARNING)
                .suggest("make sure that the file exists where Traefik runs"));
      } else if (pem.certificate() == null) {
        String message = "this is no certificate; Traefik leaves it out";
        reporter.report(
            Diagnostic.about(Code.UNREADABLE_CERTIFICATE, path, message)
                .suggest("PEM text, or the path of a PEM file"));
      }
    }
  }
}
