package dev.traefikctl.schema;

import dev.traefikctl.source.Node.Entry;
import dev.traefikctl.source.Node.Mapping;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One option written twice in different cases ({@code entryPoints} and {@code ENTRYPOINTS}):
 * Traefik fills it twice, in the order of the keys' characters, so that sections add up and other
 * values replace each other.
 */
final class CaseVariants {

  private CaseVariants() {}

  /** The same mapping, with one entry per option. */
  static Mapping merge(RecordSchema schema, Mapping mapping) {
    return hasRepeats(schema, mapping) ? merged(mapping) : mapping;
  }

  private static boolean hasRepeats(RecordSchema schema, Mapping mapping) {
    long seen = 0;
    for (Entry entry : mapping.entries()) {
      Field field = schema.field(entry.key());
      if (field != null) {
        long bit = 1L << field.index();
        if ((seen & bit) != 0) {
          return true;
        }
        seen |= bit;
      }
    }
    return false;
  }

  private static Mapping merged(Mapping mapping) {
    Map<String, List<Entry>> groups = new LinkedHashMap<>();
    for (Entry entry : mapping.entries()) {
      if (!entry.value().isNull()) {
        String key = entry.key().toLowerCase(Locale.ROOT);
        groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(entry);
      }
    }
    return new Mapping(groups.values().stream().map(CaseVariants::one).toList(), mapping.span());
  }

  private static Entry one(List<Entry> group) {
    group.sort(Comparator.comparing(Entry::key));
    Entry last = group.getLast();
    if (group.size() == 1 || !group.stream().allMatch(e -> e.value() instanceof Mapping)) {
      return last;
    }
    List<Entry> all = new ArrayList<>();
    for (Entry entry : group) {
      if (entry.value() instanceof Mapping part) {
        all.addAll(part.entries());
      }
    }
    return new Entry(last.key(), last.keySpan(), new Mapping(all, last.value().span()));
  }
}
