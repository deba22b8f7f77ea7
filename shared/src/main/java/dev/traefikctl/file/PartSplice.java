package dev.traefikctl.file;

import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.file.YamlParts.Group;
import dev.traefikctl.model.DynamicConfig;
import dev.traefikctl.schema.PartBinding;
import dev.traefikctl.source.Node;
import dev.traefikctl.source.Span;
import dev.traefikctl.source.template.GoTemplate;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a large YAML file again that changed in one place, within one group of parts: only the
 * parts at that place are looked at, so that it hardly matters how large the file is. Why that
 * gives what reading the whole text gives is said of {@link PartReader}.
 *
 * @param parts those of the text after the change
 */
record PartSplice(YamlParts parts, DynamicConfig config) {

  /**
   * Reads a text.
   *
   * @param before the parts of another text, read to {@code config}
   * @return null where more of it has to be read
   */
  static @Nullable PartSplice of(byte[] now, YamlParts before, DynamicConfig config) {
    byte[] old = before.utf8();
    int start = Arrays.mismatch(old, now);
    if (start < 0) {
      return new PartSplice(before, config);
    }
    int end = Math.max(start, old.length - sameAtEnd(old, now, start));
    for (Group group : before.groups()) {
      if (group.start(0) <= start && end <= group.end()) {
        // a comment belongs to the part before it, which therefore counts as changed
        int first = Math.max(0, group.at(start) - 1);
        int size = group.at(Math.max(start, end - 1)) - first + 1;
        return of(now, before, config, group, first, size);
      }
    }
    return null;
  }

  /** How many bytes are the same at the end, of those behind {@code start}. */
  private static int sameAtEnd(byte[] old, byte[] now, int start) {
    int most = Math.min(old.length, now.length) - start;
    int same = 0;
    for (int block = 1 << 16; block > 0; block >>= 4) {
      while (same + block <= most && endsEqual(old, now, same, block)) {
        same += block;
      }
    }
    return same;
  }

  private static boolean endsEqual(byte[] old, byte[] now, int behind, int length) {
    int oldEnd = old.length - behind;
    int nowEnd = now.length - behind;
    return Arrays.equals(old, oldEnd - length, oldEnd, now, nowEnd - length, nowEnd);
  }

  private static @Nullable PartSplice of(
      byte[] now, YamlParts before, DynamicConfig config, Group group, int first, int size) {
    int moved = now.length - before.utf8().length;
    int from = group.start(first);
    int to = group.end(first + size - 1) + moved;
    if (to < from || !isPlain(now, from, to)) {
      return null;
    }
    Group piece = YamlCutter.cut(now, group, from, to);
    if (piece == null || size - piece.names().size() == group.names().size()) {
      return null;
    }
    List<Group> groups = new ArrayList<>();
    for (Group other : before.groups()) {
      groups.add(
          other == group
              ? group.with(first, size, piece, moved)
              : other.start(0) < from ? other : other.moved(moved));
    }
    YamlParts parts = new YamlParts(now, groups, moved(before, now, from, to - moved, to));
    PartBinding<DynamicConfig> binding = Binders.dynamic().parts(config);
    return new Piece(parts, piece, before, group, first, size, binding).read();
  }

  /** What is said of the text, with places after the change. */
  private static List<Diagnostic> moved(
      YamlParts before, byte[] now, int from, int oldEnd, int end) {
    if (before.findings().isEmpty()) {
      return List.of();
    }
    int line = YamlParts.lines(now, 0, from);
    int lines = YamlParts.lines(now, from, end) - YamlParts.lines(before.utf8(), from, oldEnd);
    return before.findings().stream().map(finding -> moved(finding, line, lines)).toList();
  }

  private static Diagnostic moved(Diagnostic finding, int behind, int lines) {
    Span span = finding.span();
    return span == null || span.line() <= behind ? finding : finding.at(span.down(lines));
  }

  /** Whether a piece of a text is whole lines of valid UTF-8, and no template. */
  private static boolean isPlain(byte[] now, int from, int to) {
    if (to > from && to < now.length && now[to - 1] != '\n') {
      return false;
    }
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(now, from, to - from))
              .toString();
      return !GoTemplate.isTemplate(text);
    } catch (CharacterCodingException invalid) {
      return false;
    }
  }

  /**
   * The place that changed.
   *
   * @param parts those of the text after the change
   * @param piece the parts at the place after the change
   * @param group where the place is; it held {@code size} parts there, from {@code first} on
   */
  private record Piece(
      YamlParts parts,
      Group piece,
      YamlParts before,
      Group group,
      int first,
      int size,
      PartBinding<DynamicConfig> binding) {

    @Nullable PartSplice read() {
      Map<?, ?> known = binding.before(group.section(), group.kind());
      Map<String, Integer> were = new HashMap<>();
      for (int i = first; i < first + size; i++) {
        were.put(group.names().get(i), i);
      }
      Map<String, Record> put = new HashMap<>();
      for (int i = 0; i < piece.names().size(); i++) {
        String name = piece.names().get(i);
        Integer was = were.get(name);
        Record part =
            was != null && parts.isSame(piece, i, before, group, was)
                ? (Record) known.get(name)
                : alone(i);
        boolean twice = was == null && known.containsKey(name);
        if (part == null || twice || put.put(name, part) != null) {
          return null;
        }
      }
      Set<String> gone = new HashSet<>(were.keySet());
      gone.removeAll(put.keySet());
      return new PartSplice(parts, binding.with(group.section(), group.kind(), put, gone));
    }

    private @Nullable Record alone(int i) {
      Node part = PartReader.alone(parts, piece, i, binding);
      return part == null ? null : binding.made(part);
    }
  }
}
