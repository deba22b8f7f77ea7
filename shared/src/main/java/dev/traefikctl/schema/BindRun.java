package dev.traefikctl.schema;

import dev.traefikctl.diag.ConfigPath;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.schema.Dialect.Reading;
import dev.traefikctl.schema.RecordSchema.Variant;
import dev.traefikctl.source.Node;
import dev.traefikctl.source.Node.Entry;
import dev.traefikctl.source.Node.Mapping;
import dev.traefikctl.source.Node.Scalar;
import dev.traefikctl.source.Node.Sequence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One walk over one document. Null stands for "nothing was said" throughout, so that the default
 * stays, as Traefik drops nulls before it looks at anything else.
 */
final class BindRun {

  private final RecordSchema root;
  private final Findings findings;
  private final boolean exact;
  private final boolean translated;
  private final ScalarBinding scalars;

  /** Parts that were bound before, by the nodes that stand for them. */
  private final IdentityHashMap<Node, Record> bound;

  BindRun(Dialect dialect, RecordSchema root, Reporter reporter) {
    this(dialect, root, reporter, new IdentityHashMap<>());
  }

  BindRun(
      Dialect dialect, RecordSchema root, Reporter reporter, IdentityHashMap<Node, Record> bound) {
    this.root = root;
    this.bound = bound;
    this.findings = new Findings(dialect, reporter);
    this.exact = dialect.reading() != Reading.FILE;
    this.translated = dialect.reading() == Reading.TRANSLATED;
    this.scalars = new ScalarBinding(findings, dialect.reading());
  }

  boolean isRejected() {
    return findings.isRejected();
  }

  Record document(Node node, ConfigPath path) {
    return switch (node) {
      case Mapping mapping -> record(root, mapping, path);
      case Scalar scalar when scalar.isNull() -> nothing(root);
      case Scalar scalar -> {
        findings.wrongType(scalar, path, "the document is a text, not options");
        yield nothing(root);
      }
      case Sequence sequence -> {
        findings.wrongType(sequence, path, "the document is a list, not options");
        yield nothing(root);
      }
    };
  }

  /** One entry of a map of records. */
  Record part(RecordSchema schema, Mapping mapping, ConfigPath path) {
    return record(schema, mapping, path);
  }

  private Record record(RecordSchema schema, Mapping written, ConfigPath path) {
    Mapping mapping = exact ? written : CaseVariants.merge(schema, written);
    @Nullable Object[] values = translated ? schema.zeroValues() : schema.defaultValues();
    List<Object> chosen = new ArrayList<>(1);
    for (Entry entry : mapping.entries()) {
      Field field = field(schema, entry.key());
      if (field != null) {
        setField(values, field, entry, path);
      } else if (!entry.value().isNull()) {
        Variant variant = schema.variant(entry.key());
        if (variant == null) {
          findings.unknown(root, schema, entry, path);
        } else {
          choose(chosen, variant, entry, path);
        }
      }
    }
    if (schema.variantsIndex() >= 0) {
      values[schema.variantsIndex()] = List.copyOf(chosen);
    }
    return schema.create(values);
  }

  private Record nothing(RecordSchema schema) {
    return translated ? schema.zero() : schema.defaults();
  }

  private @Nullable Field field(RecordSchema schema, String key) {
    if (translated) {
      return schema.anyField(key);
    }
    return exact ? schema.exactField(key) : schema.field(key);
  }

  private void setField(@Nullable Object[] values, Field field, Entry entry, ConfigPath path) {
    if (entry.value().isNull()) {
      return;
    }
    if (ScalarBinding.isDate(entry.value()) && !exact) {
      findings.date(entry.value(), path.child(field.name()));
      return;
    }
    boolean outermost = findings.noteUse(field, entry, path);
    Object value = value(field, entry, path);
    findings.leave(outermost);
    if (value != null) {
      values[field.index()] = value;
    }
  }

  private void choose(List<Object> chosen, Variant variant, Entry entry, ConfigPath path) {
    RecordSchema schema = RecordSchema.of(variant.type());
    Object value =
        variant.inline()
            ? inline(schema, entry, path)
            : section(schema, variant.allowEmpty(), entry, path.child(variant.key()));
    if (value != null) {
      chosen.removeIf(other -> other.getClass() == variant.type());
      chosen.add(value);
    }
  }

