package dev.traefikctl.source.template;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A semantic version (semver.org) as sprig's {@code semver} reads it: parts may be missing. */
record Version(long major, long minor, long patch, String prerelease, String metadata, String text)
    implements Comparable<Version> {

  private static final String PARTS = "[0-9A-Za-z-]+(\\.[0-9A-Za-z-]+)*";
  private static final Pattern SYNTAX =
      Pattern.compile(
          "v?([0-9]{1,18})(\\.([0-9]{1,18}))?(\\.([0-9]{1,18}))?(-("
              + PARTS
              + "))?(\\+("
              + PARTS
              + "))?");

  /** Reads a version; null where the text is none. */
  static @Nullable Version parse(String text) {
    Matcher matcher = SYNTAX.matcher(text);
    return matcher.matches()
        ? new Version(
            number(matcher.group(1)),
            number(matcher.group(3)),
            number(matcher.group(5)),
            orEmpty(matcher.group(7)),
            orEmpty(matcher.group(10)),
            text)
        : null;
  }

  private static long number(@Nullable String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  /** A field or method of the value; null where it has none of that name. */
  @Nullable Object member(String name) {
    return switch (name) {
      case "Major" -> major;
      case "Minor" -> minor;
      case "Patch" -> patch;
      case "Prerelease" -> prerelease;
      case "Metadata" -> metadata;
      case "Original" -> text;
      case "String" -> toString();
      default -> null;
    };
  }

  @Override
  public int compareTo(Version other) {
    int core =
        Comparator.comparingLong(Version::major)
            .thenComparingLong(Version::minor)
            .thenComparingLong(Version::patch)
            .compare(this, other);
    return core != 0 ? core : comparePrerelease(prerelease, other.prerelease);
  }

  private static int comparePrerelease(String a, String b) {
    if (a.isEmpty() || b.isEmpty()) {
      return Boolean.compare(a.isEmpty(), b.isEmpty());
    }
    List<String> left = List.of(a.split("\\.", -1));
    List<String> right = List.of(b.split("\\.", -1));
    for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
      int compared = comparePart(left.get(i), right.get(i));
      if (compared != 0) {
        return compared;
      }
    }
    return Integer.compare(left.size(), right.size());
  }

  private static int comparePart(String a, String b) {
    boolean aNumber = a.chars().allMatch(Character::isDigit) && a.length() < 19;
    boolean bNumber = b.chars().allMatch(Character::isDigit) && b.length() < 19;
    if (aNumber && bNumber) {
      return Long.compare(Long.parseLong(a), Long.parseLong(b));
    }
    return aNumber == bNumber ? a.compareTo(b) : Boolean.compare(bNumber, aNumber);
  }

  @Override
  public String toString() {
    String core = major + "." + minor + "." + patch;
    String pre = prerelease.isEmpty() ? "" : "-" + prerelease;
    return core + pre + (metadata.isEmpty() ? "" : "+" + metadata);
  }
}
