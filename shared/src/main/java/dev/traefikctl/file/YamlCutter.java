package dev.traefikctl.file;

import dev.traefikctl.file.YamlParts.Group;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts texts for {@link YamlParts}, line by line. */
final class YamlCutter {

  private final byte[] utf8;
  private final List<Group> groups = new ArrayList<>();
  private @Nullable String section;
  private @Nullable String kind;
  private @Nullable Group group;
  private int kindIndent;

  private YamlCutter(byte[] utf8) {
    this.utf8 = utf8;
  }

  /** Cuts a text; null where it does not look as if it could be cut. */
  static @Nullable YamlParts cut(byte[] utf8) {
    YamlCutter cutter = new YamlCutter(utf8);
    return cutter.cut() ? new YamlParts(utf8, cutter.groups, List.of()) : null;
  }

  /**
   * Cuts a piece of a text into parts of a group.
   *
   * @param like the group
   * @return null where the piece holds anything else, or parts that may depend on others
   */
  static @Nullable Group cut(byte[] utf8, Group like, int from, int to) {
    YamlCutter cutter = new YamlCutter(utf8);
    return cutter.mayDepend(from, to) ? null : cutter.piece(like, from, to);
  }

  /** Whether a text has an anchor or an alias, or a tab, which may stand for no indentation. */
  private boolean mayDepend(int from, int to) {
    for (int at = from; at < to; at++) {
      byte c = utf8[at];
      if (c == '\t' || (c == '&' || c == '*') && mayBeName(at)) {
        return true;
      }
    }
    return false;
  }

  /** Whether what begins with {@code &} or {@code *} looks like the name of an anchor. */
  private boolean mayBeName(int at) {
    int before = at == 0 ? ' ' : utf8[at - 1];
    int next = at + 1 < utf8.length ? utf8[at + 1] : ' ';
    boolean begins = before >= 0 && before <= ' ' || "[{,:-?!".indexOf(before) >= 0;
    return begins && (next < 0 || next > ' ') && next != '&';
  }

  private boolean cut() {
    int end = 0;
    for (int start = 0; start < utf8.length; start = end) {
      end = lineEnd(start);
      if (!line(start, end)) {
        return false;
      }
    }
    groups.removeIf(found -> mayDepend(found.start(0), found.end()));
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

  private @Nullable Group piece(Group like, int from, int to) {
    Group out = new Group(like.section(), like.kind(), like.indent());
    group = out;
    int end = from;
    for (int start = from; start < to; start = end) {
      end = lineEnd(start);
      if (end > to || !line(start, end) || group == null) {
        return null;
      }
    }
    return out;
  }

  private boolean line(int start, int end) {
    int first = firstOf(start, end);
    int indent = first - start;
    if (isBlank(first, end)) {
      return within(end);
    }
    if (group != null && indent >= group.indent()) {
      return indent == group.indent() ? part(start, first, end) : within(end);
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
    return true;
  }

  /** A line that belongs to what is before it; a group begins with a part. */
  private boolean within(int end) {
    if (group == null) {
      return true;
    }
    if (group.names().isEmpty()) {
      return false;
    }
    group.extend(end);
    return true;
  }

  private boolean firstPart(int start, int first, int end) {
    String of = kind;
    if (of == null || section == null || key(first, end) == null || first - start < 2) {
      kind = null; // a list or a text, which stays in the skeleton as a whole
      return true;
    }
    Group made = new Group(section, of, first - start);
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

  private String text(int start, int end) {
    return new String(utf8, start, end - start, StandardCharsets.UTF_8);
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
