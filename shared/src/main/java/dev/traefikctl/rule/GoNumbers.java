package dev.traefikctl.rule;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** What Go says about numbers that stand where a rule wants text. */
final class GoNumbers {

  private GoNumbers() {}

  /** The error of {@code strconv.Atoi}, or null. */
  static @Nullable String atoi(String text) {
    String prefix = "strconv.Atoi: parsing \"" + text + "\": ";
    if (!text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return prefix + "invalid syntax";
    }
    return new BigInteger(text).bitLength() > 63 ? prefix + "value out of range" : null;
  }

  /** The error of {@code strconv.ParseFloat}, or null. */
  static @Nullable String parseFloat(String text) {
    String prefix = "strconv.ParseFloat: parsing \"" + text + "\": ";
    try {
      return Double.isInfinite(Double.parseDouble(text)) ? prefix + "value out of range" : null;
    } catch (NumberFormatException e) {
      return prefix + "invalid syntax";
    }
  }
}
