package dev.traefikctl.schema;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.ConfigPath;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.diag.Severity;
import dev.traefikctl.source.Node;
import dev.traefikctl.source.Node.Entry;
import dev.traefikctl.source.Node.Mapping;
import dev.traefikctl.source.Span;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one binding run found, in words, and whether Traefik would refuse the document. */
final class Findings {

  private static final String PRUNED = "the API server prunes it, so that Traefik never sees it";

  private final Dialect dialect;
  private final Reporter reporter;
  private final Set<Field> noted = new HashSet<>();
  private boolean insideNoted;
  private boolean rejected;

  Findings(Dialect dialect, Reporter reporter) {
    this.dialect = dialect;
    this.reporter = reporter;
  }

  boolean isRejected() {
    return rejected;
  }

  /** A value of the wrong type that Traefik refuses. */
  void wrongType(Node node, ConfigPath path, String what) {
    reject(Code.WRONG_TYPE, node.span(), path, at(path) + what, null);
  }

  /** A value of the wrong type that Traefik takes in silently as something else. */
  void slip(Node node, ConfigPath path, String what, String outcome) {
    String message = at(path) + what + "; Traefik silently " + outcome;
    reporter.report(about(Code.WRONG_TYPE, node.span(), path, message));
  }

  void date(Node node, ConfigPath path) {
    wrongType(node, path, "an unquoted date, which is no text; quote it");
  }

  /** A list where names belong: it works, under names that nobody expects. */
  void numbered(Node node, ConfigPath path) {
    String message =
        at(path)
            + "a list where names with values are wanted;"
            + " Traefik silently names the items [0], [1] and so on";
    reporter.report(
        about(Code.WRONG_TYPE, node.span(), path, message)
            .withSeverity(Severity.WARNING)
            .suggest("write a mapping from names to values"));
  }

  void empty(Entry entry, ConfigPath path, @Nullable RecordSchema schema) {
    String key = schema == null ? null : schema.typicalKey();
    String content = key == null ? "content" : "options such as " + key;
    String hint = "give it " + content + ", or leave it out";
    String message = at(path) + "an empty section where content is wanted";
    reject(Code.EMPTY_SECTION, entry.keySpan(), path, message, hint);
  }

  void unknown(RecordSchema root, RecordSchema here, Entry entry, ConfigPath parent) {
    ConfigPath path = parent.child(entry.key());
    OptionPaths.Step removed = dialect.removed().find(path.segments());
    if (removed != null && reportRemoved(removed, entry.value(), entry.keySpan(), path)) {
      return;
    }
    OptionPaths.Step unsupported = dialect.unsupported().find(path.segments());
    if (unsupported != null) {
      unsupported(unsupported, entry, path);
    } else if (parent.isRoot() && !dialect.strictRoot()) {
      unknownRoot(here, entry, path);
    } else {
      String where = parent.isRoot() ? "" : " in " + parent;
      String message = "unknown option `" + entry.key() + "`" + where;
      reject(
          dialect.unknown(),
          entry.keySpan(),
          path,
          message,
          Suggestions.forKey(entry.key(), here, root, parent));
    }
  }

  private void unknownRoot(RecordSchema root, Entry entry, ConfigPath path) {
    if (entry.key().startsWith("x-")) {
      return; // the usual place for YAML anchors
    }
    String message =
        "unknown section `" + entry.key() + "` at the top level; Traefik silently ignores it";
    Class<? extends Record> foreign = dialect.foreign();
    boolean misplaced = foreign != null && RecordSchema.of(foreign).field(entry.key()) != null;
    String hint = misplaced ? null : Suggestions.forKey(entry.key(), root, root, ConfigPath.root());
    reporter.report(
        about(Code.UNKNOWN_ROOT_KEY, entry.keySpan(), path, message)
            .suggest(hint == null ? foreignHint(entry.key()) : hint));
  }

  private @Nullable String foreignHint(String key) {
    Class<? extends Record> foreign = dialect.foreign();
    if (foreign == null) {
      return null;
    }
    String near = Suggestions.similar(key, RecordSchema.of(foreign).keys());
    return near == null
        ? null
        : "`" + near + "` belongs in the " + dialect.foreignKind() + " configuration";
  }

  /** Whether the step itself was removed; where only something below was, that is reported. */
  private boolean reportRemoved(OptionPaths.Step step, Node value, Span span, ConfigPath path) {
    String note = step.note();
    if (note != null) {
      String message = "the option " + path + " was removed from Traefik";
      reject(Code.REMOVED_OPTION, span, path, message, note);
      return true;
    }
    boolean found = false;
    if (value instanceof Mapping mapping) {
      for (Entry entry : mapping.entries()) {
        OptionPaths.Step next = step.child(entry.key());
        if (next != null) {
          ConfigPath child = path.child(entry.key());
          found |= reportRemoved(next, entry.value(), entry.keySpan(), child);
        }
      }
    }
    return found;
  }

  private void unsupported(OptionPaths.Step step, Entry entry, ConfigPath path) {
    String note = step.note();
    String why = note == null || note.isEmpty() ? "" : " (" + note + ")";
    String message = "the option " + path + " is not supported by this version" + why;
    reporter.report(about(Code.NOT_IMPLEMENTED, entry.keySpan(), path, message));
    unknownBelow(step, entry.value(), path);
  }

  private void unknownBelow(OptionPaths.Step step, Node value, ConfigPath path) {
    if (!step.hasChildren() || !(value instanceof Mapping mapping)) {
      return;
    }
    for (Entry entry : mapping.entries()) {
      OptionPaths.Step next = step.child(entry.key());
      if (next == null) {
        String message = "unknown option `" + entry.key() + "` in " + path;
        reject(dialect.unknown(), entry.keySpan(), path.child(entry.key()), message, null);
      } else {
        unknownBelow(next, entry.value(), path.child(entry.key()));
      }
    }
  }

  /**
   * Warns of an option without an effect yet, once an option and not again for what stands in it.
   *
   * @return true if {@link #leave} must be told when the option is done
   */
  boolean noteUse(Field field, Entry entry, ConfigPath parent) {
    if (insideNoted || !field.option().notYet()) {
      return false;
    }
    insideNoted = true;
    if (noted.add(field)) {
      ConfigPath path = parent.child(field.name());
      String message = "the option " + path + " has no effect in this version yet";
      reporter.report(about(Code.NOT_IMPLEMENTED, entry.keySpan(), path, message));
    }
    return true;
  }

  void leave(boolean outermost) {
    if (outermost) {
      insideNoted = false;
    }
  }

  private void reject(
      Code code, Span span, ConfigPath path, String message, @Nullable String suggestion) {
    boolean pruned = code == dialect.unknown() && dialect.reading() == Dialect.Reading.OBJECT;
    rejected |= !pruned;
    String reaction = pruned ? PRUNED : dialect.reaction();
    reporter.report(about(code, span, path, message + "; " + reaction).suggest(suggestion));
  }

  private static Diagnostic about(Code code, Span span, ConfigPath path, String message) {
    return Diagnostic.about(code, path, message).at(span);
  }

  private static String at(ConfigPath path) {
    return path.isRoot() ? "" : path + ": ";
  }
}
