package dev.traefikctl.schema;

/**
 * A number or a text, as Kubernetes tells them apart: the port {@code 80} is a number, {@code "80"}
 * is a name.
 *
 * @param text what was written, without quotes
 * @param number whether it was written as a number
 */
public record IntOrString(String text, boolean number) {

  /** Neither a number other than 0 nor a text: what Kubernetes takes for unset. */
  public boolean isEmpty() {
    return text.isEmpty() || (number && text.equals("0"));
  }

  @Override
  public String toString() {
    return text;
  }
}
