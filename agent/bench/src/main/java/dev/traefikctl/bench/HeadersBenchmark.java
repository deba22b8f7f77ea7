package dev.traefikctl.bench;

import dev.traefikctl.http.HeaderName;
import dev.traefikctl.http.Headers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The header path of a proxied request: index a head, look up, change, write. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class HeadersBenchmark {

  private static final HeaderName FORWARDED_FOR = HeaderName.of("X-Forwarded-For");
  private static final HeaderName CONNECTION = HeaderName.of("Connection");
  private static final byte[] HEAD =
      """
      Host: app.example.com\r
      User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0\r
      Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8\r
      Accept-Language: en-US,en;q=0.5\r
      Accept-Encoding: gzip, deflate, br, zstd\r
      Connection: keep-alive\r
      Cookie: session=0123456789abcdef0123456789abcdef\r
      Cache-Control: no-cache\r
      """
          .getBytes(StandardCharsets.ISO_8859_1);

  private final Headers headers = new Headers();
  private final byte[] out = new byte[4096];

  /** Indexes the head, as the codec does once per request. */
  @Benchmark
  public int index() {
    fill();
    return headers.size();
  }

  /** What every proxied request costs: index, two look-ups, one removal, one addition, write. */
  @Benchmark
  public int proxied() {
    fill();
    if (!headers.contains(FORWARDED_FOR)) {
      headers.add(FORWARDED_FOR, "192.0.2.7");
    }
    headers.remove(CONNECTION);
    return headers.writeTo(out, 0);
  }

  private void fill() {
    headers.reset(HEAD);
    int start = 0;
    while (start < HEAD.length) {
      int colon = start;
      while (HEAD[colon] != ':') {
        colon++;
      }
      int end = colon;
      while (HEAD[end] != '\r') {
        end++;
      }
      headers.addRaw(start, colon, colon + 2, end);
      start = end + 2;
    }
  }
}
