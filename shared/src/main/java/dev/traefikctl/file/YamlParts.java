package dev.traefikctl.file;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A YAML text cut by its indentation into the parts of its third level ({@code http.routers.NAME})
 * and the skeleton that they hang on. The cut is a guess, to be proved by {@link PartReader}; its
 * content is the reader's own affair.
 */
public final class YamlParts {

  /** What stands in the skeleton for the parts of a group, with the group's number as its value. */
  static final String MARKER = "parts-of-group";

  /** The parts of one mapping, which follow each other without a gap. */
  static final class Group {
    private final String section;
    private final String kind;
    private final int indent;
    private final List<String> names;
    private int[] starts;
    private int[] ends;

    private Group(
        String section, String kind, int indent, List<String> names, int[] starts, int[] ends) {
      this.section = section;
      this.kind = kind;
      this.indent = indent;
      this.names = names;
      this.starts = starts;
      this.ends = ends;
    }

    Group(String section, String kind, int indent) {
      this(section, kind, indent, new ArrayList<>(), new int[16], new int[16]);
    }

    /** The same parts after a change of so many bytes before them. */
    Group moved(int bytes) {
      return with(0, 0, new Group(section, kind, indent), bytes);
    }

    /**
     * The group with the parts of another one in the place of its own from {@code first} on.
     *
     * @param count how many of its own go
     * @param bytes by how much those behind them move
     */
    Group with(int first, int count, Group other, int bytes) {
      int rest = first + count;
      int size = names.size();
      List<String> allNames = new ArrayList<>(size - count + other.names.size());
      allNames.addAll(names.subList(0, first));
      allNames.addAll(other.names);
      allNames.addAll(names.subList(rest, size));
      int[] allStarts = new int[allNames.size()];
      int[] allEnds = new int[allNames.size()];
      System.arraycopy(starts, 0, allStarts, 0, first);
      System.arraycopy(ends, 0, allEnds, 0, first);
      System.arraycopy(other.starts, 0, allStarts, first, other.names.size());
      System.arraycopy(other.ends, 0, allEnds, first, other.names.size());
      for (int at = first + other.names.size(); rest < size; at++, rest++) {
        allStarts[at] = starts[rest] + bytes;
        allEnds[at] = ends[rest] + bytes;
      }
      return new Group(section, kind, indent, allNames, allStarts, allEnds);
    }

    /** The part that holds a byte; the last one if it stands behind them all. */
    int at(int position) {
      int found = Arrays.binarySearch(starts, 0, names.size(), position);
      return found >= 0 ? found : -found - 2;
    }

    void add(String name, int start, int end) {
      int at = names.size();
      if (at == starts.length) {
        starts = Arrays.copyOf(starts, at * 2);
        ends = Arrays.copyOf(ends, at * 2);
      }
      names.add(name);
      starts[at] = start;
      ends[at] = end;
    }

    void extend(int end) {
      ends[names.size() - 1] = end;
    }

    String section() {
      return section;
    }

    String kind() {
      return kind;
    }

    List<String> names() {
      return names;
    }

    int indent() {
      return indent;
    }

    int start(int index) {
      return starts[index];
    }

    int end(int index) {
      return ends[index];
    }

    int length(int index) {
      return ends[index] - starts[index];
    }
  }

  private final byte[] utf8;
  private final List<Group> groups = new ArrayList<>();
  private final ByteArrayOutputStream skeleton = new ByteArrayOutputStream();
  private @Nullable String section;
  private @Nullable String kind;
  private @Nullable Group group;
  private int kindIndent;

  private YamlParts(byte[] utf8) {
    this.utf8 = utf8;
  }

  /**
   * Cuts a text; null where it does not look as if it could be cut.
   *
   * @param utf8 the same text
   */
  static @Nullable YamlParts of(String text, byte[] utf8) {
    YamlParts parts = new YamlParts(utf8);
    return mayHang(text) || !parts.cut() ? null : parts;
  }

  /** The parts of another text, with these groups and otherwise this text's skeleton. */
  YamlParts with(byte[] other, List<Group> otherGroups) {
    YamlParts out = new YamlParts(other);
    out.groups.addAll(otherGroups);
    out.skeleton.writeBytes(skeleton.toByteArray());
    return out;
  }

  /** Whether parts could depend on each other, or on what stands around them. */
  static boolean mayHang(String text) {
    return text.indexOf('\t') >= 0 || mayAnchor(text);
  }