  private @Nullable Object inline(RecordSchema schema, Entry entry, ConfigPath path) {
    Field only = schema.fields().iterator().next();
    Object value = value(only, entry, path);
    return value == null ? null : schema.create(new @Nullable Object[] {value});
  }

  private @Nullable Object value(Field field, Entry entry, ConfigPath path) {
    return switch (field.type()) {
      case ValueType.Scalar scalar -> scalars.scalar(scalar, field, entry.value(), path);
      case ValueType.ListOf list -> scalars.list(list.item(), field, entry.value(), path);
      case ValueType.Section section ->
          section(
              RecordSchema.of(section.type()),
              field.option().allowEmpty(),
              entry,
              path.child(field.name()));
      case ValueType.Sections list ->
          sections(RecordSchema.of(list.item()), entry.value(), path.child(field.name()));
      case ValueType.MapOf map -> map(map.item(), field, entry, path.child(field.name()));
      case ValueType.AnyMap any -> anyMap(entry, path.child(entry.key()));
    };
  }

  /** A record behind a key; Traefik wants content unless the section may be empty. */
  private @Nullable Object section(
      RecordSchema schema, boolean allowEmpty, Entry entry, ConfigPath path) {
    return switch (entry.value()) {
      case Mapping mapping when exact || hasContent(mapping) -> record(schema, mapping, path);
      case Node other when exact -> {
        findings.wrongType(other, path, scalars.found(other) + " where options are wanted");
        yield null;
      }
      case Mapping mapping when allowEmpty -> nothing(schema);
      case Sequence sequence when hasMapping(sequence) -> {
        findings.wrongType(sequence, path, "a list where options are wanted");
        yield null;
      }
      case Sequence sequence when allowEmpty && sequence.items().isEmpty() -> nothing(schema);
      case Sequence sequence when allowEmpty -> {
        leaveOut(sequence, path);
        yield null;
      }
      case Scalar scalar when allowEmpty -> switched(schema, scalar, path);
      case Scalar scalar when !isWordTrue(scalar) -> {
        findings.wrongType(scalar, path, "a text where options are wanted");
        yield null;
      }
      default -> {
        findings.empty(entry, path, schema);
        yield null;
      }
    };
  }

  private @Nullable Object switched(RecordSchema schema, Scalar scalar, ConfigPath path) {
    String text = scalar.text();
    if (text.isEmpty() || text.equalsIgnoreCase("true")) {
      return nothing(schema);
    }
    if (!text.equalsIgnoreCase("false")) {
      leaveOut(scalar, path);
    }
    return null;
  }

  private void leaveOut(Node node, ConfigPath path) {
    String what = scalars.found(node) + " where options or true are wanted";
    findings.slip(node, path, what, "leaves the section out");
  }

  private List<Object> sections(RecordSchema item, Node node, ConfigPath path) {
    List<Object> out = new ArrayList<>();
    switch (node) {
      case Node other when exact && !(other instanceof Sequence) ->
          findings.wrongType(other, path, scalars.found(other) + " where a list is wanted");
      case Sequence sequence -> sequenceItems(item, sequence, path, out);
      case Mapping mapping -> {
        if (scalars.hasTextValue(mapping)) {
          findings.slip(
              mapping,
              path,
              "options where a list of them is wanted",
              "makes an empty item of each");
        }
        mapping.entries().stream()
            .filter(entry -> !entry.value().isNull())
            .sorted(Comparator.comparing(Entry::key))
            .forEach(entry -> out.add(element(item, entry.value(), path.child(entry.key()))));
      }
      case Scalar scalar ->
          findings.slip(
              scalar, path, "a text where a list of options is wanted", "takes an empty list");
    }
    return List.copyOf(out);
  }

  private void sequenceItems(
      RecordSchema item, Sequence sequence, ConfigPath path, List<Object> out) {
    for (int i = 0; i < sequence.items().size(); i++) {
      Node at = sequence.items().get(i);
      if (at instanceof Mapping mapping) {
        out.add(record(item, mapping, path.child(i)));
      } else if (ScalarBinding.isDate(at) && !exact) {
        findings.date(at, path.child(i));
      } else if (at instanceof Scalar scalar && !scalar.isNull() && !exact) {
        findings.slip(scalar, path.child(i), "a text where options are wanted", "leaves it out");
      } else {
        findings.wrongType(at, path.child(i), scalars.found(at) + " where options are wanted");
      }
    }
  }

