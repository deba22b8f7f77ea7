package dev.traefikctl.agent;

import dev.traefikctl.agent.telemetry.Log;
import dev.traefikctl.agent.watch.FileWatcher;
import dev.traefikctl.agent.watch.Snapshot;
import dev.traefikctl.file.DynamicDocument;
import dev.traefikctl.file.DynamicFiles;
import dev.traefikctl.merge.ProviderChange;
import dev.traefikctl.merge.ProviderConfig;
import dev.traefikctl.model.DynamicConfig;
import dev.traefikctl.model.statics.Providers;
import dev.traefikctl.source.template.Environment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** {@code providers.file}: one file, or a directory of files. */
final class FileProvider implements Provider {

  private static final String NAME = "file";

  /**
   * A file that got much smaller, or is gone, is believed when nobody wrote to it for as long: the
   * beginning of a file may well be a valid configuration without most of its routers.
   */
  private static final long PATIENCE_MILLIS = 300;

  /** After a file changed while it was read. */
  private static final long REPEAT_MILLIS = 50;

  private final Path path;
  private final boolean directory;
  private final boolean watched;
  private @Nullable FileWatcher watcher;
  private @Nullable Snapshot good;
  private List<DynamicDocument> last = List.of();
  private volatile Runnable changed = () -> {};

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

  /** Loads what is settled; what is being written is loaded later, without any further event. */
  @Override
  public @Nullable ProviderChange load() {
    Snapshot before = look();
    long wait = watched ? unsettledMillis(before) : 0;
    if (wait > 0) {
      loadAgainIn(wait);
      return null;
    }
    Environment environment = Environment.system();
    DynamicFiles.Loaded loaded =
        directory
            ? DynamicFiles.directory(path, environment, last)
            : DynamicFiles.file(path, environment, last);
    if (watched && !before.equals(look())) {
      loadAgainIn(REPEAT_MILLIS);
      return null;
    }
    Reports.log(NAME, loaded.diagnostics());
    DynamicConfig config = loaded.config();
    if (config == null) {
      return null;
    }
    good = before;
    last = loaded.documents();
    return new ProviderChange.Full(new ProviderConfig(NAME, config, loaded.origins()));
  }

  private Snapshot look() {
    return directory ? Snapshot.ofDirectory(path) : Snapshot.ofFile(path);
  }

  /** How long to wait for the end of what seems half-written; 0 where nothing does. */
  private long unsettledMillis(Snapshot now) {
    Snapshot last = good;
    long age = System.currentTimeMillis() - now.lastModified().toMillis();
    boolean unfinished = last != null && now.seemsUnfinished(last);
    return unfinished ? Math.clamp(PATIENCE_MILLIS - age, 0, PATIENCE_MILLIS) : 0;
  }

  private void loadAgainIn(long millis) {
    CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS).execute(changed);
  }

  @Override
  public void watch(Runnable action) {
    changed = action;
    if (!watched) {
      return;
    }
    try {
      watcher =
          directory
              ? FileWatcher.directory(path, FileWatcher.Pace.DEFAULT, action)
              : FileWatcher.file(path, FileWatcher.Pace.DEFAULT, action);
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
