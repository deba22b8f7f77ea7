package dev.traefikctl.schema;

/** A value that is either the path of an existing file or the content itself. */
public record FileOrContent(String value) {

  /** Content may be key material, so it is never printed. */
  @Override
  public String toString() {
    return value.startsWith("-----BEGIN") ? "<PEM>" : value;
  }
}
