package dev.traefikctl.bench;

import dev.traefikctl.kubernetes.KubeObject;
import dev.traefikctl.routing.RoutingTable;
import java.util.List;
import java.util.Objects;
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

/**
 * From the objects of a cluster to a routing table: all of them at once, and one of them changed.
 * The latter must not grow with the number of routes.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 8, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-Xms1500m", "-Xmx1500m"})
public class ClusterBenchmark {

  @Param({"1000", "10000", "50000"})
  int routes;

  private GeneratedCluster cluster = new GeneratedCluster(1);
  private List<KubeObject> objects = List.of();
  private @Nullable ClusterState state;
  private int next;

  @Setup
  public void build() {
    cluster = new GeneratedCluster(routes);
    objects = cluster.documents().stream().map(GeneratedCluster::object).toList();
    state = ClusterState.of(objects);
  }

  /** Everything translated and compiled from nothing. */
  @Benchmark
  public RoutingTable whole() {
    return ClusterState.of(objects).table();
  }

  /** Another address in one EndpointSlice, which five routes use. */
  @Benchmark
  public boolean slice() {
    next++;
    KubeObject changed =
        GeneratedCluster.object(GeneratedCluster.slice(next % cluster.services(), next));
    return Objects.requireNonNull(state).change(changed);
  }

  /** Compiling once more after some router changed, with all else as it was. */
  @Benchmark
  public RoutingTable again() {
    ClusterState all = Objects.requireNonNull(state);
    return all.compile(all.table());
  }
}
