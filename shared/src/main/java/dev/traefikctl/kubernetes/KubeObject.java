package dev.traefikctl.kubernetes;

import dev.traefikctl.source.Node;
import dev.traefikctl.source.PlainValues;
import dev.traefikctl.source.Span;
import java.util.Map;
import java.util.Objects;

/**
 * A Kubernetes object as it was read.
 *
 * @param namespace {@code default} where a namespaced object names none, as kubectl does; empty for
 *     kinds of the whole cluster
 */
public record KubeObject(
    String apiVersion, String kind, String namespace, String name, Node.Mapping node) {

  /**
   * An object that came from the API, whose parts have no place but the object.
   *
   * @param content what the object consists of, {@code metadata} and all, as maps, lists, texts,
   *     numbers and booleans
   */
  public static KubeObject of(String apiVersion, String kind, Map<String, ?> content) {
    Map<?, ?> metadata = content.get("metadata") instanceof Map<?, ?> map ? map : Map.of();
    String namespace = Objects.toString(metadata.get("namespace"), "");
    String name = Objects.toString(metadata.get("name"), "");
    Span span = Span.startOf(kind + "/" + id(namespace, name));
    return new KubeObject(apiVersion, kind, namespace, name, PlainValues.mapping(content, span));
  }

  Part part() {
    return Part.of(node);
  }

  Part spec() {
    return part().get("spec");
  }

  String annotation(String key) {
    return part().get("metadata").get("annotations").get(key).text();
  }

  String label(String key) {
    return part().get("metadata").get("labels").get(key).text();
  }

  boolean hasLabel(String key) {
    return part().get("metadata").get("labels").get(key).present();
  }

  /** Where its name stands, or the object. */
  public Span span() {
    return part().get("metadata").get("name").span();
  }

  /** {@code namespace/name}, or the name alone for kinds of the whole cluster. */
  String id() {
    return id(namespace, name);
  }

  static String id(String namespace, String name) {
    return namespace.isEmpty() ? name : namespace + "/" + name;
  }

  /** How people call it: {@code IngressRoute default/app}. */
  public String title() {
    return kind + " " + id();
  }

  /** Without its content, which may be secret. */
  @Override
  public String toString() {
    return title();
  }
}
