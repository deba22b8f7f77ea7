package dev.traefikctl.kubernetes;

import dev.traefikctl.diag.Code;
import dev.traefikctl.source.Node;
import dev.traefikctl.source.Node.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Options of plugins, in which {@code urn:k8s:secret:NAME:KEY} stands for what a Secret holds. */
final class Plugins {

  private static final String URN = "urn:k8s:secret:";
  private static final int URN_PARTS = 5;

  private final Cluster cluster;

  Plugins(Cluster cluster) {
    this.cluster = cluster;
  }

  /** The options with the secrets put in; null where one is missing, which is reported. */
  @Nullable Node translate(Scope scope, String namespace, Part part) {
    for (Node.Entry entry : part.entries()) {
      if (!(entry.value() instanceof Node.Mapping)) {
        Part plugin = part.get(entry.key());
        return scope.refuse(Code.WRONG_TYPE, plugin, "the options of a plugin are a mapping");
      }
    }
    return value(scope, namespace, part);
  }

  private @Nullable Node value(Scope scope, String namespace, Part part) {
    return switch (part.node()) {
      case Node.Mapping mapping -> mapping(scope, namespace, part, mapping);
      case Node.Sequence sequence -> sequence(scope, namespace, part, sequence);
      case Node.Scalar scalar ->
          scalar.text().startsWith(URN) ? secret(scope, namespace, part, scalar) : scalar;
      case null -> null;
    };
  }

  private @Nullable Node mapping(Scope scope, String namespace, Part part, Node.Mapping mapping) {
    List<Node.Entry> out = new ArrayList<>();
    for (Node.Entry entry : mapping.entries()) {
      Node value = entry.value();
      if (!value.isNull()) {
        value = value(scope, namespace, part.get(entry.key()));
        if (value == null) {
          return null;
        }
      }
      out.add(new Node.Entry(entry.key(), entry.keySpan(), value));
    }
    return new Node.Mapping(out, mapping.span());
  }

  private @Nullable Node sequence(
      Scope scope, String namespace, Part part, Node.Sequence sequence) {
    List<Node> out = new ArrayList<>();
    for (Part item : part.items()) {
      Node value = value(scope, namespace, item);
      if (value == null) {
        return null;
      }
      out.add(value);
    }
    return new Node.Sequence(out, sequence.span());
  }

  private @Nullable Node secret(Scope scope, String namespace, Part part, Node.Scalar scalar) {
    String[] urn = scalar.text().split(":", -1);
    if (urn.length != URN_PARTS) {
      String message = "\"" + scalar.text() + "\" is not of the form " + URN + "NAME:KEY";
      return scope.refuse(Code.K8S_MIDDLEWARE_SECRET, part, message);
    }
    KubeObject secret = cluster.secret(namespace, urn[3]);
    if (secret == null) {
      String message = "the Secret " + namespace + "/" + urn[3] + " does not exist";
      return scope.refuse(Code.K8S_MIDDLEWARE_SECRET, part, message);
    }
    Map<String, String> data = Cluster.data(secret);
    String value = data.get(urn[4]);
    String message = "the Secret " + secret.id() + " has no entry " + urn[4];
    return value == null
        ? scope.refuse(Code.K8S_MIDDLEWARE_SECRET, part, message)
        : new Node.Scalar(value, Kind.STRING, scalar.span());
  }
}
