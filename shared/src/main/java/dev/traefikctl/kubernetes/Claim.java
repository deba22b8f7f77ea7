package dev.traefikctl.kubernetes;

import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Reporter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that an object defines in the configuration.
 *
 * @param value null where the object only stands in the way of others
 * @param clash what happens where several objects define it
 * @param problem what is reported then, if it is this claim that has no effect
 * @param <T> a node, or the record that it is bound to
 */
record Claim<T>(
    Section section, String name, @Nullable T value, Clash clash, @Nullable Diagnostic problem) {

  /** What happens where several objects define the same. */
  enum Clash {
    /** The last one counts. */
    LAST,
    /** One that comes later has no effect. */
    FIRST,
    /** None of them has any effect. */
    NONE
  }

  <R> Claim<R> with(@Nullable R other) {
    return new Claim<>(section, name, other, clash, problem);
  }

  /** What comes of all claims to one name, in the order of their objects; null for nothing. */
  static <T> @Nullable T settle(List<Claim<T>> claims, Reporter reporter) {
    T value = null;
    boolean several = claims.size() > 1;
    boolean none = false;
    for (Claim<T> claim : claims) {
      none |= several && claim.clash == Clash.NONE;
      boolean late = claim.clash == Clash.FIRST && value != null;
      Diagnostic problem = claim.problem;
      if (problem != null && (late || several && claim.clash == Clash.NONE)) {
        reporter.report(problem);
      }
      value = late || claim.value == null ? value : claim.value;
    }
    return none ? null : value;
  }
}
