package dev.traefikctl.agent.wire;

import dev.traefikctl.http.CommaList;
import dev.traefikctl.http.FramingFields;
import dev.traefikctl.http.HeaderName;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The fields that a Trailer header announces (RFC 9110 section 6.6.2). */
public final class TrailerNames {

  private TrailerNames() {}

  /**
   * The names in canonical spelling, sorted, each once.
   *
   * @param lines the values of the header
   * @return null where one is announced that may not stand in trailers, as Go's net/http refuses
   */
  public static @Nullable List<String> of(List<String> lines) {
    Set<String> names = new TreeSet<>();
    for (String line : lines) {
      for (String name : CommaList.split(line)) {
        names.add(HeaderName.canonical(name));
      }
    }
    return names.stream().anyMatch(FramingFields::contains) ? null : List.copyOf(names);
  }
}
