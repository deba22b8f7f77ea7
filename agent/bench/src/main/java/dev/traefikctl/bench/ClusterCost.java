package dev.traefikctl.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.traefikctl.kubernetes.KubeObject;
import dev.traefikctl.routing.RoutingTable;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What a cluster costs without sockets, as CPU time of the process with the JVM's own threads:
 * translating and compiling all of it in a process that has just begun and once that is warm,
 * compiling it again, and one changed EndpointSlice; then heap after full collections. Argument:
 * the number of IngressRoutes.
 */
final class ClusterCost {

  private static final int ROUNDS = 7;
  private static final int SLICES = 1000;
  private static final double MEBI = 1 << 20;

  private final GeneratedCluster cluster;
  private final List<KubeObject> objects;

  private ClusterCost(GeneratedCluster cluster) {
    this.cluster = cluster;
    objects = cluster.documents().stream().map(GeneratedCluster::object).toList();
  }

  public static void main(String[] args) {
    long empty = heap();
    ClusterCost cost = new ClusterCost(new GeneratedCluster(Integer.parseInt(args[0])));
    long stored = heap();
    AtomicReference<ClusterState> state = new AtomicReference<>();
    double cold = millis(() -> state.set(ClusterState.of(cost.objects)));
    long full = heap();
    System.out.println(
        String.format(
            Locale.ROOT,
            "%6s routes: %.0f ms cold, %s; objects %.1f MiB, with translation and table %.1f MiB",
            args[0],
            cold,
            cost.warm(Objects.requireNonNull(state.get())),
            (stored - empty) / MEBI,
            (full - empty) / MEBI));
  }

  private String warm(ClusterState state) {
    double whole =
        median(() -> {
          ClusterState _ = ClusterState.of(objects);
        });
    double again =
        median(() -> {
          RoutingTable _ = state.compile(state.table());
        });
    double slices = median(() -> slices(state));
    return String.format(
        Locale.ROOT,
        "%.1f ms warm, compiled again in %.1f ms, a slice in %.0f us",
        whole,
        again,
        slices * 1000 / SLICES);
  }

  private void slices(ClusterState state) {
    for (int i = 0; i < SLICES; i++) {
      int service = i % cluster.services();
      boolean _ = state.change(GeneratedCluster.object(GeneratedCluster.slice(service, i + 1)));
    }
  }

  private static double median(Runnable action) {
    double[] all = new double[ROUNDS];
    for (int i = 0; i < 2 * ROUNDS; i++) {
      all[i % ROUNDS] = millis(action);
    }
    Arrays.sort(all);
    return all[ROUNDS / 2];
  }

  private static double millis(Runnable action) {
    long before = cpu();
    action.run();
    return (cpu() - before) / 1e6;
  }

  private static long cpu() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  private static long heap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