  /** A record that is an entry of a map or list; these may be empty. */
  private Record element(RecordSchema schema, Node node, ConfigPath path) {
    Record known = bound.get(node);
    if (known != null) {
      return known;
    }
    return switch (node) {
      case Mapping mapping -> record(schema, mapping, path);
      case Sequence sequence when hasMapping(sequence) -> {
        findings.wrongType(sequence, path, "a list where options are wanted");
        yield nothing(schema);
      }
      case Scalar scalar when ScalarBinding.isDate(scalar) -> {
        findings.date(scalar, path);
        yield nothing(schema);
      }
      default -> {
        findings.slip(
            node, path, scalars.found(node) + " where options are wanted", "takes it as empty");
        yield nothing(schema);
      }
    };
  }

  private @Nullable Object map(ValueType item, Field field, Entry entry, ConfigPath path) {
    Mapping mapping = asMapping(entry, path);
    if (mapping == null) {
      return null;
    }
    if (!hasContent(mapping)) {
      if (field.option().allowEmpty() || exact) {
        return Map.of();
      }
      findings.empty(entry, path, null);
      return null;
    }
    boolean deep = item instanceof ValueType.Scalar && !exact;
    List<Entry> entries = deep ? scalars.flattened(mapping, path) : mapping.entries();
    Map<String, Object> out = LinkedHashMap.newLinkedHashMap(entries.size());
    for (Entry child : entries) {
      if (ScalarBinding.isDate(child.value()) && !exact) {
        findings.date(child.value(), path.child(child.key()));
      } else if (!child.value().isNull()) {
        Object value = mapValue(item, field, child, path);
        if (value != null) {
          out.put(child.key(), value);
        }
      }
    }
    return Collections.unmodifiableMap(out);
  }

  private @Nullable Object mapValue(ValueType item, Field field, Entry child, ConfigPath path) {
    if (item instanceof ValueType.Section section) {
      return element(RecordSchema.of(section.type()), child.value(), path.child(child.key()));
    }
    if (item instanceof ValueType.Scalar scalar) {
      return scalars.mapValue(scalar, field, child, path.child(child.key()));
    }
    throw new IllegalStateException("no map of " + item);
  }

  /** Traefik takes the mappings of a list as entries whose names are their numbers. */
  private @Nullable Mapping asMapping(Entry entry, ConfigPath path) {
    return switch (entry.value()) {
      case Mapping mapping -> mapping;
      case Sequence sequence when hasMapping(sequence) && !exact -> {
        findings.numbered(sequence, path);
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < sequence.items().size(); i++) {
          if (sequence.items().get(i) instanceof Mapping item) {
            entries.add(new Entry("[" + i + "]", item.span(), item));
          }
        }
        yield new Mapping(entries, sequence.span());
      }
      case Sequence sequence when sequence.items().isEmpty() && !exact ->
          new Mapping(List.of(), sequence.span());
      case Scalar scalar when isWordTrue(scalar) && !exact -> new Mapping(List.of(), scalar.span());
      default -> {
        findings.wrongType(
            entry.value(),
            path,
            scalars.found(entry.value()) + " where names with values are wanted");
        yield null;
      }
    };
  }

  private @Nullable Object anyMap(Entry entry, ConfigPath path) {
    if (entry.value() instanceof Mapping mapping && hasContent(mapping)) {
      return scalars.anyMap(mapping, path);
    }
    if (exact && entry.value() instanceof Mapping) {
      return Map.of();
    }
    if (entry.value() instanceof Mapping || (isWordTrue(entry.value()) && !exact)) {
      findings.empty(entry, path, null);
    } else {
      findings.wrongType(
          entry.value(), path, scalars.found(entry.value()) + " where options are wanted");
    }
    return null;
  }

  private static boolean isWordTrue(Node node) {
    return node instanceof Scalar scalar
        && (scalar.text().isEmpty() || scalar.text().equalsIgnoreCase("true"));
  }

  static boolean hasContent(Mapping mapping) {
    for (Entry entry : mapping.entries()) {
      if (!entry.value().isNull()) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasMapping(Sequence sequence) {
    return sequence.items().stream().anyMatch(item -> item instanceof Mapping);
  }
}
