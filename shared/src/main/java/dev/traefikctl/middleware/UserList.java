package dev.traefikctl.middleware;

import dev.traefikctl.diag.Code;
import dev.traefikctl.http.Handler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The users of an authentication middleware: those of its file, then those of its options. */
final class UserList {

  /**
   * A user as it was written.
   *
   * @param option the option that it comes from
   */
  record Entry(String text, String option) {}

  private UserList() {}

  /** Adds the users of a file to {@code out}; null, or the failure to return. */
  static @Nullable Handler load(String file, List<String> users, Wiring wiring, List<Entry> out) {
    if (!file.isEmpty()) {
      try {
        for (String line : lines(file)) {
          out.add(new Entry(line, "usersFile"));
        }
      } catch (IOException | InvalidPathException e) {
        return wiring.fail(Code.MIDDLEWARE_VALUE_MISSING, "usersFile", problem(file, e));
      }
    }
    for (int i = 0; i < users.size(); i++) {
      out.add(new Entry(users.get(i), "users." + i));
    }
    return null;
  }

  /** Why a file could not be read, in Traefik's words where it has some. */
  private static String problem(String file, Exception e) {
    return switch (e) {
      case NoSuchFileException missing -> "open " + file + ": no such file or directory";
      case AccessDeniedException denied -> "open " + file + ": permission denied";
      case FileSystemException system when system.getReason() != null ->
          "open " + file + ": " + system.getReason().toLowerCase(Locale.ROOT);
      case IOException io when "Is a directory".equals(io.getMessage()) ->
          "read " + file + ": is a directory";
      default -> "open " + file + ": " + e.getMessage();
    };
  }

  /** The lines of a file but blank ones and comments. */
  private static List<String> lines(String file) throws IOException {
    String text = new String(Files.readAllBytes(Path.of(file)), StandardCharsets.UTF_8);
    List<String> out = new ArrayList<>();
    for (String raw : text.split("\n", -1)) {
      String line = raw.strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        out.add(line);
      }
    }
    return out;
  }
}
