package dev.traefikctl.kubernetes;

import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.source.Node;
import dev.traefikctl.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An object as it was translated last.
 *
 * @param rank the place of its kind among those of the translator
 * @param id namespace and name
 * @param span where the object is defined
 * @param claims what it defines, as records
 * @param problems what the translator reported
 * @param findings what else is to be said of the records
 * @param status what the object's status shall be; null where none is kept
 * @param seen what it was made from beside the object itself
 */
record Unit(
    int rank,
    String id,
    Span span,
    List<Claim<Record>> claims,
    List<Diagnostic> problems,
    List<Diagnostic> findings,
    @Nullable ObjectStatus status,
    List<LookupKey> seen) {

  /** The order of whole translations. */
  static final Comparator<Unit> ORDER = Comparator.comparingInt(Unit::rank).thenComparing(Unit::id);

  static Unit of(ObjectTranslator translator, int rank, KubeObject object, Lookup objects) {
    RecordingLookup recording = new RecordingLookup(objects);
    Fragment fragment = translator.translate(object, recording);
    List<Diagnostic> findings = new ArrayList<>();
    List<Claim<Record>> claims = new ArrayList<>();
    for (Claim<Node> claim : fragment.claims()) {
      claims.add(bound(claim, findings::add));
    }
    return new Unit(
        rank,
        object.id(),
        object.span(),
        List.copyOf(claims),
        fragment.diagnostics(),
        List.copyOf(findings),
        fragment.status(),
        List.copyOf(recording.seen()));
  }

  private static Claim<Record> bound(Claim<Node> claim, Reporter reporter) {
    Section section = claim.section();
    Node node = claim.value();
    return claim.with(
        node == null
            ? null
            : ProviderRecords.entry(section.type, node, section.path(claim.name()), reporter));
  }
}
