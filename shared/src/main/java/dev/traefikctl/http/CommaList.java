package dev.traefikctl.http;

import java.util.ArrayList;
import java.util.List;

/** Header values that are lists (RFC 9110 section 5.6.1). */
public final class CommaList {

  private CommaList() {}

  /** The elements of a comma-separated list, without blanks around them and empty ones. */
  public static List<String> split(String value) {
    List<String> out = new ArrayList<>(2);
    int at = 0;
    while (at <= value.length()) {
      int comma = value.indexOf(',', at);
      int end = comma < 0 ? value.length() : comma;
      String element = value.substring(at, end).strip();
      if (!element.isEmpty()) {
        out.add(element);
      }
      at = end + 1;
    }
    return out;
  }
}
