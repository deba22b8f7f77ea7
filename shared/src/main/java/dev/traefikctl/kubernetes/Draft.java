package dev.traefikctl.kubernetes;

import dev.traefikctl.source.Node;
import dev.traefikctl.source.Node.Kind;
import dev.traefikctl.source.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A section of a dynamic configuration that is being written. What is empty is left out unless the
 * method says otherwise; every value keeps the place in the manifest that it comes from.
 */
final class Draft {

  private final Map<String, Node> entries = new LinkedHashMap<>();
  private final Span span;

  /** Where keys stand; the others are at their values. */
  private Map<String, Span> keys = Map.of();

  Draft(Span span) {
    this.span = span;
  }

  /** Starts with what a section holds already. */
  static Draft of(Node.Mapping section) {
    Draft draft = new Draft(section.span());
    section.entries().forEach(entry -> draft.entries.put(entry.key(), entry.value()));
    return draft;
  }

  boolean has(String key) {
    return entries.containsKey(key);
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  Draft remove(String key) {
    entries.remove(key);
    return this;
  }

  /** Sets a value as it is; nothing for null. */
  Draft set(String key, @Nullable Node value) {
    if (value != null) {
      entries.put(key, value);
    }
    return this;
  }

  /** Says where the key of an entry stands, for findings about what is not in the section. */
  Draft at(String key, Span place) {
    keys = keys.isEmpty() ? new HashMap<>() : keys;
    keys.put(key, place);
    return this;
  }

  Draft set(String key, Draft section) {
    return set(key, section.build());
  }

  /** Sets a section unless it is empty. */
  Draft filled(String key, Draft section) {
    return section.isEmpty() ? this : set(key, section);
  }

  /** Copies a value that may also be empty. */
  Draft copy(String key, Part value) {
    return set(key, value.node());
  }

  Draft text(String key, Part value) {
    return text(key, value.text(), value.span());
  }

  Draft text(String key, String value, Span at) {
    return value.isEmpty() ? this : set(key, new Node.Scalar(value, Kind.STRING, at));
  }

  Draft number(String key, Part value) {
    return value.text().isEmpty() || value.text().equals("0") ? this : set(key, value.node());
  }

  Draft number(String key, long value, Span at) {
    return set(key, new Node.Scalar(Long.toString(value), Kind.INTEGER, at));
  }

  Draft flag(String key, boolean value, Span at) {
    return set(key, new Node.Scalar(Boolean.toString(value), Kind.BOOLEAN, at));
  }

  /** Copies a list of texts. */
  Draft list(String key, Part value) {
    return value.items().isEmpty() ? this : set(key, value.node());
  }

  Draft texts(String key, Collection<String> values, Span at) {
    List<Node> items = new ArrayList<>();
    values.forEach(value -> items.add(new Node.Scalar(value, Kind.STRING, at)));
    return nodes(key, items, at);
  }

  /**
   * Sets a list of texts that stand for the items of a list, each at the name in its item.
   *
   * @param values as many as there are items
   */
  Draft named(String key, List<String> values, Part list) {
    List<Node> items = new ArrayList<>();
    List<Part> from = list.items();
    for (int i = 0; i < values.size(); i++) {
      items.add(new Node.Scalar(values.get(i), Kind.STRING, from.get(i).get("name").span()));
    }
    return nodes(key, items, list.span());
  }

  Draft nodes(String key, List<Node> items, Span at) {
    return items.isEmpty() ? this : set(key, new Node.Sequence(items, at));
  }

  Node.Mapping build() {
    List<Node.Entry> out = new ArrayList<>(entries.size());
    entries.forEach(
        (key, value) -> out.add(new Node.Entry(key, keys.getOrDefault(key, value.span()), value)));
    return new Node.Mapping(out, span);
  }
}
