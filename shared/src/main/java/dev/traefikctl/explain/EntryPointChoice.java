package dev.traefikctl.explain;

import dev.traefikctl.model.StaticConfig;
import dev.traefikctl.model.statics.EntryPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The entry point that gets a request.
 *
 * @param name null where none can be told
 * @param address as configured; "" where there is none
 * @param port 0 where there is none
 * @param reason why it is this one, or why there is none
 * @param others the remaining TCP entry points: {@code web (:80)}
 */
public record EntryPointChoice(
    @Nullable String name, String address, int port, String reason, List<String> others) {

  private static final Set<Integer> HTTPS_PORTS = Set.of(443, 8443, 4443);

  public EntryPointChoice {
    others = List.copyOf(others);
  }

  /**
   * Chooses by name, else by port, else by what usually speaks the scheme.
   *
   * @param wanted what the user asks for; null for nothing
   * @param port of the URL; -1 where it has none
   */
  public static EntryPointChoice choose(
      StaticConfig statics, @Nullable String wanted, boolean tls, int port) {
    Map<String, EntryPoint> all = statics.entryPoints();
    if (wanted != null) {
      boolean known = all.containsKey(wanted) && !all.get(wanted).isUdp();
      return known
          ? of(statics, wanted, "as asked for")
          : none(statics, "there is no entry point \"" + wanted + "\"");
    }
    int effective = port >= 0 ? port : tls ? 443 : 80;
    for (Map.Entry<String, EntryPoint> entry : all.entrySet()) {
      if (!entry.getValue().isUdp() && port(entry.getValue()) == effective) {
        return of(statics, entry.getKey(), "port " + effective);
      }
    }
    if (port >= 0) {
      return none(statics, "no entry point listens on port " + port);
    }
    return byScheme(statics, tls);
  }

  /**
   * The same where the static configuration is not known, so that addresses are made up.
   *
   * @param serverPort that the client connects to
   */
  public EntryPointChoice withoutAddresses(int serverPort) {
    List<String> names =
        others.stream().map(other -> other.substring(0, other.indexOf(" ("))).toList();
    return new EntryPointChoice(name, "", serverPort, reason, names);
  }

  private static EntryPointChoice byScheme(StaticConfig statics, boolean tls) {
    String scheme = tls ? "https" : "http";
    List<String> usual = statics.defaultEntryPoints();
    for (String name : usual) {
      EntryPoint entryPoint = statics.entryPoints().get(name);
      if (entryPoint != null && speaksTls(name, entryPoint) == tls) {
        return of(statics, name, "the usual one for " + scheme);
      }
    }
    return usual.isEmpty()
        ? none(statics, "there is no entry point for HTTP")
        : of(statics, usual.getFirst(), "there is no other for " + scheme);
  }

  private static boolean speaksTls(String name, EntryPoint entryPoint) {
    return entryPoint.http().tls() != null
        || HTTPS_PORTS.contains(port(entryPoint))
        || name.equals("websecure")
        || name.equals("https");
  }

  private static EntryPointChoice of(StaticConfig statics, String name, String reason) {
    EntryPoint entryPoint = statics.entryPoints().get(name);
    String address = entryPoint == null ? "" : entryPoint.address();
    int port = entryPoint == null ? 0 : port(entryPoint);
    return new EntryPointChoice(name, address, port, reason, others(statics, name));
  }

  private static EntryPointChoice none(StaticConfig statics, String reason) {
    return new EntryPointChoice(null, "", 0, reason, others(statics, ""));
  }

  private static List<String> others(StaticConfig statics, String chosen) {
    List<String> out = new ArrayList<>();
    statics
        .entryPoints()
        .forEach((name, entryPoint) -> {
          if (!name.equals(chosen) && !entryPoint.isUdp()) {
            out.add(name + " (" + entryPoint.address() + ")");
          }
        });
    return out;
  }

  /** The port of an address; -1 where it has none. */
  private static int port(EntryPoint entryPoint) {
    String address = entryPoint.hostAndPort();
    String digits = address.substring(address.lastIndexOf(':') + 1);
    return digits.matches("\\d{1,5}") ? Integer.parseInt(digits) : -1;
  }
}
