package dev.traefikctl.agent;

import dev.traefikctl.agent.telemetry.Log;
import dev.traefikctl.agent.watch.FileWatcher;
import dev.traefikctl.agent.watch.Snapshot;
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

  /** A little below the watcher's patience, so that what it waited for is settled. */
  private static final long SETTLED_MILLIS = FileWatcher.Pace.DEFAULT.patience().toMillis() - 20;

  private final Path path;
  private final boolean directory;
  private final boolean watched;
  private @Nullable FileWatcher watcher;
  private @Nullable Snapshot good;

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

  /**
   * Loads what is settled. A load that meets a file in the middle of being written says nothing:
   * the watcher calls again when the writer is done.
   */
  @Override
  public @Nullable ProviderConfig load() {
    Snapshot before = look();
    if (isBeingWritten(before)) {
      return null;
    }
    Environment environment = Environment.system();
    DynamicFiles.Loaded loaded =
        directory
            ? DynamicFiles.directory(path, environment)
            : DynamicFiles.file(path, environment);
    if (watched && !before.equals(look())) {
      return null;
    }
    Reports.log(NAME, loaded.diagnostics());
    DynamicConfig config = loaded.config();
    if (config == null) {
      return null;
    }
    good = before;
    return new ProviderConfig(NAME, config, loaded.origins());
  }

  private Snapshot look() {
    return directory ? Snapshot.ofDirectory(path) : Snapshot.ofFile(path);
  }

  private boolean isBeingWritten(Snapshot now) {
    Snapshot last = good;
    long age = System.currentTimeMillis() - now.lastModified().toMillis();
    return watched && last != null && age < SETTLED_MILLIS && now.seemsUnfinished(last);
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
