package dev.traefikctl.routing;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.ConfigPath;
import dev.traefikctl.diag.Diagnostic;
import java.util.Collection;
import java.util.List;

/** Says what is wrong with a reference that leads nowhere. */
final class References {

  private References() {}

  /**
   * The diagnostic of a missing part.
   *
   * @param code what it is where nothing better can be told
   * @param kind the word for the part: {@code middleware}
   * @param from the qualified name of the part that refers to it
   * @param wanted the qualified reference
   */
  static Diagnostic missing(
      Problems problems,
      Code code,
      ConfigPath path,
      String kind,
      String from,
      String wanted,
      Collection<String> known) {
    Diagnostic plain = Diagnostic.about(code, path, kind + " \"" + wanted + "\" does not exist");
    if (!problems.maySuggest()) {
      return plain;
    }
    String provider = Names.provider(from);
    String local = Names.local(wanted);
    boolean own = Names.provider(wanted).equals(provider);
    List<String> elsewhere =
        known.stream()
            .filter(name -> Names.local(name).equals(local))
            .filter(name -> !own || !Names.isInternal(name)) // nobody means api@internal by "api"
            .sorted()
            .toList();
    if (!elsewhere.isEmpty()) {
      String right = elsewhere.getFirst();
      boolean here = Names.provider(right).equals(provider);
      return Diagnostic.about(
              Code.WRONG_PROVIDER,
              path,
              kind + " \"" + wanted + "\" does not exist, but \"" + right + "\" does")
          .suggest("write `" + (here ? local : right) + "`");
    }
    List<String> candidates =
        own
            ? known.stream()
                .filter(name -> Names.provider(name).equals(provider))
                .map(Names::local)
                .toList()
            : List.copyOf(known);
    return plain.suggest(Problems.similar(own ? local : wanted, candidates));
  }
}
