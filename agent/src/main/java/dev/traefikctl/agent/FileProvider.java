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
   * A file that got much smaller, or is gone, is believed when so many looks found it so: the
   * beginning of a file may well be a valid configuration without most of its routers. Looks, since
   * time also passes on a machine that stands still, where the writer comes no further.
   */
  private static final int LOOKS = 6;

  /** Between two looks. */
  private static final long LOOK_MILLIS = 50;

  /** After a file changed while it was read. */
  private static final long REPEAT_MILLIS = 50;

  private final Path path;
  private final boolean directory;
  private final boolean watched;
  private @Nullable FileWatcher watcher;
  private @Nullable Snapshot good;
  private @Nullable Snapshot doubted;
  private int looks;
  private long lastLook;
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
    if (watched && seemsUnfinished(before)) {
      loadAgainIn(LOOK_MILLIS);
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

  /** Whether it seems half-written, and was not yet seen so for long enough. */
  private boolean seemsUnfinished(Snapshot now) {
    Snapshot complete = good;
    if (complete == null || !now.seemsUnfinished(complete)) {
      return false;
    }
    long nanos = System.nanoTime();
    if (!now.equals(doubted)) {
      doubted = now;
      looks = 0;
      lastLook = nanos;
    } else if (nanos - lastLook >= TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS)) {
      looks++;
      lastLook = nanos;
    }
    return looks < LOOKS;
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
