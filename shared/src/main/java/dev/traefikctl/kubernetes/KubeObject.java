package dev.traefikctl.kubernetes;

import dev.traefikctl.source.Node;
import dev.traefikctl.source.Span;

/**
 * A Kubernetes object as it was read.
 *
 * @param namespace {@code default} where a namespaced object names none, as kubectl does; empty for
 *     kinds of the whole cluster
 */
public record KubeObject(
    String apiVersion, String kind, String namespace, String name, Node.Mapping node) {

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
  Span span() {
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
}
