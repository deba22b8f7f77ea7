package dev.traefikctl.file;

import dev.traefikctl.diag.ConfigPath;
import dev.traefikctl.diag.Origins;
import dev.traefikctl.file.YamlParts.Group;
import dev.traefikctl.model.DynamicConfig;
import dev.traefikctl.schema.PartBinding;
import dev.traefikctl.source.Documents;
import dev.traefikctl.source.Format;
import dev.traefikctl.source.Node;
import dev.traefikctl.source.Span;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Places in large files, of which only the parts are read that are asked for. Used by one thread.
 */
final class PartOrigins implements Origins {

  /** Who asks for more places had better read all of the files. */
  private static final int FEW = 20;

  /** The lines of a part that is read alone before its own. */
  private static final int FRAME = 2;

  private final List<DynamicDocument> documents;
  private final Origins all;
  private int asked;

  PartOrigins(List<DynamicDocument> documents, Origins all) {
    this.documents = documents;
    this.all = all;
  }

  @Override
  public Optional<Span> find(ConfigPath path) {
    List<String> segments = path.segments();
    DynamicDocument first = segments.size() > 2 && asked++ < FEW ? definer(segments) : null;
    YamlParts parts = first == null ? null : first.parts();
    Span found = first == null || parts == null ? null : find(first.name(), parts, path, segments);
    return found == null ? all.find(path) : Optional.of(found);
  }

  /** The first file that defines a part, which is the one that counts. */
  private @Nullable DynamicDocument definer(List<String> segments) {
    for (DynamicDocument document : documents) {
      PartBinding<DynamicConfig> binding = Binders.dynamic().parts(document.config());
      if (binding.before(segments.get(0), segments.get(1)).containsKey(segments.get(2))) {
        return document;
      }
    }
    return null;
  }

  private static @Nullable Span find(
      String file, YamlParts parts, ConfigPath path, List<String> segments) {
    Group group = parts.group(segments.get(0), segments.get(1));
    int index = group == null ? -1 : group.names().indexOf(segments.get(2));
    return group == null || index < 0 ? null : find(file, parts, group, index, path);
  }

  private static @Nullable Span find(
      String file, YamlParts parts, Group group, int index, ConfigPath path) {
    Node root = Documents.parse(Format.YAML, parts.alone(group, index), file).root();
    Span alone = root == null ? null : Origins.of(List.of(root)).find(path).orElse(null);
    int above = YamlParts.lines(parts.utf8(), 0, group.start(index)) - FRAME;
    return alone == null ? null : alone.down(above);
  }
}
