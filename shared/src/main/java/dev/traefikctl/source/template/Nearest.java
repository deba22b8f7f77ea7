package dev.traefikctl.source.template;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Finds what a user may have meant. */
final class Nearest {

  private Nearest() {}

  /** {@code did you mean `x`?} for the most similar name; null where none is similar. */
  static @Nullable String to(String name, Collection<String> known) {
    String best = null;
    int bestDistance = Math.max(1, name.length() / 3) + 1;
    for (String candidate : known) {
      int distance = candidate.equalsIgnoreCase(name) ? 0 : distance(name, candidate);
      boolean better =
          distance < bestDistance
              || (distance == bestDistance && best != null && candidate.compareTo(best) < 0);
      if (better) {
        best = candidate;
        bestDistance = distance;
      }
    }
    return best == null ? null : "did you mean `" + best + "`?";
  }

  /** The number of edits between two words; swapped neighbours count as one. */
  private static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        d[i][j] = i == 0 || j == 0 ? i + j : cell(d, a, b, i, j);
      }
    }
    return d[a.length()][b.length()];
  }

  private static int cell(int[][] d, String a, String b, int i, int j) {
    int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int edit = Math.min(d[i - 1][j - 1] + same, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(edit, d[i - 2][j - 2] + 1) : edit;
  }
}
