package dev.traefikctl.file;

import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.source.Span;
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

    /** The end of the last part. */
    int end() {
      return ends[names.size() - 1];
    }
  }

  private final byte[] utf8;
  private final List<Group> groups;
  private final List<Diagnostic> findings;

  YamlParts(byte[] utf8, List<Group> groups, List<Diagnostic> findings) {
    this.utf8 = utf8;
    this.groups = List.copyOf(groups);
    this.findings = List.copyOf(findings);
  }

  /** What there is to say of the skeleton, with places in the whole text. */
  List<Diagnostic> findings() {
    return findings;
  }

  /** The same with findings; null where one is about a part. */
  @Nullable YamlParts withFindings(List<Diagnostic> all) {
    for (Diagnostic finding : all) {
      Span span = finding.span();
      if (span == null || !finding.related().isEmpty() || isInGroup(span)) {
        return null;
      }
    }
    return new YamlParts(utf8, groups, all);
  }

  private boolean isInGroup(Span span) {
    for (Group group : groups) {
      int first = lines(utf8, 0, group.start(0)) + 1;
      int end = first + lines(utf8, group.start(0), group.end());
      if (span.endLine() >= first && span.line() < end) {
        return true;
      }
    }
    return false;
  }

  /** How many lines end in a piece of a text. */
  static int lines(byte[] utf8, int from, int to) {
    int count = 0;
    for (int at = from; at < to; at++) {
      count += utf8[at] == '\n' ? 1 : 0;
    }
    return count;
  }

  byte[] utf8() {
    return utf8;
  }

  List<Group> groups() {
    return groups;
  }

  /** The parts of a mapping ({@code http}, {@code routers}); null where they are not apart. */
  @Nullable Group group(String section, String kind) {
    for (Group group : groups) {
      if (group.section().equals(section) && group.kind().equals(kind)) {
        return group;
      }
    }
    return null;
  }

  /** Whether a part reads as one of another text does. */
  boolean isSame(Group of, int index, YamlParts other, Group its, int at) {
    return Arrays.equals(
        utf8, of.start(index), of.end(index), other.utf8, its.start(at), its.end(at));
  }

  /** The text without its parts. */
  String skeleton() {
    StringBuilder out = new StringBuilder();
    int rest = 0;
    for (int i = 0; i < groups.size(); i++) {
      Group group = groups.get(i);
      out.append(text(rest, group.start(0)));
      out.repeat(' ', group.indent()).append(MARKER + ": ").append(i).append('\n');
      rest = group.end();
    }
    return out.append(text(rest, utf8.length)).toString();
  }

  /** A document of one part alone, with its section and kind around it. */
  String alone(Group of, int index) {
    String part = text(of.start(index), of.end(index));
    return of.section() + ":\n " + of.kind() + ":\n" + part;
  }

  private String text(int start, int end) {
    return new String(utf8, start, end - start, StandardCharsets.UTF_8);
  }
}
