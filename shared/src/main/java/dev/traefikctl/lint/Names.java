package dev.traefikctl.lint;

import dev.traefikctl.diag.ConfigPath;

/** Qualified names ({@code app@file}), of which a subject's parts have nothing else. */
final class Names {

  private static final String FILE = "@file";

  private Names() {}

  /** The name as users know it: without {@code @file}; others keep their provider. */
  static String shown(String name) {
    return name.endsWith(FILE) ? name.substring(0, name.length() - FILE.length()) : name;
  }

  /** The part behind the last {@code @}; "" where there is none. */
  static String provider(String name) {
    int at = name.lastIndexOf('@');
    return at < 0 ? "" : name.substring(at + 1);
  }

  /** The name of the part that a path leads into: {@code http.routers.app@file.rule}. */
  static String owner(ConfigPath path) {
    return path.segments().get(2);
  }

  /** What a part means by a reference. */
  static String qualified(String owner, String reference) {
    return reference.indexOf('@') >= 0 ? reference : reference + "@" + provider(owner);
  }
}
