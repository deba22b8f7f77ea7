package dev.traefikctl.lint;

/** Names with and without their provider. */
final class Names {

  private Names() {}

  /** The name without {@code @file}; others keep their provider. */
  static String local(String name) {
    return name.endsWith("@file") ? name.substring(0, name.length() - "@file".length()) : name;
  }

  /** The part behind the last {@code @}; "" where there is none. */
  static String provider(String name) {
    int at = name.lastIndexOf('@');
    return at < 0 ? "" : name.substring(at + 1);
  }
}
