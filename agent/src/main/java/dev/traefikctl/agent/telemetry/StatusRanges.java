package dev.traefikctl.agent.telemetry;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Status codes written as {@code 404} or {@code 500-599}. */
public record StatusRanges(List<Range> ranges) {

  /** Both ends belong to it. */
  public record Range(int from, int to) {}

  public StatusRanges {
    ranges = List.copyOf(ranges);
  }

  /** The ranges that the items write; null if one of them is not of that form. */
  public static @Nullable StatusRanges parse(List<String> items) {
    try {
      return new StatusRanges(items.stream().map(StatusRanges::range).toList());
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static Range range(String item) {
    String[] ends = item.split("-", -1);
    if (ends.length > 2) {
      throw new NumberFormatException(item);
    }
    int from = Integer.parseInt(ends[0]);
    return new Range(from, ends.length == 1 ? from : Integer.parseInt(ends[1]));
  }

  boolean contains(int status) {
    for (Range range : ranges) {
      if (status >= range.from() && status <= range.to()) {
        return true;
      }
    }
    return false;
  }

  boolean isEmpty() {
    return ranges.isEmpty();
  }
}
