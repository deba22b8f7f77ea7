package dev.traefikctl.source;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A configuration document, whatever format it was written in; every part knows where it stands.
 */
public sealed interface Node {

  Span span();

  /** Whether nothing is said here: a null of the format, or an empty value. */
  default boolean isNull() {
    return this instanceof Scalar scalar && scalar.kind() == Kind.NULL;
  }

  /** A mapping; entries stand in the order of the text, duplicate keys included. */
  record Mapping(List<Entry> entries, Span span) implements Node {
    public Mapping {
      entries = List.copyOf(entries);
    }

    /**
     * The value of the entry whose key equals {@code key}, ignoring case as Traefik does; the last
     * of several that says something, as that is the one that is bound.
     */
    public @Nullable Node get(String key) {
      Node found = null;
      for (Entry entry : entries) {
        boolean counts = found == null || !entry.value().isNull();
        if (counts && entry.key().equalsIgnoreCase(key)) {
          found = entry.value();
        }
      }
      return found;
    }
  }

  /** A key of a mapping and its value; {@code keySpan} is the key's own place. */
  record Entry(String key, Span keySpan, Node value) {}

  /** A sequence (list) of nodes. */
  record Sequence(List<Node> items, Span span) implements Node {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /**
   * A scalar with its text as Traefik's options get it: quotes and escapes resolved; an integer in
   * decimal ({@code 0x1F} is 31); a float with six decimals, or none where they are all zero
   * ({@code 1.5} is 1.500000); a boolean as true or false. The span tells what was written.
   *
   * @param kind the type that the format gives it; a YAML or TOML quoted text is STRING
   */
  record Scalar(String text, Kind kind, Span span) implements Node {}

  /** The type of a scalar. */
  enum Kind {
    STRING,
    INTEGER,
    FLOAT,
    BOOLEAN,
    /** An unquoted date or time. No option of Traefik takes one; it refuses the document. */
    TIMESTAMP,
    NULL
  }
}
