package dev.traefikctl.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The header fields of one message, in order. Fields that came off the wire stay bytes in the
 * buffer that holds the message head, and are written from there; only fields that somebody asks
 * for become strings. Text is ISO-8859-1. Not thread-safe: it belongs to its exchange.
 */
public final class Headers {

  private static final int INITIAL_FIELDS = 24;

  private byte[] raw = {};
  private int size;

  /** Per field: hash of the name, and where name and value stand in {@code raw}. */
  private int[] hashes = new int[INITIAL_FIELDS];

  private int[] nameStarts = new int[INITIAL_FIELDS];
  private int[] nameEnds = new int[INITIAL_FIELDS];
  private int[] valueStarts = new int[INITIAL_FIELDS];
  private int[] valueEnds = new int[INITIAL_FIELDS];

  /** Set where a field was added or changed, or its value was asked for. */
  private @Nullable HeaderName[] names = new @Nullable HeaderName[INITIAL_FIELDS];

  private @Nullable String[] values = new @Nullable String[INITIAL_FIELDS];

  /** One bit per hash present: most lookups of absent names end here. */
  private long present;

  /** Forgets all fields; {@code head} is what {@link #addRaw} will point into. */
  public void reset(byte[] head) {
    raw = head;
    Arrays.fill(names, 0, size, null);
    Arrays.fill(values, 0, size, null);
    size = 0;
    present = 0;
  }

  /** The head moved to another array, at the same positions: it grew while it was read. */
  public void rebase(byte[] head) {
    raw = head;
  }

  /** Adds a field that stands in the head given to {@link #reset}, its name already canonical. */
  public void addRaw(int nameStart, int nameEnd, int valueStart, int valueEnd) {
    addRaw(HeaderName.hash(raw, nameStart, nameEnd), nameStart, nameEnd, valueStart, valueEnd);
  }

  /** The same for a caller that knows the name's hash ({@link HeaderName#hashEnd}). */
  public void addRaw(int hash, int nameStart, int nameEnd, int valueStart, int valueEnd) {
    int i = grow(hash);
    nameStarts[i] = nameStart;
    nameEnds[i] = nameEnd;
    valueStarts[i] = valueStart;
    valueEnds[i] = valueEnd;
  }

  private int grow(int hash) {
    int i = size++;
    if (i == hashes.length) {
      int length = i * 2;
      hashes = Arrays.copyOf(hashes, length);
      nameStarts = Arrays.copyOf(nameStarts, length);
      nameEnds = Arrays.copyOf(nameEnds, length);
      valueStarts = Arrays.copyOf(valueStarts, length);
      valueEnds = Arrays.copyOf(valueEnds, length);
      names = Arrays.copyOf(names, length);
      values = Arrays.copyOf(values, length);
    }
    hashes[i] = hash;
    present |= 1L << (hash & 63);
    return i;
  }

  public int size() {
    return size;
  }

  /** The name of field {@code i} as it will be written. */
  public String name(int i) {
    HeaderName known = names[i];
    return known != null ? known.text() : text(nameStarts[i], nameEnds[i]);
  }

  /** The value of field {@code i}, without surrounding white space. */
  public String value(int i) {
    String known = values[i];
    if (known == null) {
      known = text(valueStarts[i], valueEnds[i]);
      values[i] = known;
    }
    return known;
  }

  private String text(int start, int end) {
    return new String(raw, start, end - start, StandardCharsets.ISO_8859_1);
  }

  /** How long the value of field {@code i} is, without making text of it. */
  public int valueLength(int i) {
    String known = values[i];
    return known != null ? known.length() : valueEnds[i] - valueStarts[i];
  }

  /** Whether the value of field {@code i} is as it came off the wire. */
  public boolean fromWire(int i) {
    return valueStarts[i] >= 0;
  }

  /** The index of the first field of that name from {@code from} on, or -1; case is ignored. */
  public int indexOf(HeaderName name, int from) {
    int hash = name.nameHash();
    if ((present & 1L << (hash & 63)) == 0) {
      return -1;
    }
    for (int i = from; i < size; i++) {
      if (hashes[i] == hash && sameName(i, name)) {
        return i;
      }
    }
    return -1;
  }

  private boolean sameName(int i, HeaderName name) {
    HeaderName known = names[i];
    if (known != null) {
      return known.text().equalsIgnoreCase(name.text());
    }
    return name.matches(raw, nameStarts[i], nameEnds[i]);
  }

  public boolean contains(HeaderName name) {
    return indexOf(name, 0) >= 0;
  }

  /** The first value of that name, or null. */
  public @Nullable String get(HeaderName name) {
    int i = indexOf(name, 0);
    return i < 0 ? null : value(i);
  }

  public @Nullable String get(String name) {
    return get(HeaderName.of(name));
  }

  /** All values of that name, line by line. */
  public List<String> all(HeaderName name) {
    int i = indexOf(name, 0);
    if (i < 0) {
      return List.of();
    }
    List<String> out = new ArrayList<>(2);
    for (; i >= 0; i = indexOf(name, i + 1)) {
      out.add(value(i));
    }
    return out;
  }

  /** Adds a line, whether or not the name is present. */
  public void add(HeaderName name, String value) {
    int i = grow(name.nameHash());
    names[i] = name;
    values[i] = value;
    nameStarts[i] = -1;
    valueStarts[i] = -1;
  }

  public void add(String name, String value) {
    add(HeaderName.of(name), value);
  }

  /** Makes this the only line of that name; it keeps the place of the first one. */
  public void set(HeaderName name, String value) {
    int i = indexOf(name, 0);
    if (i < 0) {
      add(name, value);
      return;
    }
    names[i] = name;
    values[i] = value;
    nameStarts[i] = -1;
    valueStarts[i] = -1;
    removeFrom(name, i + 1);
  }

