package dev.traefikctl.kubernetes;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.ConfigPath;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.schema.Binder;
import dev.traefikctl.schema.Bound;
import dev.traefikctl.schema.Dialect;
import dev.traefikctl.schema.OptionPaths;
import dev.traefikctl.schema.Word;
import dev.traefikctl.schema.WordProjection;
import dev.traefikctl.schema.WordTree;
import dev.traefikctl.source.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads those annotations of Traefik that configure one thing, as Traefik decodes them: like flags,
 * names in any case, where an unknown name or a value of the wrong type spoils all.
 */
final class Annotations<T extends Record> {

  /** The annotation that tells the class of a route, from before there was a field for it. */
  static final String CLASS = "kubernetes.io/ingress.class";

  private static final String PREFIX = "traefik.ingress.kubernetes.io/";
  private static final String ROOT = "traefik.";

  /** An index stands between dots, since no key of Kubernetes can hold a bracket. */
  private static final Pattern INDEX = Pattern.compile("(.+)\\.(\\w+)\\.(\\d+)\\.(.+)");

  /** Of Ingresses. */
  static final Annotations<RouterAnnotations> ROUTER =
      new Annotations<>("router.", RouterAnnotations.class, "Traefik drops the whole Ingress");

  /** Of Services that Ingresses lead to. */
  static final Annotations<ServiceAnnotations> SERVICE =
      new Annotations<>(
          "service.", ServiceAnnotations.class, "Traefik leaves out every path that leads to it");

  private final String family;
  private final Class<T> type;
  private final Binder<T> binder;
  private final WordTree.Kind kind;

  private Annotations(String family, Class<T> type, String reaction) {
    this.family = family;
    this.type = type;
    Dialect dialect =
        new Dialect(
            Code.K8S_ANNOTATION_VALUE,
            reaction,
            null,
            "",
            true,
            OptionPaths.NONE,
            OptionPaths.NONE);
    binder = Binder.of(type, dialect);
    kind = new WordTree.Kind(type, Code.K8S_ANNOTATION_VALUE, reaction, "");
  }

  /**
   * What an object says.
   *
   * @param options with defaults for what is not annotated
   * @param written only what is annotated, in the shape of a dynamic file
   * @param prefix what all the annotations start with
   */
  record Read<T>(T options, Node.Mapping written, String prefix) {

    /** What is annotated; its path is that of the annotation. */
    Part part(String key) {
      String path = "metadata.annotations." + prefix + key.toLowerCase(Locale.ROOT);
      Node found = written.get(key);
      return new Part(found, found == null ? written.span() : found.span(), path);
    }
  }

  /** What an object's annotations say; null where Traefik refuses them, which is reported. */
  @Nullable Read<T> read(Scope scope, KubeObject object) {
    Part annotations = object.part().get("metadata").get("annotations");
    Map<String, String> names = new HashMap<>();
    List<Word> words = new ArrayList<>();
    for (Node.Entry entry : annotations.entries()) {
      String path = path(entry.key());
      if (path != null) {
        names.put(option(path), entry.key());
        words.add(new Word(path, annotations.get(entry.key()).text(), entry.value().span()));
      }
    }
    if (words.isEmpty()) {
      Node.Mapping nothing = new Node.Mapping(List.of(), object.span());
      return new Read<>(binder.defaults(), nothing, PREFIX + family);
    }
    return read(
        words, found -> scope.reporter().report(about(object, annotations.path(), names, found)));
  }

  private @Nullable Read<T> read(List<Word> words, Reporter reporter) {
    WordTree.Tree tree = WordTree.of(kind, words, reporter);
    Bound<T> bound =
        binder.bind(
            tree.document(),
            found -> {
              // what has no effect yet is told when the configuration is bound
              if (found.code() != Code.NOT_IMPLEMENTED) {
                reporter.report(found);
              }
            });
    return tree.rejected() || bound.rejected()
        ? null
        : new Read<>(bound.value(), WordProjection.of(type, tree.document()), PREFIX + family);
  }

  /** The option that an annotation names: {@code tls.domains[0].main}; null for none. */
  private @Nullable String path(String annotation) {
    if (!annotation.startsWith(PREFIX)) {
      return null;
    }
    String word =
        INDEX.matcher(ROOT + annotation.substring(PREFIX.length())).replaceAll("$1.$2[$3].$4");
    String start = ROOT + family;
    return word.regionMatches(true, 0, start, 0, start.length())
        ? word.substring(start.length())
        : null;
  }

  /** An option, however findings write it: {@code tls.domains[0].main}. */
  private static String option(String path) {
    return path.toLowerCase(Locale.ROOT).replace(".[", "[");
  }

  private Diagnostic about(
      KubeObject object, String parent, Map<String, String> names, Diagnostic found) {
    ConfigPath path = found.path();
    String option = path == null ? "" : option(path.toString());
    String name = names.getOrDefault(option, PREFIX + family + option);
    String repeated = path == null ? "" : path + ": ";
    String message =
        found.message().startsWith(repeated)
            ? found.message().substring(repeated.length())
            : found.message();
    String place = object.title() + ", " + parent + "." + name;
    return Diagnostic.at(Code.K8S_ANNOTATION_VALUE, found.span(), place + ": " + message)
        .withSeverity(found.severity())
        .suggest(found.suggestion());
  }
}
