package dev.traefikctl.file;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where Traefik looks for its static configuration file. */
final class ConfigFiles {

  private static final List<String> PLACES =
      List.of(
          "/etc/traefik/traefik", "$XDG_CONFIG_HOME/traefik", "$HOME/.config/traefik", "./traefik");
  private static final List<String> EXTENSIONS = List.of("toml", "yaml", "yml");
  private static final Pattern VARIABLE = Pattern.compile("\\$(?:\\{(\\w+)}|(\\w+))");

  private ConfigFiles() {}

  /**
   * The first file that exists.
   *
   * @param named what the user asked for; null for nothing
   * @param directory what relative paths are relative to
   */
  static @Nullable Path find(
      @Nullable String named, Map<String, String> environment, Path directory) {
    for (String candidate : candidates(named)) {
      Path path = directory.resolve(expand(candidate, environment)).normalize();
      if (Files.exists(path)) {
        return path;
      }
    }
    return null;
  }

  private static List<String> candidates(@Nullable String named) {
    List<String> out = new ArrayList<>();
    if (named != null && !named.isBlank()) {
      out.add(named);
    }
    for (String place : PLACES) {
      for (String extension : EXTENSIONS) {
        out.add(place + "." + extension);
      }
    }
    return out;
  }

  /** Variables of the environment stand for their values, unknown ones for nothing. */
  static String expand(String path, Map<String, String> environment) {
    return VARIABLE
        .matcher(path)
        .replaceAll(match -> {
          String name = match.group(1) != null ? match.group(1) : match.group(2);
          return Matcher.quoteReplacement(environment.getOrDefault(name, ""));
        });
  }
}
