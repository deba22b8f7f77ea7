package dev.traefikctl.kubernetes;

import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Diagnostics;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.kubernetes.Claim.Clash;
import dev.traefikctl.source.Node;
import dev.traefikctl.source.Span;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What becomes of one object, while it is translated. */
final class Fragment {

  private static final Span NOWHERE = Span.startOf("");

  private final Map<Section, Draft> drafts = new EnumMap<>(Section.class);
  private final List<Claim<Node>> claims = new ArrayList<>();
  private final Diagnostics found = new Diagnostics();
  private @Nullable ObjectStatus status;

  /** The definitions of a section, to add to; of several objects the last one counts. */
  Draft of(Section section) {
    return drafts.computeIfAbsent(section, key -> new Draft(NOWHERE));
  }

  /** Defines something for which the order of the objects has another meaning. */
  void claim(
      Section section,
      String name,
      @Nullable Node value,
      Clash clash,
      @Nullable Diagnostic problem) {
    claims.add(new Claim<>(section, name, value, clash, problem));
  }

  /** Defines the certificates that the object uses. */
  void certificates(UsedCertificates used) {
    used.byKey()
        .forEach((key, certificate) ->
            claim(Section.TLS_CERTIFICATES, key, certificate, Clash.FIRST, null));
  }

  /** Tells the status that the object shall have; null where none is kept. */
  void status(@Nullable ObjectStatus wanted) {
    status = wanted;
  }

  @Nullable ObjectStatus status() {
    return status;
  }

  Reporter reporter() {
    return found;
  }

  List<Diagnostic> diagnostics() {
    return found.all();
  }

  /** Everything that the object defines. */
  List<Claim<Node>> claims() {
    List<Claim<Node>> out = new ArrayList<>();
    drafts.forEach((section, draft) -> {
      for (Node.Entry entry : draft.build().entries()) {
        out.add(new Claim<>(section, entry.key(), entry.value(), Clash.LAST, null));
      }
    });
    out.addAll(claims);
    return out;
  }
}
