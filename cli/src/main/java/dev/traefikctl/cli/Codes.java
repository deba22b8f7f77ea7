package dev.traefikctl.cli;

import dev.traefikctl.diag.Code;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Codes as users write them. */
final class Codes {

  private Codes() {}

  /** {@code trk2001} and {@code 2001} are {@code TRK2001}. */
  static String id(String text) {
    String upper = text.strip().toUpperCase(Locale.ROOT);
    return upper.startsWith("TRK") ? upper : "TRK" + upper;
  }

  /**
   * The codes of an option; {@code TRK20} or {@code 20xx} stands for all that start so.
   *
   * @throws UsageProblem where a text is no code
   */
  static Set<Code> of(List<String> texts) {
    Set<Code> out = EnumSet.noneOf(Code.class);
    for (String text : texts) {
      String prefix = id(text).replaceAll("X+$", "");
      boolean any = false;
      for (Code code : Code.values()) {
        if (code.id().startsWith(prefix) && prefix.length() > "TRK".length()) {
          out.add(code);
          any = true;
        }
      }
      if (!any) {
        throw new UsageProblem(
            "no diagnostic has the code " + text + "; traefikctl explain-code lists all");
      }
    }
    return out;
  }
}
