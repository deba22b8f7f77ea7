package dev.traefikctl.agent.kube;

import dev.traefikctl.agent.telemetry.Log;
import dev.traefikctl.schema.FileOrContent;
import io.fabric8.kubernetes.client.OAuthTokenProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A token, whose file is read for each request: those of service accounts are replaced every hour.
 * While the file cannot be read the last token goes on.
 */
final class Token implements OAuthTokenProvider {

  private final @Nullable Path file;
  private volatile String last;

  Token(FileOrContent token) {
    file = file(token.value());
    last = file == null ? token.value() : "";
  }

  @Override
  public String getToken() {
    if (file != null) {
      try {
        last = Files.readString(file).strip();
      } catch (IOException e) {
        Log.warn("Cannot read the token, the last one goes on", "path", file, "error", e);
      }
    }
    return last;
  }

  private static @Nullable Path file(String value) {
    try {
      Path path = Path.of(value);
      return Files.exists(path) ? path : null;
    } catch (InvalidPathException e) {
      return null; // a token may hold what a path cannot
    }
  }
}
