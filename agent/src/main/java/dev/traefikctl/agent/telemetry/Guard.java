package dev.traefikctl.agent.telemetry;

/**
 * Runs what a thread or a repeated task does again and again. A bug, or too little memory for a
 * moment, must not end it for good: an executor drops a task that threw, without a word.
 */
public final class Guard {

  private Guard() {}

  /**
   * Runs the action, and logs what it throws.
   *
   * @param failure what is logged then
   * @return whether it threw nothing
   */
  public static boolean run(String failure, Runnable action) {
    try {
      action.run();
      return true;
    } catch (RuntimeException | Error e) {
      Log.error(failure, "error", e);
      return false;
    }
  }
}
