package dev.traefikctl.kubernetes;

import java.util.List;

/**
 * Translates objects one by one. What it makes of an object depends on that object, on what it
 * looks up and on nothing else, so that an object is translated again only when one of these
 * changes; it holds no state. Where objects define the same, {@link Claim} says what comes of it.
 */
interface ObjectTranslator {

  /** The kinds whose objects are translated, in the order in which they come where it matters. */
  List<String> kinds();

  Fragment translate(KubeObject object, Lookup objects);
}
