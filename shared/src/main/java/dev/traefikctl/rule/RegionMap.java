package dev.traefikctl.rule;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A map that is asked with a part of a text, without making that part a text of its own. The hash
 * of a part is that of {@link String#hashCode}, which callers can carry on from character to
 * character. Immutable.
 */
final class RegionMap<V> {

  private final @Nullable String[] keys;
  private final @Nullable Object[] values;
  private final int mask;
  private int size;

  private RegionMap(@Nullable String[] keys, @Nullable Object[] values, int size) {
    this.keys = keys;
    this.values = values;
    this.mask = keys.length - 1;
    this.size = size;
  }

  private RegionMap(int capacity) {
    this(new @Nullable String[capacity], new @Nullable Object[capacity], 0);
  }

  RegionMap(Map<String, V> entries) {
    this(capacity(entries.size()));
    entries.forEach(this::put);
  }

  /** A power of two, of which at most half is used. */
  private static int capacity(int size) {
    return Integer.highestOneBit(Math.max(1, size) * 2 - 1) * 2;
  }

  /**
   * The same map but for some keys.
   *
   * @param changes empty for keys that it is not to have any more
   */
  RegionMap<V> with(Map<String, Optional<V>> changes) {
    int most = capacity(size + changes.size());
    RegionMap<V> out =
        most <= keys.length
            ? new RegionMap<>(keys.clone(), values.clone(), size)
            : new RegionMap<>(most);
    if (most > keys.length) {
      for (int slot = 0; slot < keys.length; slot++) {
        String key = keys[slot];
        if (key != null) {
          out.put(key, value(slot));
        }
      }
    }
    changes.forEach((key, value) -> {
      out.remove(key);
      value.ifPresent(now -> out.put(key, now));
    });
    return out;
  }

  private void put(String key, V value) {
    int slot = slot(key.hashCode());
    while (keys[slot] != null) {
      slot = slot + 1 & mask;
    }
    keys[slot] = key;
    values[slot] = value;
    size++;
  }

  /** Closes the gap that a key leaves: those behind it may have been put there because of it. */
  private void remove(String key) {
    int gap = slot(key.hashCode());
    while (!key.equals(keys[gap])) {
      if (keys[gap] == null) {
        return;
      }
      gap = gap + 1 & mask;
    }
    size--;
    int at = gap + 1 & mask;
    for (String behind = keys[at]; behind != null; behind = keys[at]) {
      int home = slot(behind.hashCode());
      if ((at - home & mask) >= (at - gap & mask)) {
        keys[gap] = behind;
        values[gap] = values[at];
        gap = at;
      }
      at = at + 1 & mask;
    }
    keys[gap] = null;
    values[gap] = null;
  }

  private int slot(int hash) {
    int mixed = hash * 0x9E3779B9;
    return (mixed ^ mixed >>> 15) & mask;
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // only V are put, one for each key
  private V value(int slot) {
    return (V) values[slot];
  }

  /** The value of {@code text[from, to)}, whose hash is given. */
  @Nullable V get(String text, int from, int to, int hash) {
    int slot = slot(hash);
    for (String key = keys[slot]; key != null; key = keys[slot]) {
      if (key.length() == to - from && text.startsWith(key, from)) {
        return value(slot);
      }
      slot = slot + 1 & mask;
    }
    return null;
  }

  @Nullable V get(String text) {
    return get(text, 0, text.length(), text.hashCode());
  }

  boolean isEmpty() {
    return size == 0;
  }

  void forEach(Consumer<V> action) {
    for (int slot = 0; slot < keys.length; slot++) {
      if (keys[slot] != null) {
        action.accept(value(slot));
      }
    }
  }
}
