package dev.traefikctl.agent.telemetry;

import dev.traefikctl.http.HeaderName;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Which fields of the access log are kept: {@code accessLog.fields}. Modes other than the known
 * ones mean keep, as in Traefik.
 */
public final class FieldModes {

  /** What becomes of one field. */
  public enum Mode {
    KEEP,
    DROP,
    REDACT;

    static Mode parse(String text) {
      return switch (text) {
        case "drop" -> DROP;
        case "redact" -> REDACT;
        default -> KEEP;
      };
    }
  }

  private final Mode byDefault;
  private final Map<String, Mode> byName = new TreeMap<>();
  private final UnaryOperator<String> canonical;

  private FieldModes(String byDefault, Map<String, String> names, UnaryOperator<String> canonical) {
    this.byDefault = Mode.parse(byDefault);
    this.canonical = canonical;
    names.forEach((name, mode) -> byName.put(canonical.apply(name), parse(mode)));
  }

  private Mode parse(String mode) {
    return switch (mode) {
      case "keep", "drop", "redact" -> Mode.parse(mode);
      default -> byDefault;
    };
  }

  /** The modes of {@code fields.names}, whose names are compared without case. */
  public static FieldModes fields(String byDefault, Map<String, String> names) {
    return new FieldModes(byDefault, names, name -> name.toLowerCase(Locale.ROOT));
  }

  /** The modes of {@code fields.headers.names}. */
  public static FieldModes headers(String byDefault, Map<String, String> names) {
    return new FieldModes(byDefault, names, HeaderName::canonical);
  }

  Mode of(String name) {
    if (byName.isEmpty()) {
      return byDefault;
    }
    return byName.getOrDefault(canonical.apply(name), byDefault);
  }

  boolean keeps(String name) {
    return of(name) != Mode.DROP;
  }

  /** Whether nothing at all is kept. */
  boolean dropsAll() {
    return byDefault == Mode.DROP && byName.values().stream().allMatch(Mode.DROP::equals);
  }
}
