package dev.traefikctl.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.traefikctl.kubernetes.KubeObject;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;

/**
 * What a cluster costs without sockets, in a process that has just begun: CPU time of translating
 * and compiling it, with and without the JVM's own threads, and heap after a full collection.
 * Argument: the number of IngressRoutes. {@link ClusterBenchmark} tells what it costs once the JVM
 * is warm.
 */
final class ClusterCost {

  private static final double MEBI = 1 << 20;

  private ClusterCost() {}

  public static void main(String[] args) {
    int routes = Integer.parseInt(args[0]);
    long empty = heap();
    List<KubeObject> objects =
        new GeneratedCluster(routes).documents().stream().map(GeneratedCluster::object).toList();
    long stored = heap();
    long own = ownCpu();
    long all = allCpu();
    ClusterState state = ClusterState.of(objects);
    own = ownCpu() - own;
    all = allCpu() - all;
    long full = heap();
    System.out.println(
        String.format(
            Locale.ROOT,
            "%6d routes: %.2f s CPU of the thread, %.2f s of the process; objects %.1f MiB, with"
                + " translation and table %.1f MiB",
            state.table().runtime().routers().size(),
            own / 1e9,
            all / 1e9,
            (stored - empty) / MEBI,
            (full - empty) / MEBI));
  }

  private static long ownCpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static long allCpu() {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return system.getProcessCpuTime();
  }

  private static long heap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
