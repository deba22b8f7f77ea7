package dev.traefikctl.agent.telemetry;

import dev.traefikctl.http.Exchange;
import dev.traefikctl.http.ExchangeLog;
import dev.traefikctl.http.Handler;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The access log of Traefik: one line for each exchange that the options do not leave out. */
public final class AccessLog implements AutoCloseable {

  /** Entries that may wait for the writer where {@code bufferingSize} asks for fewer. */
  private static final int MIN_QUEUE = 8192;

  /** The largest queue, so that a slow disk cannot eat the heap. */
  private static final int MAX_QUEUE = 65_536;

  /**
   * What {@code accessLog} says.
   *
   * @param file null is standard output
   * @param statusCodes null where {@code filters.statusCodes} is absent or invalid
   * @param minDuration nanoseconds; 0 where the filter is not set
   * @param onlyRetried {@code filters.retryAttempts}
   * @param dropQuery {@code fields.queryParameters.defaultMode: drop}
   */
  public record Options(
      @Nullable Path file,
      AccessFormat format,
      FieldModes fields,
      FieldModes headers,
      boolean dropQuery,
      @Nullable StatusRanges statusCodes,
      long minDuration,
      boolean onlyRetried,
      long bufferingSize,
      boolean addInternals) {}

  private final Options options;
  private final Clock clock;
  private final LongSupplier ticks;
  private final boolean headers;
  private final boolean filtered;
  private final AccessFields fields;
  private final LineWriter<AccessEntry> writer;
  private final AtomicLong count = new AtomicLong();
  private long droppedTold;

  /**
   * @param clock the wall clock and the time zone
   * @param ticks a steady clock in nanoseconds
   * @throws IOException if the file cannot be opened
   */
  public AccessLog(Options options, Clock clock, LongSupplier ticks) throws IOException {
    this.options = options;
    this.clock = clock;
    this.ticks = ticks;
    this.headers = !options.headers().dropsAll();
    StatusRanges codes = options.statusCodes();
    this.filtered =
        codes != null && !codes.isEmpty() || options.minDuration() > 0 || options.onlyRetried();
    this.fields =
        new AccessFields(options.fields(), options.headers(), options.dropQuery(), clock.getZone());
    int queue = Math.clamp(options.bufferingSize(), MIN_QUEUE, MAX_QUEUE);
    this.writer = new LineWriter<>(options.file(), queue, this::format);
  }

  /**
   * The handler of an entry point with a line written at the end of each exchange.
   *
   * @param silent whether nothing is written of exchanges for which no router decides otherwise
   */
  public Handler wrap(Handler next, boolean silent) {
    return exchange -> {
      exchange.log().silent(silent);
      Instant start = clock.instant();
      long startTicks = ticks.getAsLong();
      exchange.log().watch(exchange.request(), headers);
      exchange.onEnd(ended -> finish(ended, start, ticks.getAsLong() - startTicks));
      next.handle(exchange);
    };
  }

  private void finish(Exchange exchange, Instant start, long duration) {
    ExchangeLog log = exchange.log();
    if (log.silent() || log.internal() && !options.addInternals()) {
      return;
    }
    long number = count.incrementAndGet();
    if (filtered && !isKept(exchange.response().status(), duration)) {
      return;
    }
    writer.add(AccessEntry.of(exchange, start, duration, number, headers));
  }

  /** Filters are alternatives; nothing is ever retried in the eyes of Traefik's access log. */
  private boolean isKept(int status, long duration) {
    StatusRanges codes = options.statusCodes();
    return codes != null && codes.contains(status)
        || options.minDuration() > 0 && duration > options.minDuration();
  }

  private void format(StringBuilder out, AccessEntry entry) {
    SortedMap<String, Object> line = fields.of(entry);
    if (options.format().hasLoggerFields()) {
      fields.addLoggerFields(line, clock.instant());
    }
    options.format().write(out, line);
    tellDropped();
  }

  private void tellDropped() {
    long dropped = writer.dropped();
    if (dropped != droppedTold) {
      Log.warn("Access log lines were dropped: the disk is too slow", "dropped", dropped);
      droppedTold = dropped;
    }
  }

  /** Opens the file anew by its name (SIGUSR1), for log rotation. */
  public CompletableFuture<Void> reopen() {
    return writer.reopen();
  }

  /** Writes all that is queued. */
  @Override
  public void close() throws IOException {
    writer.close();
  }
}
