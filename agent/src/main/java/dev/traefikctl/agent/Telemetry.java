package dev.traefikctl.agent;

import dev.traefikctl.agent.telemetry.AccessFormat;
import dev.traefikctl.agent.telemetry.AccessLog;
import dev.traefikctl.agent.telemetry.FieldModes;
import dev.traefikctl.agent.telemetry.Level;
import dev.traefikctl.agent.telemetry.Log;
import dev.traefikctl.agent.telemetry.LogSink;
import dev.traefikctl.agent.telemetry.StatusRanges;
import dev.traefikctl.model.statics.AccessLog.FieldHeaders;
import dev.traefikctl.model.statics.AccessLog.Fields;
import dev.traefikctl.model.statics.AccessLog.Filters;
import dev.traefikctl.model.statics.AccessLog.QueryParameters;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Logs as the static configuration asks for them. */
final class Telemetry {

  private Telemetry() {}

  /** Makes the agent's log what {@code log} says; without the section errors go to stdout. */
  static void useLog(dev.traefikctl.model.statics.@Nullable Log config) {
    if (config == null) {
      return;
    }
    Level level = config.level().isEmpty() ? Level.ERROR : Level.parse(config.level());
    OutputStream out = new FileOutputStream(FileDescriptor.out);
    IOException failure = null;
    try {
      if (!config.filePath().isEmpty()) {
        out = append(Path.of(config.filePath()));
      }
    } catch (IOException e) {
      failure = e;
    }
    Level used = level == null ? Level.ERROR : level;
    Log.use(new LogSink(used, Log.format(config.format()), out, System::currentTimeMillis));
    if (level == null) {
      Log.error("Unknown log level, using ERROR", "level", config.level());
    }
    if (failure != null) {
      Log.error("Cannot open the log file", "filePath", config.filePath(), "error", failure);
    }
  }

  private static OutputStream append(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    return Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** The access log; null where there is none, or where its file cannot be opened (logged). */
  static @Nullable AccessLog accessLog(dev.traefikctl.model.statics.@Nullable AccessLog config) {
    if (config == null) {
      return null;
    }
    try {
      return new AccessLog(options(config), Clock.system(ZoneId.systemDefault()), System::nanoTime);
    } catch (IOException e) {
      Log.error("Unable to create the access log", "filePath", config.filePath(), "error", e);
      return null;
    }
  }

  private static AccessLog.Options options(dev.traefikctl.model.statics.AccessLog config) {
    Filters filters = config.filters();
    Fields fields = config.fields();
    return new AccessLog.Options(
        config.filePath().isEmpty() ? null : Path.of(config.filePath()),
        AccessFormat.parse(config.format()),
        fields == null
            ? FieldModes.fields("keep", Map.of())
            : FieldModes.fields(fields.defaultMode(), fields.names()),
        headers(fields == null ? null : fields.headers()),
        dropsQuery(fields == null ? null : fields.queryParameters()),
        statusCodes(filters == null ? List.of() : filters.statusCodes()),
        filters == null ? 0 : filters.minDuration().toNanos(),
        filters != null && filters.retryAttempts(),
        config.bufferingSize(),
        config.addInternals());
  }

  private static FieldModes headers(@Nullable FieldHeaders headers) {
    return headers == null
        ? FieldModes.headers("drop", Map.of())
        : FieldModes.headers(headers.defaultMode(), headers.names());
  }

  private static boolean dropsQuery(@Nullable QueryParameters parameters) {
    return parameters != null && parameters.defaultMode().equals("drop");
  }

  private static @Nullable StatusRanges statusCodes(List<String> items) {
    StatusRanges ranges = StatusRanges.parse(items);
    if (ranges == null) {
      Log.error("Invalid status codes in the access log filter, which is off", "codes", items);
    }
    return ranges;
  }
}
