package dev.traefikctl.agent;

import dev.traefikctl.agent.telemetry.Log;
import dev.traefikctl.agent.watch.FileWatcher;
import dev.traefikctl.diag.Diagnostics;
import dev.traefikctl.diag.Origins;
import dev.traefikctl.file.Binders;
import dev.traefikctl.merge.ProviderConfig;
import dev.traefikctl.model.DynamicConfig;
import dev.traefikctl.model.statics.Providers;
import dev.traefikctl.schema.Bound;
import dev.traefikctl.source.Documents;
import dev.traefikctl.source.Format;
import dev.traefikctl.source.Parsed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code providers.file}: one file, or a directory of files. */
final class FileProvider implements Provider {

  private static final String NAME = "file";

  private final Path path;
  private final boolean directory;
  private final boolean watched;
  private @Nullable FileWatcher watcher;

  private FileProvider(Path path, boolean directory, boolean watched) {
    this.path = path;
    this.directory = directory;
    this.watched = watched;
  }

  /** The provider that the section asks for: none or one. */
  static List<Provider> of(Providers.@Nullable FileProvider config) {
    if (config == null) {
      return List.of();
    }
    boolean single = !config.filename().isEmpty();
    String path = single ? config.filename() : config.directory();
    if (path.isEmpty()) {
      Log.error("The file provider has neither filename nor directory", "providerName", NAME);
      return List.of();
    }
    return List.of(new FileProvider(Path.of(path), !single, config.watch()));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public @Nullable ProviderConfig load() {
    Diagnostics found = new Diagnostics();
    try {
      Parsed parsed = Documents.parse(Format.YAML, Files.readString(path), path.toString());
      if (parsed.root() == null || parsed.rejected()) {
        Log.error("invalid", "problems", parsed.problems());
        return null;
      }
      Bound<DynamicConfig> bound = Binders.dynamic().bind(parsed.root(), found);
      Reports.log(NAME, found.all());
      return bound.rejected()
          ? null
          : new ProviderConfig(NAME, bound.value(), Origins.of(List.of(parsed.root())));
    } catch (IOException e) {
      Log.error("Cannot read", "path", path, "error", e);
      return null;
    }
  }

  @Override
  public void watch(Runnable changed) {
    if (!watched) {
      return;
    }
    try {
      watcher =
          directory
              ? FileWatcher.directory(path, FileWatcher.Pace.DEFAULT, changed)
              : FileWatcher.file(path, FileWatcher.Pace.DEFAULT, changed);
    } catch (IOException e) {
      Log.error("Cannot watch, reload with SIGHUP instead", "path", path, "error", e);
    }
  }

  @Override
  public void close() {
    FileWatcher open = watcher;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        Log.warn("Cannot stop watching", "path", path, "error", e);
      }
    }
  }
}
