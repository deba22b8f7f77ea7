package dev.traefikctl.schema;

/** Records of options about which nothing was said. */
public final class Defaults {

  private Defaults() {}

  /** The record that a section has when it exists and holds nothing. */
  public static <T extends Record> T of(Class<T> type) {
    return type.cast(RecordSchema.of(type).defaults());
  }
}
