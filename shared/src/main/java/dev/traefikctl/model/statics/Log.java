package dev.traefikctl.model.statics;

import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import org.jspecify.annotations.Nullable;

@Doc("What the program says of itself.")
public record Log(
    @Option(
            doc = "The least severity that is written, in any case of letters.",
            def = "ERROR",
            allowed = {"TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL", "PANIC", "DISABLED"})
        String level,
    @Option(
            doc = "The form of lines.",
            def = "common",
            allowed = {"json", "common"})
        String format,
    @Option(doc = "Ignored: lines never have colours.") boolean noColor,
    @Option(doc = "Writes to a file.", example = "/var/log/traefik.log") String filePath,
    @Option(doc = "The size at which the file is rotated, in megabytes; 0 is 100.", notYet = true)
        int maxSize,
    @Option(doc = "Days that rotated files are kept; 0 is for ever.", notYet = true) int maxAge,
    @Option(doc = "Rotated files that are kept; 0 is all.", notYet = true) int maxBackups,
    @Option(doc = "Ignored, as by Traefik: rotated files are always compressed.") boolean compress,
    @Option(doc = "Sends the log by OpenTelemetry.", allowEmpty = true, notYet = true)
        @Nullable OtlpLogs otlp) {}
