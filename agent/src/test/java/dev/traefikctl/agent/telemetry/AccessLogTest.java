package dev.traefikctl.agent.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.traefikctl.agent.FakeExchange;
import dev.traefikctl.http.Exchange;
import dev.traefikctl.http.Handler;
import dev.traefikctl.http.TransportOptions;
import dev.traefikctl.http.Upstream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessLogTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T03:52:18.611072756Z"), ZoneOffset.UTC);
  private static final Upstream SERVER =
      new Upstream(
          "http://127.41.7.1:38101",
          "http",
          "127.41.7.1",
          38101,
          "127.41.7.1:38101",
          "",
          true,
          Duration.ofMillis(100),
          TransportOptions.defaults());

  private final AtomicLong nanos = new AtomicLong();
  @TempDir private Path folder;

  @Test
  void jsonHasTraefiksFieldsSortedAndEscapedAsGoDoes() throws IOException {
    FakeExchange exchange = new FakeExchange("GET", "/x", "q=a\"b&t=1", "h.test");
    String line = line(jsonOptions(), exchange, this::proxied);
    assertEquals(
        "{\"ClientAddr\":\"127.0.0.1:47568\",\"ClientHost\":\"127.0.0.1\",\"ClientPort\":\"47568\","
            + "\"ClientUsername\":\"-\",\"DownstreamContentSize\":401,\"DownstreamStatus\":200,"
            + "\"Duration\":1058523,\"OriginContentSize\":401,\"OriginDuration\":992304,"
            + "\"OriginStatus\":200,\"Overhead\":66219,\"RequestAddr\":\"h.test\","
            + "\"RequestContentSize\":0,\"RequestCount\":1,\"RequestHost\":\"h.test\","
            + "\"RequestMethod\":\"GET\",\"RequestPath\":\"/x?q=a\\\"b\\u0026t=1\","
            + "\"RequestPort\":\"-\",\"RequestProtocol\":\"HTTP/1.1\",\"RequestScheme\":\"http\","
            + "\"RetryAttempts\":0,\"RouterName\":\"all@file\","
            + "\"ServiceAddr\":\"127.41.7.1:38101\",\"ServiceName\":\"back@file\","
            + "\"ServiceURL\":\"http://127.41.7.1:38101\","
            + "\"StartLocal\":\"2026-11-21T03:52:18.611072756Z\","
            + "\"StartUTC\":\"2026-11-21T03:52:18.611072756Z\",\"entryPointName\":\"web\","
            + "\"level\":\"info\",\"msg\":\"\",\"time\":\"2026-11-21T03:52:18Z\"}",
        line);
  }

  @Test
  void commonFormatShowsTheRequestAsItCame() throws IOException {
    FakeExchange exchange = new FakeExchange("GET", "/x", null, "h.test");
    exchange.request().headers().add("X-Forwarded-For", "8.8.8.8");
    exchange.request().headers().add("X-Forwarded-For", "9.9.9.9");
    AccessLog.Options options =
        options(AccessFormat.COMMON, FieldModes.headers("keep", Map.of("Referer", "redact")), null);
    String line =
        line(
            options,
            exchange,
            x -> {
              x.log().userName("u");
              x.request().headers().add("User-Agent", "agent \"x\" \\ 1");
              x.request().headers().add("Referer", "http://ref/");
              proxied(x);
            });
    assertEquals(
        "8.8.8.8, 9.9.9.9 - u [21/Nov/2026:03:52:18 +0000] \"GET /x HTTP/1.1\" 200 401"
            + " \"REDACTED\" \"agent \\\"x\\\" \\ 1\" 1 \"all@file\" \"http://127.41.7.1:38101\""
            + " 1ms",
        line);
  }

  @Test
  void droppedFieldsAreDashesInTheCommonFormat() throws IOException {
    AccessLog.Options options =
        new AccessLog.Options(
            folder.resolve("log"),
            AccessFormat.COMMON,
            FieldModes.fields("drop", Map.of("requestmethod", "keep")),
            FieldModes.headers("drop", Map.of()),
            false,
            null,
            0,
            false,
            0,
            false);
    String line = line(options, new FakeExchange("GET", "/", null, "h"), x -> x.answer(200, "ok"));
    assertEquals("- - - [-] \"GET - -\" - - \"-\" \"-\" - \"-\" \"-\" 0ms", line);
  }

  @Test
  void filtersAreAlternatives() throws IOException {
    AccessLog.Options options =
        new AccessLog.Options(
            folder.resolve("log"),
            AccessFormat.JSON,
            FieldModes.fields("drop", Map.of("RequestPath", "keep", "DownstreamStatus", "keep")),
            FieldModes.headers("drop", Map.of()),
            true,
            StatusRanges.parse(List.of("404", "500-599")),
            1_000_000_000,
            true,
            0,
            false);
    try (AccessLog log = open(options)) {
      serve(log, "/ok", x -> x.answer(200, "ok"));
      serve(log, "/missing", x -> x.answer(404, "no"));
      serve(log, "/broken", x -> x.answer(503, "no"));
      serve(
          log,
          "/slow",
          x -> {
            nanos.addAndGet(1_000_000_001);
            x.answer(200, "ok");
          });
    }
    assertEquals(
        List.of("/missing", "/broken", "/slow"),
        Files.readAllLines(folder.resolve("log")).stream()
            .map(text -> text.replaceAll(".*\"RequestPath\":\"([^\"]*)\".*", "$1"))
            .toList());
  }

  @Test
  void internalAndSilentExchangesAreLeftOut() throws IOException {
    try (AccessLog log = open(jsonOptions())) {
      serve(
          log,
          "/internal",
          x -> {
            x.log().internal(true);
            x.answer(200, "ok");
          });
      serve(
          log,
          "/silent",
          x -> {
            x.log().silent(true);
            x.answer(200, "ok");
          });
    }
    assertEquals(List.of(), Files.readAllLines(folder.resolve("log")));
  }

  @Test
  void reopeningWritesToTheNewFileOfThatName() throws IOException {
    Path file = folder.resolve("log");
    try (AccessLog log = open(jsonOptions())) {
      serve(log, "/before", x -> x.answer(200, "ok"));
      Files.move(file, folder.resolve("log.1"));
      log.reopen().join();
      serve(log, "/after", x -> x.answer(200, "ok"));
    }
    assertTrue(Files.readString(folder.resolve("log.1")).contains("/before"));
    assertTrue(Files.readString(file).contains("/after"));
    assertEquals(1, Files.readAllLines(file).size());
  }

  @Test
  void aStatusFilterWithAnInvalidItemIsNoFilter() {
    assertNull(StatusRanges.parse(List.of("200", "4xx")));
  }

  private void proxied(Exchange x) {
    x.log().router("all@file");
    x.request().path("/changed");
    x.log().service("back@file");
    x.log().upstream(SERVER);
    x.response().status(200);
    x.log().origin(200);
    x.log().originEnd(401, 992_304);
    nanos.addAndGet(1_058_523);
    x.respond(new byte[401]);
  }

  private AccessLog.Options jsonOptions() {
    return options(AccessFormat.JSON, FieldModes.headers("drop", Map.of()), null);
  }

  private AccessLog.Options options(
      AccessFormat format, FieldModes headers, @Nullable StatusRanges codes) {
    return new AccessLog.Options(
        folder.resolve("log"),
        format,
        FieldModes.fields("keep", Map.of()),
        headers,
        false,
        codes,
        0,
        false,
        0,
        false);
  }

  private AccessLog open(AccessLog.Options options) throws IOException {
    return new AccessLog(options, CLOCK, nanos::get);
  }

  private void serve(AccessLog log, String path, Handler handler) {
    log.wrap(handler, false).handle(new FakeExchange("GET", path, null, "h.test"));
  }

  private String line(AccessLog.Options options, FakeExchange exchange, Handler handler)
      throws IOException {
    try (AccessLog log = open(options)) {
      log.wrap(handler, false).handle(exchange);
    }
    return Files.readString(folder.resolve("log")).stripTrailing();
  }
}