  public void set(String name, String value) {
    set(HeaderName.of(name), value);
  }

  /** Removes every line of that name. */
  public void remove(HeaderName name) {
    removeFrom(name, 0);
  }

  public void remove(String name) {
    remove(HeaderName.of(name));
  }

  private void removeFrom(HeaderName name, int from) {
    for (int i = indexOf(name, from); i >= 0; i = indexOf(name, i)) {
      remove(i);
    }
  }

  /**
   * Removes every line of that name, also where it is spelt with '_' for '-': servers that map
   * header names to variables cannot tell them apart.
   */
  public void removeSpellings(HeaderName name) {
    int hash = name.nameHash();
    if ((present & 1L << (hash & 63)) == 0) {
      return;
    }
    for (int i = size - 1; i >= 0; i--) {
      if (hashes[i] == hash && name(i).replace('_', '-').equalsIgnoreCase(name.text())) {
        remove(i);
      }
    }
  }

  /** Removes field {@code i}; later fields move up by one. */
  public void remove(int i) {
    int moved = --size - i;
    if (moved > 0) {
      System.arraycopy(hashes, i + 1, hashes, i, moved);
      System.arraycopy(nameStarts, i + 1, nameStarts, i, moved);
      System.arraycopy(nameEnds, i + 1, nameEnds, i, moved);
      System.arraycopy(valueStarts, i + 1, valueStarts, i, moved);
      System.arraycopy(valueEnds, i + 1, valueEnds, i, moved);
      System.arraycopy(names, i + 1, names, i, moved);
      System.arraycopy(values, i + 1, values, i, moved);
    }
    names[size] = null;
    values[size] = null;
  }

  public void forEach(BiConsumer<String, String> action) {
    for (int i = 0; i < size; i++) {
      action.accept(name(i), value(i));
    }
  }

  /** A copy that does not depend on any buffer, for logs and replays. */
  public Headers copy() {
    Headers out = new Headers();
    for (int i = 0; i < size; i++) {
      HeaderName name = names[i];
      out.add(name != null ? name : HeaderName.of(name(i)), value(i));
    }
    return out;
  }

  /** An upper bound of the bytes that {@link #writeTo} writes. */
  public int encodedLength() {
    int length = 0;
    for (int i = 0; i < size; i++) {
      HeaderName name = names[i];
      String value = values[i];
      length += name != null ? name.bytes().length : nameEnds[i] - nameStarts[i];
      length +=
          valueStarts[i] < 0 && value != null ? value.length() : valueEnds[i] - valueStarts[i];
      length += 4;
    }
    return length;
  }

  /**
   * Writes all fields as {@code Name: value CRLF}; what came off the wire unchanged is copied in
   * bulk.
   *
   * @return the position behind the last byte written; {@code out} must have room for {@link
   *     #encodedLength}
   */
  public int writeTo(byte[] out, int position) {
    int at = position;
    int i = 0;
    while (i < size) {
      if (!inOnePiece(i)) {
        at = writeField(i++, out, at);
        continue;
      }
      int start = nameStarts[i];
      int end = valueEnds[i] + 2;
      i++;
      while (i < size && nameStarts[i] == end && inOnePiece(i)) {
        end = valueEnds[i] + 2;
        i++;
      }
      System.arraycopy(raw, start, out, at, end - start);
      at += end - start;
    }
    return at;
  }

  /** Whether field {@code i} stands in the head exactly as it is to be written. */
  private boolean inOnePiece(int i) {
    int start = nameStarts[i];
    if (start < 0 || valueStarts[i] != nameEnds[i] + 2) {
      return false;
    }
    int end = valueEnds[i];
    return raw[nameEnds[i] + 1] == ' '
        && end + 1 < raw.length
        && raw[end] == '\r'
        && raw[end + 1] == '\n';
  }

  @SuppressWarnings(
      "deprecation") // getBytes(int, int, byte[], int) is the one copy without a table
  private int writeField(int i, byte[] out, int position) {
    int at = position;
    HeaderName name = names[i];
    if (name != null) {
      System.arraycopy(name.bytes(), 0, out, at, name.bytes().length);
      at += name.bytes().length;
    } else {
      System.arraycopy(raw, nameStarts[i], out, at, nameEnds[i] - nameStarts[i]);
      at += nameEnds[i] - nameStarts[i];
    }
    out[at++] = ':';
    out[at++] = ' ';
    String value = values[i];
    if (valueStarts[i] < 0 && value != null) {
      int start = valueStart(value);
      int end = valueEnd(value, start);
      value.getBytes(start, end, out, at);
      blankLineEnds(out, at, at + end - start);
      at += end - start;
    } else {
      System.arraycopy(raw, valueStarts[i], out, at, valueEnds[i] - valueStarts[i]);
      at += valueEnds[i] - valueStarts[i];
    }
    out[at++] = '\r';
    out[at++] = '\n';
    return at;
  }

  /** A value that somebody set must not end its line, whatever it was made of. */
  private static void blankLineEnds(byte[] out, int start, int end) {
    for (int i = start; i < end; i++) {
      if (out[i] == '\r' || out[i] == '\n') {
        out[i] = ' ';
      }
    }
  }

  /** Blanks around a value are no part of it (RFC 9110 section 5.5). */
  private static int valueStart(String value) {
    int start = 0;
    while (start < value.length() && isBlank(value.charAt(start))) {
      start++;
    }
    return start;
  }

  private static int valueEnd(String value, int start) {
    int end = value.length();
    while (end > start && isBlank(value.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    forEach((name, value) -> out.append(name).append(": ").append(value).append('\n'));
    return out.toString();
  }
}
