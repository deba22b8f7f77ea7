package dev.traefikctl.rule;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A map that is asked with a part of a text, without making that part a text of its own. The hash
 * of a part is that of {@link String#hashCode}, which callers can carry on from character to
 * character.
 */
final class RegionMap<V> {

  private final @Nullable String[] keys;
  private final Object[] values;
  private final int mask;

  RegionMap(Map<String, V> entries) {
    int capacity = Integer.highestOneBit(Math.max(1, entries.size()) * 2 - 1) * 2;
    keys = new @Nullable String[capacity];
    values = new Object[capacity];
    mask = capacity - 1;
    entries.forEach(this::put);
  }

  private void put(String key, V value) {
    int slot = slot(key.hashCode());
    while (keys[slot] != null) {
      slot = slot + 1 & mask;
    }
    keys[slot] = key;
    values[slot] = value;
  }

  private int slot(int hash) {
    int mixed = hash * 0x9E3779B9;
    return (mixed ^ mixed >>> 15) & mask;
  }

  /** The value of {@code text[from, to)}, whose hash is given. */
  @SuppressWarnings("unchecked") // only V are put
  @Nullable V get(String text, int from, int to, int hash) {
    int slot = slot(hash);
    for (String key = keys[slot]; key != null; key = keys[slot]) {
      if (key.length() == to - from && text.startsWith(key, from)) {
        return (V) values[slot];
      }
      slot = slot + 1 & mask;
    }
    return null;
  }

  @Nullable V get(String text) {
    return get(text, 0, text.length(), text.hashCode());
  }
}
