package dev.traefikctl.source;

/**
 * How much a text may ask of the decoders, so that no configuration can take the process down. All
 * are far above what a configuration needs; some follow the memory that the process has, of which a
 * document takes about ten times its length.
 */
public final class Limits {

  /** The longest text, in UTF-16 units. */
  public static final int TEXT = ofMemory(64 << 20, 32);

  /** What is wrong with a text beyond {@link #TEXT}, after its name. */
  public static final String TOO_LONG =
      "is longer than " + TEXT + " characters, the most that the memory of this process allows";

  /** What helps against {@link #TOO_LONG}; both launchers take JVM options from variables. */
  public static final String MORE_MEMORY =
      "split it, or raise the heap: -Xmx in TRAEFIK_AGENT_JAVA_OPTS or TRAEFIKCTL_JAVA_OPTS";

  /** The deepest nesting of mappings, sequences and template blocks. */
  public static final int DEPTH = 200;

  /** How many nodes the aliases of one YAML document may stand for, all together. */
  public static final int ALIASED_NODES = 400_000;

  /** The longest output of a template, in UTF-16 units. */
  public static final int TEMPLATE_OUTPUT = ofMemory(64 << 20, 32);

  /** The number of texts and tokens that a template may consist of. */
  public static final int TEMPLATE_TOKENS = 300_000;

  /** The longest text that a function of a template may make, in UTF-16 units. */
  public static final int TEMPLATE_TEXT = 2 << 20;

  /** The length of all texts that the functions of a template may make, in UTF-16 units. */
  public static final int TEMPLATE_TEXTS = ofMemory(16 << 20, 8);

  /** How many references the lists and maps that a template makes may hold, all together. */
  public static final int TEMPLATE_ITEMS = ofMemory(8 << 20, 16);

  /** How many actions a template may execute, and items its functions may look at. */
  public static final int TEMPLATE_STEPS = 10_000_000;

  private Limits() {}

  private static int ofMemory(int most, int part) {
    return (int) Math.min(most, Runtime.getRuntime().maxMemory() / part);
  }
}
