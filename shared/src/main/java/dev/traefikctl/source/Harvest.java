package dev.traefikctl.source;

/**
 * Takes the parts of a large document away as soon as each is complete, so that its tree never
 * stands in memory as a whole.
 */
public interface Harvest {

  /** Leaves everything where it is. */
  Harvest NONE = (section, kind, name, part) -> part;

  /**
   * Sees the value of each key of the third level ({@code http.routers.NAME}) once; only YAML is
   * read in such steps.
   *
   * @return what the tree holds in its place: the part itself, or something small
   */
  Node take(String section, String kind, String name, Node part);
}
