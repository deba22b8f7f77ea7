package dev.traefikctl.routing;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.Diagnostic;
import java.util.Collection;

/** Tells once of all routers that ask for TLS. */
final class UnservedTls {

  private UnservedTls() {}

  static void report(Collection<RouterPart> routers, Problems problems) {
    RouterPart first = null;
    int count = 0;
    for (RouterPart router : routers) {
      if (router.tls != null && !router.isDisabled()) {
        first = first == null ? router : first;
        count++;
      }
    }
    if (first != null) {
      String message = "TLS is not served by this version yet: router " + first.name();
      problems.report(
          Diagnostic.about(
              Code.NOT_IMPLEMENTED,
              first.path().child("tls"),
              count == 1
                  ? message + " gets no requests"
                  : message + " and " + (count - 1) + " more get no requests"));
    }
  }

  /** Whether this class said it. */
  static boolean isOne(Diagnostic diagnostic) {
    return diagnostic.code() == Code.NOT_IMPLEMENTED
        && diagnostic.path() != null
        && diagnostic.path().name().equals("tls");
  }
}
