package dev.traefikctl.schema;

/** A value that is either the path of an existing file or the content itself. */
public record FileOrContent(String value) {

  /** Content may be a key or a token, so only what is a path at the first glance is printed. */
  @Override
  public String toString() {
    return value.isEmpty() || value.startsWith("/") || value.startsWith("./") ? value : "<content>";
  }
}
