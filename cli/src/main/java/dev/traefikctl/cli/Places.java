package dev.traefikctl.cli;

import dev.traefikctl.diag.ConfigPath;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Origins;
import dev.traefikctl.file.StaticLoader;
import dev.traefikctl.source.Node;
import dev.traefikctl.source.ScalarParts;
import dev.traefikctl.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gives findings their places in files, each finding once, in the order of the text. */
final class Places {

  /** By file, line and column; what has no place comes first. */
  static final Comparator<Diagnostic> ORDER =
      Comparator.comparing((Diagnostic d) -> d.span() == null ? "" : d.span().file())
          .thenComparingInt(d -> d.span() == null ? 0 : d.span().line())
          .thenComparingInt(d -> d.span() == null ? 0 : d.span().column())
          .thenComparing(d -> d.code());

  /** As many findings of a kind at one place can only come from a loop of a template. */
  private static final int MANY = 4;

  /** The segments up to the name of a part: {@code http.routers.app}. */
  private static final int PART = 3;

  private record Key(String id, @Nullable Span span, String about) {}

  private final Workspace workspace;
  private final List<Diagnostic> out = new ArrayList<>();
  private final Set<Key> seen = new HashSet<>();
  private @Nullable Map<Span, String> scalars;

  Places(Workspace workspace) {
    this.workspace = workspace;
  }

  void add(Diagnostic finding) {
    Diagnostic placed = inside(located(finding));
    // a place has a problem once, whichever stages saw it
    String about = placed.path() == null ? placed.message() : placed.path().toString();
    boolean first = seen.add(new Key(placed.code().id(), placed.span(), about));
    // and the many parts that one line of a template makes have it once for the reader
    boolean told = placed.span() != null && !seen.add(wording(placed));
    if (first && !told) {
      out.add(placed);
    }
  }

  private static Key wording(Diagnostic finding) {
    return new Key(finding.code().id(), finding.span(), "says: " + finding.message());
  }

  private Diagnostic located(Diagnostic finding) {
    if (finding.span() != null || finding.path() == null) {
      return finding;
    }
    StaticLoader.Loaded statics = workspace.statics();
    List<String> segments = finding.path().segments();
    boolean dynamic = !segments.isEmpty() && Kinds.isDynamicKey(segments.getFirst());
    Origins origins = dynamic || statics == null ? workspace.origins() : statics.origins();
    return finding.located(origins);
  }

  /** Narrows a finding about a part of a text, such as a matcher, to that part. */
  private Diagnostic inside(Diagnostic finding) {
    Diagnostic.Part part = finding.part();
    Span span = finding.span();
    if (part == null || span == null) {
      return finding;
    }
    String source = workspace.sources().text(span.file());
    String text = scalars().get(span);
    return source == null || text == null
        ? finding
        : finding.at(ScalarParts.find(source, span, text, part.start(), part.end()));
  }

  private Map<Span, String> scalars() {
    Map<Span, String> known = scalars;
    if (known == null) {
      known = new HashMap<>();
      for (Node document : workspace.documents()) {
        collect(document, known);
      }
      scalars = known;
    }
    return known;
  }

  private static void collect(Node node, Map<Span, String> found) {
    switch (node) {
      case Node.Mapping mapping ->
          mapping.entries().forEach(entry -> collect(entry.value(), found));
      case Node.Sequence sequence -> sequence.items().forEach(item -> collect(item, found));
      case Node.Scalar scalar -> found.put(scalar.span(), scalar.text());
    }
  }

  /**
   * In the order of the text; of findings of a kind that one place has in several parts or very
   * often, the first stands for all: they come from a loop of a template or from an anchor.
   */
  List<Diagnostic> sorted() {
    out.sort(ORDER);
    Map<Key, Integer> counts = new HashMap<>();
    for (Diagnostic finding : out) {
      counts.merge(kind(finding), 1, Integer::sum);
      counts.merge(alike(finding), 1, Integer::sum);
    }
    List<Diagnostic> few = new ArrayList<>();
    Set<Key> told = new HashSet<>();
    for (Diagnostic finding : out) {
      boolean many = counts.getOrDefault(kind(finding), 1) > MANY;
      Key key = many ? kind(finding) : alike(finding);
      int count = finding.span() == null ? 1 : counts.getOrDefault(key, 1);
      if (count == 1) {
        few.add(finding);
      } else if (told.add(key)) {
        few.add(finding.withMessage(finding.message() + " (and " + (count - 1) + " more here)"));
      }
    }
    return few;
  }

  private static Key kind(Diagnostic finding) {
    return new Key(finding.code().id(), finding.span(), "");
  }

  /** The same option of any part: only their names differ. */
  private static Key alike(Diagnostic finding) {
    ConfigPath path = finding.path();
    List<String> segments = path == null ? List.of() : path.segments();
    String about =
        segments.size() < PART
            ? "says: " + finding.message()
            : segments.get(1) + " option " + segments.subList(PART, segments.size());
    return new Key(finding.code().id(), finding.span(), about);
  }
}
