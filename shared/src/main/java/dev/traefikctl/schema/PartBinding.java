package dev.traefikctl.schema;

import dev.traefikctl.diag.ConfigPath;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.source.Harvest;
import dev.traefikctl.source.Node;
import dev.traefikctl.source.Node.Mapping;
import dev.traefikctl.source.Span;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Binds one document in small steps: each part ({@code http.routers.NAME}) becomes a record as soon
 * as it was read, and its nodes go. A part about which there is anything to say stays in the tree,
 * so that findings are those of {@link Binder#bind} and come in the same order.
 */
public final class PartBinding<T extends Record> implements Harvest {

  private static final Span NOWHERE = Span.startOf("");

  private final Class<T> type;
  private final Dialect dialect;
  private final T before;

  /** By the nodes that stand in the tree for them. */
  private final IdentityHashMap<Node, Record> bound = new IdentityHashMap<>();

  private boolean reported;
  private BindRun run;
  private String section = "";
  private String kind = "";
  private @Nullable RecordSchema item;
  private Map<?, ?> beforeByName = Map.of();

  PartBinding(Class<T> type, Dialect dialect, T before) {
    this.type = type;
    this.dialect = dialect;
    this.before = before;
    this.run = newRun();
  }

  private BindRun newRun() {
    return new BindRun(dialect, RecordSchema.of(type), diagnostic -> reported = true);
  }

  @Override
  public Node take(String inSection, String inKind, String name, Node part) {
    if (!inKind.equals(kind) || !inSection.equals(section)) {
      enter(inSection, inKind);
    }
    RecordSchema schema = item;
    if (schema == null || !(part instanceof Mapping mapping)) {
      return part;
    }
    Record made = run.part(schema, mapping, ConfigPath.of(section, kind, name));
    if (reported || run.isRejected()) {
      reported = false;
      run = newRun();
      return part;
    }
    Node instead = new Mapping(List.of(), part.span());
    bound.put(
        instead,
        beforeByName.get(name) instanceof Record known && known.equals(made) ? known : made);
    return instead;
  }

  /** Whether a node stands for a part that was bound. */
  public boolean took(Node node) {
    return bound.containsKey(node);
  }

  /** The part that a node stands for. */
  public @Nullable Record made(Node node) {
    return bound.get(node);
  }

  /** The document of before with some parts of a section put in, and others taken out. */
  public T with(String inSection, String inKind, Map<String, Record> put, Set<String> gone) {
    Field outer = RecordSchema.of(type).exactField(inSection);
    if (outer == null || !(RecordSchema.get(outer, before) instanceof Record old)) {
      throw new IllegalArgumentException("no section " + inSection);
    }
    RecordSchema schema = RecordSchema.of(old.getClass());
    Field inner = schema.exactField(inKind);
    if (inner == null) {
      throw new IllegalArgumentException("no section " + inSection + "." + inKind);
    }
    Map<Object, Object> parts = new LinkedHashMap<>(before(inSection, inKind));
    parts.keySet().removeAll(gone);
    parts.putAll(put);
    Record now = schema.with(old, inner, Collections.unmodifiableMap(parts));
    return type.cast(RecordSchema.of(type).with(before, outer, now));
  }

  /** A node that stands for a part which is known without reading it; null for none. */
  public @Nullable Node again(@Nullable Object part) {
    if (!(part instanceof Record made)) {
      return null;
    }
    Node instead = new Mapping(List.of(), NOWHERE);
    bound.put(instead, made);
    return instead;
  }

  /** The parts of a section ({@code http}, {@code routers}) as they were before, by name. */
  public Map<?, ?> before(String inSection, String inKind) {
    enter(inSection, inKind);
    return beforeByName;
  }

  /** Finds out what the parts of a section are; nothing where it is no map of records. */
  private void enter(String inSection, String inKind) {
    section = inSection;
    kind = inKind;
    item = null;
    beforeByName = Map.of();
    Field outer = RecordSchema.of(type).exactField(inSection);
    if (outer == null || !(outer.type() instanceof ValueType.Section(var sectionType))) {
      return;
    }
    Field inner = RecordSchema.of(sectionType).exactField(inKind);
    if (inner != null
        && inner.type() instanceof ValueType.MapOf(ValueType.Section(var itemType))
        && RecordSchema.get(outer, before) instanceof Record sectionBefore
        && RecordSchema.get(inner, sectionBefore) instanceof Map<?, ?> map) {
      item = RecordSchema.of(itemType);
      beforeByName = map;
    }
  }

  /** Binds what is left of the document, once it was read. */
  public Bound<T> bind(Node document, Reporter reporter) {
    BindRun rest = new BindRun(dialect, RecordSchema.of(type), reporter, bound);
    Record value = rest.document(document, ConfigPath.root());
    return new Bound<>(type.cast(value), rest.isRejected());
  }
}