  /** Whether anything looks like an anchor. */
  private static boolean mayAnchor(String text) {
    for (int at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at + 1)) {
      char before = at == 0 ? ' ' : text.charAt(at - 1);
      char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
      boolean begins = before <= ' ' || "[{,:-?!".indexOf(before) >= 0;
      if (begins && next > ' ' && next != '&') {
        return true;
      }
    }
    return false;
  }

  byte[] utf8() {
    return utf8;
  }

  List<Group> groups() {
    return groups;
  }

  /** The text without its parts. */
  String skeleton() {
    return skeleton.toString(StandardCharsets.UTF_8);
  }

  /** A document of one part alone, with its section and kind around it. */
  String alone(Group of, int index) {
    String part = text(of.start(index), of.end(index));
    return of.section() + ":\n " + of.kind() + ":\n" + part;
  }

  private String text(int start, int end) {
    return new String(utf8, start, end - start, StandardCharsets.UTF_8);
  }

  private boolean cut() {
    int end = 0;
    for (int start = 0; start < utf8.length; start = end) {
      end = lineEnd(start);
      if (!line(start, end)) {
        return false;
      }
    }
    return !groups.isEmpty();
  }

  /** Where the next line begins. */
  private int lineEnd(int start) {
    int at = start;
    while (at < utf8.length && utf8[at] != '\n') {
      at++;
    }
    return Math.min(at + 1, utf8.length);
  }

  /** Whether the line has nothing but a comment, at most. */
  private boolean isBlank(int first, int end) {
    return first == end || utf8[first] == '\n' || utf8[first] == '\r' || utf8[first] == '#';
  }

  private int firstOf(int start, int end) {
    int first = start;
    while (first < end && utf8[first] == ' ') {
      first++;
    }
    return first;
  }

  /**
   * Cuts a piece of the text into parts of a group.
   *
   * @return null where it holds anything else
   */
  @Nullable Group cut(Group like, int from, int to) {
    Group out = new Group(like.section(), like.kind(), like.indent());
    int end = from;
    for (int start = from; start < to; start = end) {
      end = lineEnd(start);
      int first = firstOf(start, end);
      boolean begins = !isBlank(first, end) && first - start == like.indent();
      String name = begins ? key(first, end) : null;
      boolean wrong = begins ? name == null : !isBlank(first, end) && first - start < like.indent();
      if (wrong || name == null && out.names().isEmpty() || end > to) {
        return null;
      }
      if (name == null) {
        out.extend(end);
      } else {
        out.add(name, start, end);
      }
    }
    return out;
  }

  private boolean line(int start, int end) {
    int first = firstOf(start, end);
    int indent = first - start;
    if (isBlank(first, end)) {
      return within(start, end);
    }
    if (group != null && indent >= group.indent()) {
      return indent == group.indent() ? part(start, first, end) : within(start, end);
    }
    if (kind != null && group == null && indent > kindIndent) {
      return firstPart(start, first, end);
    }
    if (group != null && indent > kindIndent) {
      return false;
    }
    group = null;
    kind = null;
    String key = bareKey(first, end);
    if (indent == 0) {
      section = key;
    } else if (section != null) {
      kind = key;
      kindIndent = indent;
    }
    skeleton.write(utf8, start, end - start);
    return true;
  }

  /** A line that belongs to what is before it. */
  private boolean within(int start, int end) {
    Group current = group;
    if (current == null) {
      skeleton.write(utf8, start, end - start);
    } else {
      current.extend(end);
    }
    return true;
  }

  private boolean firstPart(int start, int first, int end) {
    String of = kind;
    if (of == null || section == null || key(first, end) == null || first - start < 2) {
      kind = null; // a list or a text, which stays in the skeleton as a whole
      skeleton.write(utf8, start, end - start);
      return true;
    }
    int indent = first - start;
    Group made = new Group(section, of, indent);
    String marker = " ".repeat(indent) + MARKER + ": " + groups.size() + "\n";
    skeleton.writeBytes(marker.getBytes(StandardCharsets.UTF_8));
    groups.add(made);
    group = made;
    return part(start, first, end);
  }

  private boolean part(int start, int first, int end) {
    Group current = group;
    String name = key(first, end);
    if (current == null || name == null) {
      return false;
    }
    current.add(name, start, end);
    return true;
  }

  /** The key that a line begins with, of letters that need no quotes; null where it does not. */
  private @Nullable String key(int first, int end) {
    int at = first;
    while (at < end && isPlain(utf8[at])) {
      at++;
    }
    boolean colon = at > first && at < end && utf8[at] == ':';
    boolean apart = colon && (at + 1 == end || " \r\n".indexOf(utf8[at + 1]) >= 0);
    return apart && Character.isLetter(utf8[first]) ? text(first, at) : null;
  }

  /** Whether a byte is a character that a key may hold; parts of longer ones are negative. */
  private static boolean isPlain(byte c) {
    return c == '-' || c == '_' || c == '.' || c > 0 && Character.isLetterOrDigit(c);
  }

  /** The key of a line that holds nothing else. */
  private @Nullable String bareKey(int first, int end) {
    String key = key(first, end);
    return key != null && text(first + key.length() + 1, end).isBlank() ? key : null;
  }
}
