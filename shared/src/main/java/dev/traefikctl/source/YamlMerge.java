package dev.traefikctl.source;

import dev.traefikctl.source.Node.Entry;
import dev.traefikctl.source.Node.Mapping;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.events.ScalarEvent;

/** The merge key {@code <<} of one mapping; the mapping's own keys win, then earlier sources. */
final class YamlMerge {

  private static final String MERGE_TAG = "tag:yaml.org,2002:merge";

  private @Nullable Span key;
  private List<Mapping> sources = List.of();

  static boolean isKey(ScalarEvent event) {
    if (!event.getValue().equals("<<")) {
      return false;
    }
    String tag = event.getTag();
    return MERGE_TAG.equals(tag) || (event.isPlain() && (tag == null || tag.equals("!")));
  }

  /** Takes the value of the key; false where it is neither a mapping nor a list of mappings. */
  boolean add(Span keySpan, Node value, List<Problem> problems) {
    Span first = key;
    if (first != null) {
      problems.add(YamlKeys.duplicate("<<", first, keySpan));
      return true;
    }
    key = keySpan;
    List<Node> values = value instanceof Node.Sequence list ? list.items() : List.of(value);
    List<Mapping> found = new ArrayList<>();
    for (Node node : values) {
      if (!(node instanceof Mapping mapping)) {
        return false;
      }
      found.add(mapping);
    }
    sources = found;
    return true;
  }

  /** The mapping's own entries and those that it merges, which stand behind them. */
  List<Entry> into(List<Entry> own) {
    if (sources.isEmpty()) {
      return own;
    }
    Set<String> seen = new HashSet<>();
    own.forEach(entry -> seen.add(entry.key()));
    List<Entry> all = new ArrayList<>(own);
    for (Mapping source : sources) {
      for (Entry entry : source.entries()) {
        if (seen.add(entry.key())) {
          all.add(entry);
        }
      }
    }
    return all;
  }
}
