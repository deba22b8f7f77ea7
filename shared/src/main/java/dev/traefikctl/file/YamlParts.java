package dev.traefikctl.file;

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

  /** The parts of one mapping. */
  static final class Group {
    private final String section;
    private final String kind;
    private final List<String> names = new ArrayList<>();
    private int[] starts = new int[16];
    private int[] ends = new int[16];

    private Group(String section, String kind) {
      this.section = section;
      this.kind = kind;
    }

    private void add(String name, int start, int end) {
      int at = names.size();
      if (at == starts.length) {
        starts = Arrays.copyOf(starts, at * 2);
        ends = Arrays.copyOf(ends, at * 2);
      }
      names.add(name);
      starts[at] = start;
      ends[at] = end;
    }

    private void extend(int end) {
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

    int start(int index) {
      return starts[index];
    }

    int length(int index) {
      return ends[index] - starts[index];
    }
  }

  private final String text;
  private final List<Group> groups = new ArrayList<>();
  private final StringBuilder skeleton = new StringBuilder();
  private @Nullable String section;
  private @Nullable String kind;
  private @Nullable Group group;
  private int kindIndent;
  private int partIndent;

  private YamlParts(String text) {
    this.text = text;
  }

  /** Cuts a text; null where it does not look as if it could be cut. */
  static @Nullable YamlParts of(String text) {
    YamlParts parts = new YamlParts(text);
    return text.indexOf('\t') < 0 && !mayAnchor(text) && parts.cut() ? parts : null;
  }

  /** Whether anything looks like an anchor, so that parts could depend on each other. */
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

  String text() {
    return text;
  }

  List<Group> groups() {
    return groups;
  }

  /** The text without its parts. */
  String skeleton() {
    return skeleton.toString();
  }

  /** A document of one part alone, with its section and kind around it. */
  String alone(Group of, int index) {
    String part = text.substring(of.start(index), of.start(index) + of.length(index));
    return of.section() + ":\n " + of.kind() + ":\n" + part;
  }

  private boolean cut() {
    int start = 0;
    while (start < text.length()) {
      int newline = text.indexOf('\n', start);
      int end = newline < 0 ? text.length() : newline + 1;
      if (!line(start, end)) {
        return false;
      }
      start = end;
    }
    return !groups.isEmpty();
  }

  private boolean line(int start, int end) {
    int first = start;
    while (first < end && text.charAt(first) == ' ') {
      first++;
    }
    int indent = first - start;
    if (first == end || "\r\n#".indexOf(text.charAt(first)) >= 0) {
      return within(start, end);
    }
    if (group != null && indent >= partIndent) {
      return indent == partIndent ? part(start, first, end) : within(start, end);
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
    skeleton.append(text, start, end);
    return true;
  }

  /** A line that belongs to what is before it. */
  private boolean within(int start, int end) {
    Group current = group;
    if (current == null) {
      skeleton.append(text, start, end);
    } else {
      current.extend(end);
    }
    return true;
  }

  private boolean firstPart(int start, int first, int end) {
    String of = kind;
    if (of == null || section == null || key(first, end) == null || first - start < 2) {
      kind = null; // a list or a text, which stays in the skeleton as a whole
      skeleton.append(text, start, end);
      return true;
    }
    Group made = new Group(section, of);
    partIndent = first - start;
    skeleton.repeat(' ', partIndent).append(MARKER + ": ").append(groups.size()).append('\n');
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
    while (at < end && isPlain(text.charAt(at))) {
      at++;
    }
    boolean colon = at > first && at < end && text.charAt(at) == ':';
    boolean apart = colon && (at + 1 == end || " \r\n".indexOf(text.charAt(at + 1)) >= 0);
    return apart && Character.isLetter(text.charAt(first)) ? text.substring(first, at) : null;
  }

  private static boolean isPlain(char c) {
    return c == '-' || c == '_' || c == '.' || c < 128 && Character.isLetterOrDigit(c);
  }

  /** The key of a line that holds nothing else. */
  private @Nullable String bareKey(int first, int end) {
    String key = key(first, end);
    return key != null && text.substring(first + key.length() + 1, end).isBlank() ? key : null;
  }
}
