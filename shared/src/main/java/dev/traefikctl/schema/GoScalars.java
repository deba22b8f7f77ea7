package dev.traefikctl.schema;

import org.jspecify.annotations.Nullable;

/** Texts to values as Go does it; Traefik's decoder sees every scalar as a text first. */
final class GoScalars {

  private GoScalars() {}

  /** A 64-bit decimal integer as Go's {@code ParseInt}; null for anything else. */
  static @Nullable Long parseInt(String text) {
    if (text.isEmpty() || text.length() > 20 || !hasOnlyDigits(text)) {
      return null;
    }
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException e) {
      return null; // a lone sign, or out of range
    }
  }

  private static boolean hasOnlyDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean sign = i == 0 && (c == '-' || c == '+');
      if ((c < '0' || c > '9') && !sign) {
        return false;
      }
    }
    return true;
  }

  /** A truth value as Go's {@code ParseBool}; null for anything else. */
  static @Nullable Boolean parseBool(String text) {
    return switch (text) {
      case "1", "t", "T", "TRUE", "true", "True" -> true;
      case "0", "f", "F", "FALSE", "false", "False" -> false;
      default -> null;
    };
  }

  /** A 64-bit float; null for anything else. */
  static @Nullable Double parseFloat(String text) {
    if (text.isBlank() || !text.equals(text.strip()) || "dDfF".indexOf(last(text)) >= 0) {
      return null;
    }
    try {
      return Double.valueOf(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static char last(String text) {
    return text.charAt(text.length() - 1);
  }
}
