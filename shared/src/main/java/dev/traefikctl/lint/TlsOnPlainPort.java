package dev.traefikctl.lint;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.model.StaticConfig;
import dev.traefikctl.model.statics.EntryPoint;
import java.util.List;

/** TLS routers where clients speak plain HTTP. */
final class TlsOnPlainPort implements LintRule {

  @Override
  public Article article() {
    String statics = "entryPoints:\n  web:\n    address: :80\n  websecure:\n    address: :443\n";
    String router =
        "app:\n  rule: Host(`app.example.com`)\n  service: app\n  tls: {}\n  entryPoints:\n";
    return new Article(
        Code.TLS_ON_PLAIN_PORT,
        Reaction.SILENT,
        """
        A router with `tls` takes HTTPS requests only. On port 80 clients speak plain HTTP, and get
        404.\
        """,
        Example.routers(statics, router + "    - web\n"),
        Example.routers(statics, router + "    - websecure\n"));
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    StaticConfig statics = subject.statics();
    if (statics == null) {
      return;
    }
    subject.routers((path, router) -> {
      List<String> names = router.entryPoints();
      for (int i = 0; i < names.size() && router.tls() != null; i++) {
        EntryPoint entryPoint = statics.entryPoints().get(names.get(i));
        if (entryPoint != null && entryPoint.hostAndPort().endsWith(":80")) {
          reporter.report(
              Diagnostic.about(
                      Code.TLS_ON_PLAIN_PORT,
                      path.child("entryPoints").child(i),
                      "this router takes HTTPS only, but entry point \""
                          + names.get(i)
                          + "\" is on port 80, where clients speak plain HTTP and get 404")
                  .suggest("use the entry point of port 443, or remove tls"));
        }
      }
    });
  }
}
