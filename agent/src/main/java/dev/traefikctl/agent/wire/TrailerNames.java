package dev.traefikctl.agent.wire;

import dev.traefikctl.http.CommaList;
import dev.traefikctl.http.HeaderName;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The fields that a Trailer header announces (RFC 9110 section 6.6.2). */
public final class TrailerNames {

  /** What says where the message ends cannot come behind it; Go's net/http refuses these. */
  private static final Set<String> FORBIDDEN =
      Set.of("Transfer-Encoding", "Trailer", "Content-Length");

  private TrailerNames() {}

  /**
   * The names in canonical spelling, sorted, each once.
   *
   * @param lines the values of the header
   * @return null where one is announced that may not stand in trailers
   */
  public static @Nullable List<String> of(List<String> lines) {
    Set<String> names = new TreeSet<>();
    for (String line : lines) {
      for (String name : CommaList.split(line)) {
        names.add(HeaderName.canonical(name));
      }
    }
    return FORBIDDEN.stream().anyMatch(names::contains) ? null : List.copyOf(names);
  }
}
