package dev.traefikctl.agent;

import dev.traefikctl.agent.telemetry.Log;
import dev.traefikctl.agent.watch.FileWatcher;
import dev.traefikctl.file.DynamicFiles;
import dev.traefikctl.merge.ProviderConfig;
import dev.traefikctl.model.DynamicConfig;
import dev.traefikctl.model.statics.Providers;
import dev.traefikctl.source.template.Environment;
import java.io.IOException;
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
    // with both, Traefik reads the directory
    boolean single = config.directory().isEmpty();
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
    Environment environment = Environment.system();
    DynamicFiles.Loaded loaded =
        directory
            ? DynamicFiles.directory(path, environment)
            : DynamicFiles.file(path, environment);
    Reports.log(NAME, loaded.diagnostics());
    DynamicConfig config = loaded.config();
    return config == null ? null : new ProviderConfig(NAME, config, loaded.origins());
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
