package dev.traefikctl.bench;

import dev.traefikctl.http.Headers;
import dev.traefikctl.http.Request;
import dev.traefikctl.rule.HttpRule;
import dev.traefikctl.rule.Parsed;
import dev.traefikctl.rule.RuleIndex;
import dev.traefikctl.rule.RuleSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Finding the router of a request: 10,000 routers must cost about what 10 do. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RuleIndexBenchmark {

  @Param({"10", "1000", "10000"})
  int routers;

  private RuleIndex<String> index = RuleIndex.of(List.of());
  private final Request request = new Request();
  private String[] hosts = {};
  private int next;

  /** Routers as the bench scenario {@code routers10k} has them. */
  @Setup
  public void build() {
    List<RuleIndex.Entry<String>> entries = new ArrayList<>();
    hosts = new String[routers];
    for (int i = 0; i < routers; i++) {
      hosts[i] = "h%04d.example.com".formatted(i);
      String text = "Host(`" + hosts[i] + "`) && PathPrefix(`/api`)";
      if (HttpRule.parse(text, RuleSyntax.V3) instanceof Parsed.Valid<HttpRule> parsed) {
        entries.add(new RuleIndex.Entry<>(hosts[i], parsed.rule(), text.length(), hosts[i]));
      }
    }
    index = RuleIndex.of(entries);
    Headers headers = request.headers();
    headers.add("Accept", "*/*");
  }

  /** A request for another host each time. */
  @Benchmark
  public @Nullable String find() {
    next = next + 7 >= routers ? 0 : next + 7;
    request.start("GET", "/api/x", null, hosts[next]);
    return index.find(request);
  }
}
