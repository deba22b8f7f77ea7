package dev.traefikctl.cli.render;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hides secrets in lines that excerpts show, character by character, so that carets stay right. It
 * goes by the text alone, as files with broken syntax have no structure to go by, and rather hides
 * too much.
 */
final class SecretLines {

  private static final String KEYS =
      "(?i:users|username|password|token|hmacEncoded|kid|authorization|proxy-authorization)";

  /** Options whose value may be the text of a private key, or the path of a file with it. */
  private static final String KEY_FILES = "(?i:key|keyFile)";

  /** A key at the beginning of a line, or within {@code {…}}, with its separator. */
  private static final Pattern KEY =
      Pattern.compile(
          "(?:^|[\\s{,.\\[\"'])" + KEYS + "[\"']?\\s*[:=](?=[\\s\"'\\[]|$)\\s*+(?![|>])");

  /** Hashes of passwords and HTTP credentials, wherever they stand. */
  private static final Pattern CREDENTIAL =
      Pattern.compile(
          "(?<=:)(?:\\{SHA\\}|\\$(?:apr1|1|2[abxy]?|5|6)\\$|\\$\\$(?:apr1|2[abxy]?)\\$\\$)"
              + "[^\\s\"',\\]}]*"
              + "|(?<=(?i:Basic|Bearer) )[A-Za-z0-9+/=_.-]{6,}"
              + "|(?<=-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----)[^\"',\\]}]*");

  private static final String SECRET_NAME = "(?:.*\\.)?(?:" + KEYS + "|" + KEY_FILES + ")";

  private static final Pattern PARENT = Pattern.compile("^\\s*(?:- )?[\"']?([^\\s\"':=]+).*");

  private SecretLines() {}

  /** A line of a file as it may be shown; lines are counted from 0. */
  static String shown(List<String> lines, int index) {
    String line = lines.get(index);
    StringBuilder out = new StringBuilder(line);
    if (isBelowSecret(lines, index)) {
      hide(out, contentStart(line), line.length());
      return out.toString();
    }
    Matcher key = KEY.matcher(line);
    while (key.find()) {
      hide(out, key.end(), valueEnd(line, key.end()));
    }
    Matcher credential = CREDENTIAL.matcher(line);
    while (credential.find()) {
      mask(out, credential.start(), credential.end());
    }
    return out.toString();
  }

  /** Whether the line is an item or the text of a secret option that began above. */
  private static boolean isBelowSecret(List<String> lines, int index) {
    String line = lines.get(index);
    boolean item = line.stripLeading().startsWith("-");
    int own = indentation(line);
    for (int i = index - 1; i >= 0; i--) {
      String above = lines.get(i);
      int indentation = indentation(above);
      boolean dash = above.stripLeading().startsWith("-");
      boolean parent = indentation < own || item && indentation == own && !dash;
      if (!above.isBlank() && parent) {
        Matcher name = PARENT.matcher(above);
        return name.matches() && name.group(1).matches(SECRET_NAME) && isOpen(above);
      }
    }
    return false;
  }

  /** Whether a value goes on below. */
  private static boolean isOpen(String line) {
    return line.matches(".*(?::|[:=]\\s*[|>\\[][-+0-9]?|:\\s+[!&]\\S+)\\s*(?:#.*)?");
  }

  private static int indentation(String line) {
    return line.length() - line.stripLeading().length();
  }

  private static int contentStart(String line) {
    int at = indentation(line);
    return line.startsWith("- ", at) ? at + 2 : at;
  }

  /** Where a value that begins in a line ends: at its bracket or quote, or with the line. */
  private static int valueEnd(String line, int start) {
    if (start >= line.length()) {
      return line.length();
    }
    char first = line.charAt(start);
    if (first == '[' || first == '"' || first == '\'') {
      int end = line.indexOf(first == '[' ? ']' : first, start + 1);
      return end < 0 ? line.length() : end + 1;
    }
    int end = start;
    while (end < line.length() && ",}]".indexOf(line.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  /** Hides values, but of {@code name:password} only what follows the colon. */
  private static void hide(StringBuilder line, int from, int to) {
    int start = from;
    while (start < to) {
      int end = start;
      while (end < to && " ,[]\"'".indexOf(line.charAt(end)) < 0) {
        end++;
      }
      int colon = line.indexOf(":", start);
      mask(line, colon > start && colon < end - 1 ? colon + 1 : start, end);
      start = end + 1;
    }
  }

  private static void mask(StringBuilder line, int from, int to) {
    for (int i = from; i < to; i++) {
      line.setCharAt(i, '*');
    }
  }
}
