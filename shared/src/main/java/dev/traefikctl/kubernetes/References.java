package dev.traefikctl.kubernetes;

import dev.traefikctl.diag.Code;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** References from one object to others: which are allowed, and the names they become. */
final class References {

  static final String PROVIDER = "kubernetescrd";
  private static final String AT_PROVIDER = "@" + PROVIDER;

  private final CrdOptions options;

  References(CrdOptions options) {
    this.options = options;
  }

  /** Whether an object of one namespace may refer to one of another. */
  boolean mayRefer(String from, String to) {
    return options.mayRefer(from, to);
  }

  /** The namespace of the service that a reference means; null where it is refused. */
  @Nullable String serviceNamespace(Scope scope, String from, Part reference) {
    Part other = reference.get("namespace");
    String target = other.text().isEmpty() ? from : other.text();
    if (mayRefer(from, target)) {
      return target;
    }
    String message =
        "the service "
            + target
            + "/"
            + reference.get("name").text()
            + " is in another namespace, which needs the option allowCrossNamespace";
    return scope.refuse(Code.K8S_CROSS_NAMESPACE, other, message);
  }

  /** The names of middlewares; null where some are refused, which is reported of each. */
  @Nullable List<String> middlewares(Scope scope, String namespace, Part list) {
    List<String> out = new ArrayList<>();
    boolean refused = false;
    for (Part item : list.items()) {
      String name = reference(scope, namespace, item, "middleware");
      if (name == null) {
        refused = true;
      } else {
        out.add(name);
      }
    }
    return refused ? null : out;
  }

  /** The name of the TLS options of a router; null where they are refused. */
  @Nullable String tlsOptions(Scope scope, String namespace, Part reference) {
    return reference(scope, namespace, reference, "TLSOption");
  }

  private @Nullable String reference(Scope scope, String namespace, Part item, String what) {
    Part name = item.get("name");
    Part other = item.get("namespace");
    String quoted = what + " \"" + name.text() + "\"";
    if (name.text().contains("@")) {
      if (isRefused(scope, namespace, name, quoted)) {
        return null;
      }
      if (other.present()) {
        String message =
            "the namespace \"" + other.text() + "\" has no effect with another provider's " + what;
        scope.warn(Code.K8S_CROSS_NAMESPACE, other, message);
      }
      return name.text();
    }
    String target = other.text().isEmpty() ? namespace : other.text();
    if (!mayRefer(namespace, target)) {
      String message =
          quoted
              + " is in the namespace "
              + target
              + ", which needs the option allowCrossNamespace";
      return scope.refuse(Code.K8S_CROSS_NAMESPACE, other, message);
    }
    return Names.normal(Names.id(target, name.text()));
  }

  /** Whether a name with @ may not be used; that is reported. */
  boolean isRefused(Scope scope, String namespace, Part name, String quoted) {
    if (name.text().endsWith(AT_PROVIDER) && !options.provider().allowCrossNamespace()) {
      String message = quoted + " needs the option allowCrossNamespace, as any " + AT_PROVIDER;
      scope.refuse(Code.K8S_CROSS_NAMESPACE, name, message);
      return true;
    }
    return !mayReferToProvider(scope, namespace, name, quoted);
  }

  /** Whether objects of a namespace may name with @ what a provider defines; else reports it. */
  boolean mayReferToProvider(Scope scope, String namespace, Part name, String quoted) {
    if (options.mayReferToProviders(namespace)) {
      return true;
    }
    String message = quoted + ": the namespace " + namespace + " is not in crossProviderNamespaces";
    scope.refuse(Code.K8S_CROSS_NAMESPACE, name, message);
    return false;
  }

  /** The name of a ServersTransport; empty for none, null where it is refused. */
  @Nullable String transport(Scope scope, String namespace, Part name) {
    if (name.text().isEmpty()) {
      return "";
    }
    if (name.text().contains("@")) {
      String quoted = "serversTransport \"" + name.text() + "\"";
      return isRefused(scope, namespace, name, quoted) ? null : name.text();
    }
    return Names.normal(Names.id(namespace, name.text()));
  }
}
