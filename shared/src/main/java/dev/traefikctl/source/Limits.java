package dev.traefikctl.source;

/**
 * How much a text may ask of the decoders, so that no configuration can take the process down. All
 * are far above what a configuration needs.
 */
public final class Limits {

  /** The longest text, in UTF-16 units. */
  public static final int TEXT = 64 << 20;

  /** The deepest nesting of mappings, sequences and template blocks. */
  public static final int DEPTH = 200;

  /** How many nodes the aliases of one YAML document may stand for, all together. */
  public static final int ALIASED_NODES = 400_000;

  /** The longest output of a template, in UTF-16 units. */
  public static final int TEMPLATE_OUTPUT = 16 << 20;

  /** How many actions a template may execute, and how many items its lists may have in all. */
  public static final int TEMPLATE_STEPS = 5_000_000;

  private Limits() {}
}
