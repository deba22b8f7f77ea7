package dev.traefikctl.middleware;

import dev.traefikctl.diag.Code;
import dev.traefikctl.http.Handler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
      } catch (NoSuchFileException e) {
        String message = "open " + file + ": no such file or directory";
        return wiring.fail(Code.MIDDLEWARE_VALUE_MISSING, "usersFile", message);
      } catch (IOException | InvalidPathException e) {
        return wiring.fail(
            Code.MIDDLEWARE_VALUE_MISSING, "usersFile", "open " + file + ": " + e.getMessage());
      }
    }
    for (int i = 0; i < users.size(); i++) {
      out.add(new Entry(users.get(i), "users." + i));
    }
    return null;
  }

  /** The lines of a file but blank ones and comments. */
  private static List<String> lines(String file) throws IOException {
    String text = new String(Files.readAllBytes(Path.of(file)), StandardCharsets.UTF_8);
    List<String> out = new ArrayList<>();
    for (String raw : text.lines().toList()) {
      String line = raw.strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        out.add(line);
      }
    }
    return out;
  }
}
