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

  /** The longest template, in UTF-16 units. */
  public static final int TEMPLATE = 8 << 20;

  /** The longest output of a template, in UTF-16 units. */
  public static final int TEMPLATE_OUTPUT = 8 << 20;

  /** The longest text that a function of a template may make, in UTF-16 units. */
  public static final int TEMPLATE_TEXT = 2 << 20;

  /** The length of all texts that the functions of a template may make, in UTF-16 units. */
  public static final int TEMPLATE_TEXTS = 16 << 20;

  /** How many actions a template may execute, and list items it may make, all together. */
  public static final int TEMPLATE_STEPS = 10_000_000;

  private Limits() {}
}
