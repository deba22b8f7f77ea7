package dev.traefikctl.source;

import org.jspecify.annotations.Nullable;

/**
 * Something that a decoder found wrong in a text.
 *
 * @param message what is wrong, without the place and without Traefik's reaction
 * @param suggestion what to write instead; null where nothing helpful can be said
 */
public record Problem(Kind kind, Span span, String message, @Nullable String suggestion) {

  public Problem(Kind kind, Span span, String message) {
    this(kind, span, message, null);
  }

  /** What went wrong, and whether Traefik refuses the whole document because of it. */
  public enum Kind {
    /** Not valid YAML, TOML or JSON, or beyond the limits of {@link Limits}. */
    SYNTAX(true),
    /** A key that its mapping already has. */
    DUPLICATE_KEY(true),
    /** A second YAML document; only the first one counts. */
    SECOND_DOCUMENT(false),
    /** A {@code %YAML} directive other than 1.1. */
    YAML_DIRECTIVE(true),
    /** A Go template that cannot be parsed or executed. */
    TEMPLATE(true),
    /** An unquoted number or boolean as a key, which loses its name in Traefik. */
    KEY_NOT_TEXT(false);

    private final boolean rejects;

    Kind(boolean rejects) {
      this.rejects = rejects;
    }

    /** Whether Traefik refuses the whole document. */
    public boolean rejects() {
      return rejects;
    }
  }
}
