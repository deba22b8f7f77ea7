package dev.traefikctl.schema;

import dev.traefikctl.diag.ConfigPath;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.source.Node;

/**
 * Turns documents into records of options as Traefik's decoder does, with all of its leniencies,
 * but without stopping at the first error. Thread-safe.
 *
 * <p>Every finding that makes Traefik refuse the document says so; what Traefik takes in silently
 * although it is of the wrong type is reported as well, with what Traefik makes of it.
 */
public final class Binder<T extends Record> {

  private final Class<T> type;
  private final Dialect dialect;

  private Binder(Class<T> type, Dialect dialect) {
    this.type = type;
    this.dialect = dialect;
  }

  public static <T extends Record> Binder<T> of(Class<T> type, Dialect dialect) {
    return new Binder<>(type, dialect);
  }

  /** Binds a document; where it is of the wrong shape as a whole, the defaults come back. */
  public Bound<T> bind(Node document, Reporter reporter) {
    return bind(document, ConfigPath.root(), reporter);
  }

  /**
   * Binds a part of a document alone.
   *
   * @param at where it belongs, for findings
   */
  public Bound<T> bind(Node part, ConfigPath at, Reporter reporter) {
    BindRun run = new BindRun(dialect, RecordSchema.of(type), reporter);
    Record value = run.document(part, at);
    return new Bound<>(type.cast(value), run.isRejected());
  }

  /**
   * Binds one document whose parts are bound while it is read.
   *
   * @param before a record whose parts are used again where they come out equal
   */
  public PartBinding<T> parts(T before) {
    return new PartBinding<>(type, dialect, before);
  }

  /** The record that a document without a word gives. */
  public T defaults() {
    return type.cast(RecordSchema.of(type).defaults());
  }
}
