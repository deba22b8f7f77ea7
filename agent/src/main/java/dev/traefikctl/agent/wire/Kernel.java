package dev.traefikctl.agent.wire;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.traefikctl.agent.telemetry.Log;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Calls of Linux that neither the JDK nor Netty makes. One that cannot be made, for want of a right
 * or because the system is another, does nothing, and things go on as they would without.
 */
final class Kernel {

  /** Linking takes 30 to 100 ms, which no event loop can wait for. */
  private static final CompletableFuture<Kernel> LINKED =
      CompletableFuture.supplyAsync(Kernel::new);

  /** {@code fcntl(2)}: sets the capacity of a pipe. */
  private static final int F_SETPIPE_SZ = 1031;

  private final @Nullable MethodHandle fcntl =
      link(
          "fcntl",
          FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT),
          Linker.Option.firstVariadicArg(2));

  private Kernel() {}

  /** The calls, or null until they are linked, which begins with the first question. */
  static @Nullable Kernel ifLinked() {
    return LINKED.isDone() ? LINKED.join() : null;
  }

  @SuppressWarnings("restricted") // the launcher allows native access
  private static @Nullable MethodHandle link(
      String name, FunctionDescriptor type, Linker.Option... options) {
    try {
      Linker linker = Linker.nativeLinker();
      Optional<MemorySegment> symbol = linker.defaultLookup().find(name);
      return symbol.map(address -> linker.downcallHandle(address, type, options)).orElse(null);
    } catch (UnsupportedOperationException | IllegalCallerException e) {
      Log.debug("The C library cannot be called", "function", name, "error", e);
      return null;
    }
  }

  /**
   * Asks for another capacity of a pipe.
   *
   * @return the capacity that it has now, in bytes; -1 where it stays as it was
   */
  int resizePipe(int descriptor, int bytes) {
    MethodHandle handle = fcntl;
    if (handle == null) {
      return -1;
    }
    try {
      return (int) handle.invokeExact(descriptor, F_SETPIPE_SZ, bytes);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable impossible) {
      throw new IllegalStateException(impossible); // C functions throw nothing
    }
  }
}
