package dev.traefikctl.source;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a text turned out to be.
 *
 * @param root the document, an empty mapping where the text says nothing; null where it cannot be
 *     read at all, which a problem then explains. Entries of duplicate keys are all kept.
 */
public record Parsed(@Nullable Node root, List<Problem> problems) {

  public Parsed {
    problems = List.copyOf(problems);
  }

  /** Whether Traefik refuses the whole document. */
  public boolean rejected() {
    return root == null || problems.stream().anyMatch(problem -> problem.kind().rejects());
  }

  static Parsed failed(Problem.Kind kind, Span span, String message) {
    return new Parsed(null, List.of(new Problem(kind, span, message)));
  }
}
