package dev.traefikctl.file;

import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.file.YamlParts.Group;
import dev.traefikctl.model.DynamicConfig;
import dev.traefikctl.schema.Bound;
import dev.traefikctl.schema.PartBinding;
import dev.traefikctl.source.Documents;
import dev.traefikctl.source.Format;
import dev.traefikctl.source.Node;
import dev.traefikctl.source.Node.Entry;
import dev.traefikctl.source.Node.Mapping;
import dev.traefikctl.source.Parsed;
import dev.traefikctl.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a large YAML file again by reading only those of its parts whose text changed.
 *
 * <p>Why this gives what reading the whole text gives: the skeleton, which is parsed, shows that a
 * group of parts stands in a block mapping of that indentation. Each part, parsed alone, is one
 * entry of such a mapping with everything closed that it opens, so that where it ends the parser is
 * where it was when it began. Groups with anchors or aliases are no groups but skeleton. Nothing
 * may be said about any of it: findings have places, and places are those of the whole text.
 */
final class PartReader {

  /** Smaller texts are read as fast as a whole. */
  private static final int MIN_LENGTH = 64 * 1024;

  private static final Span NOWHERE = Span.startOf("");

  private final YamlParts now;
  private final YamlParts before;
  private final PartBinding<DynamicConfig> binding;
  private boolean failed;

  private PartReader(YamlParts now, YamlParts before, DynamicConfig config) {
    this.now = now;
    this.before = before;
    this.binding = Binders.dynamic().parts(config);
  }

  /**
   * The parts of a text that was read as a whole; null where they could not be read alone.
   *
   * @param findings what there was to say of the text
   */
  static @Nullable YamlParts partsOf(byte[] utf8, DynamicConfig config, List<Diagnostic> findings) {
    YamlParts parts = utf8.length < MIN_LENGTH ? null : YamlCutter.cut(utf8);
    return parts != null && matches(parts, config) ? parts.withFindings(findings) : null;
  }

  /** A part that is not closed would have swallowed those behind it. */
  private static boolean matches(YamlParts parts, DynamicConfig config) {
    PartBinding<DynamicConfig> names = Binders.dynamic().parts(config);
    Set<String> seen = new HashSet<>();
    for (Group group : parts.groups()) {
      Map<?, ?> known = names.before(group.section(), group.kind());
      boolean all = List.copyOf(known.keySet()).equals(group.names());
      if (!all || !seen.add(group.section() + "." + group.kind())) {
        return false;
      }
    }
    return true;
  }

  /**
   * Reads a text.
   *
   * @param before the parts of another text, read to {@code config}
   * @return null where it must be read as a whole
   */
  static @Nullable DynamicConfig read(YamlParts now, YamlParts before, DynamicConfig config) {
    return new PartReader(now, before, config).read();
  }

  private @Nullable DynamicConfig read() {
    Parsed skeleton = Documents.parse(Format.YAML, now.skeleton(), "");
    if (!(skeleton.root() instanceof Mapping root) || !skeleton.problems().isEmpty()) {
      return null;
    }
    Mapping whole = root;
    for (int i = 0; i < now.groups().size() && !failed; i++) {
      whole = filled(whole, i);
    }
    if (failed) {
      return null;
    }
    Bound<DynamicConfig> bound = binding.bind(whole, finding -> failed = true);
    return failed || bound.rejected() ? null : bound.value();
  }

  /** The skeleton with the parts of a group in the place of their marker. */
  private Mapping filled(Mapping root, int number) {
    Group group = now.groups().get(number);
    return with(
        root,
        group.section(),
        sectionNode ->
            with(
                sectionNode,
                group.kind(),
                kindNode -> isMarker(kindNode, number) ? parts(group) : fail()));
  }

  private interface Change {
    Mapping apply(Mapping old);
  }

  /** A mapping with the value of its only such key changed. */
  private Mapping with(Mapping mapping, String key, Change change) {
    List<Entry> entries = new ArrayList<>(mapping.entries());
    int found = -1;
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).key().equalsIgnoreCase(key)) {
        found = found < 0 ? i : entries.size();
      }
    }
    if (found < 0 || found >= entries.size()) {
      return fail();
    }
    Entry old = entries.get(found);
    if (!old.key().equals(key) || !(old.value() instanceof Mapping value)) {
      return fail();
    }
    entries.set(found, new Entry(key, old.keySpan(), change.apply(value)));
    return new Mapping(entries, mapping.span());
  }

  private Mapping fail() {
    failed = true;
    return new Mapping(List.of(), NOWHERE);
  }

  private static boolean isMarker(Mapping mapping, int number) {
    return mapping.entries().size() == 1
        && mapping.entries().getFirst().key().equals(YamlParts.MARKER)
        && mapping.entries().getFirst().value() instanceof Node.Scalar scalar
        && scalar.text().equals(Integer.toString(number));
  }

  private Mapping parts(Group group) {
    Group old = before.group(group.section(), group.kind());
    Map<?, ?> records = binding.before(group.section(), group.kind());
    Index index = new Index(old);
    Set<String> names = HashSet.newHashSet(group.names().size());
    List<Entry> entries = new ArrayList<>(group.names().size());
    for (int i = 0; i < group.names().size(); i++) {
      String name = group.names().get(i);
      int at = index.of(name);
      boolean same = old != null && at >= 0 && now.isSame(group, i, before, old, at);
      Node part = same ? binding.again(records.get(name)) : alone(now, group, i, binding);
      if (part == null || !names.add(name)) {
        return fail();
      }
      if (old != null && at >= 0) {
        name = old.names().get(at); // the object that lives already
        group.names().set(i, name);
      }
      entries.add(new Entry(name, NOWHERE, part));
    }
    return new Mapping(entries, NOWHERE);
  }

  /** Finds parts by name; those that follow each other as before need no map. */
  private static final class Index {
    private final List<String> names;
    private @Nullable Map<String, Integer> byName;
    private int next;

    Index(@Nullable Group group) {
      names = group == null ? List.of() : group.names();
    }

    int of(String name) {
      if (next < names.size() && names.get(next).equals(name)) {
        return next++;
      }
      Map<String, Integer> map = byName;
      if (map == null) {
        map = HashMap.newHashMap(names.size());
        for (int i = 0; i < names.size(); i++) {
          map.put(names.get(i), i);
        }
        byName = map;
      }
      int at = map.getOrDefault(name, -1);
      next = at < 0 ? next : at + 1;
      return at;
    }
  }

  /** Reads a part alone; null where it is anything but one entry about which nothing is said. */
  static @Nullable Node alone(
      YamlParts parts, Group group, int i, PartBinding<DynamicConfig> binding) {
    Parsed parsed = Documents.parse(Format.YAML, parts.alone(group, i), "", binding);
    if (!parsed.problems().isEmpty()
        || !(parsed.root() instanceof Mapping root)
        || !(root.get(group.section()) instanceof Mapping section)
        || !(section.get(group.kind()) instanceof Mapping kind)
        || root.entries().size() + section.entries().size() + kind.entries().size() != 3) {
      return null;
    }
    Entry only = kind.entries().getFirst();
    boolean clean = only.key().equals(group.names().get(i)) && binding.took(only.value());
    return clean ? only.value() : null;
  }
}
