package dev.traefikctl.rule;

/** Comparisons of domain names in which one trailing dot on either side is of no account. */
final class DomainNames {

  private DomainNames() {}

  /** Whether two names differ by one trailing dot only. */
  static boolean sameButForDot(String a, String b) {
    int difference = a.length() - b.length();
    return difference == 1 && a.endsWith(".") && a.startsWith(b) && !b.isEmpty()
        || difference == -1 && b.endsWith(".") && b.startsWith(a) && !a.isEmpty();
  }

  /**
   * Whether a name is one label, possibly empty, and the suffix.
   *
   * @param suffix starts with its dot, or is empty
   */
  static boolean isOneLabelUnder(String name, String suffix) {
    if (name.isEmpty()) {
      return false;
    }
    int dot = name.indexOf('.');
    int length = name.length();
    if (dot < 0) {
      return suffix.isEmpty() || suffix.equals(".");
    }
    int rest = length - dot;
    if (rest == suffix.length()) {
      return name.endsWith(suffix);
    }
    boolean nameDot = rest == suffix.length() + 1 && name.charAt(length - 1) == '.';
    boolean suffixDot = rest == suffix.length() - 1 && suffix.endsWith(".");
    return nameDot && name.startsWith(suffix, dot)
        || suffixDot && suffix.startsWith(name.substring(dot));
  }

  /** A name without its trailing dot. */
  static String undotted(String name) {
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }

  /** A name without all its trailing dots, for lookups that compare exactly later. */
  static String bare(String name) {
    int end = name.length();
    while (end > 0 && name.charAt(end - 1) == '.') {
      end--;
    }
    return end == name.length() ? name : name.substring(0, end);
  }

  static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 128);
  }
}
