package dev.traefikctl.source;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * Tabs between a key and its value: Traefik's decoder takes them, SnakeYAML does not. Which tabs
 * these are only the parser knows, so the text is repaired where it stopped, and parsed anew.
 */
final class YamlTabs {

  /** More tabs than this are reported: each costs a parse. */
  static final int MAX_REPAIRS = 100;

  private YamlTabs() {}

  static boolean isTab(MarkedYAMLException e) {
    return String.valueOf(e.getProblem()).contains("'\\t");
  }

  /** The text with spaces for the tabs at which the parser stopped; null where they are wrong. */
  static @Nullable String repaired(String text, MarkedYAMLException e, YamlOffsets offsets) {
    Mark mark = e.getProblemMark();
    if (mark == null || !isTab(e)) {
      return null;
    }
    int tab = offsets.of(mark);
    int before = tab - 1;
    while (before >= 0 && isBlank(text.charAt(before))) {
      before--;
    }
    if (before < 0 || text.charAt(before) == '\n' || isIndicator(text, before)) {
      return null;
    }
    int end = tab;
    while (end < text.length() && isBlank(text.charAt(end))) {
      end++;
    }
    return text.substring(0, tab) + " ".repeat(end - tab) + text.substring(end);
  }

  /** A dash or question mark on its own, behind which what follows is indented. */
  private static boolean isIndicator(String text, int at) {
    boolean alone = at == 0 || text.charAt(at - 1) <= ' ';
    return alone && "-?".indexOf(text.charAt(at)) >= 0;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
