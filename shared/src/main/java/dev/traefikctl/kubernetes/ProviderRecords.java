package dev.traefikctl.kubernetes;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.ConfigPath;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.model.DynamicConfig;
import dev.traefikctl.schema.Binder;
import dev.traefikctl.schema.Dialect;
import dev.traefikctl.source.Node;

/**
 * From what a translator wrote to the records that the engine works with. Nothing is added: a value
 * that the translator left out is null, false, 0 or empty, since Traefik's Kubernetes providers add
 * the defaults that they mean themselves, unlike the file provider. Thread-safe.
 *
 * <p>Findings are at the places of the manifests: a value that the API server would have refused,
 * and once an option what has no effect in this version yet.
 */
public final class ProviderRecords {

  private static final Dialect DIALECT =
      Dialect.translated(Code.UNKNOWN_DYNAMIC_FIELD, "the API server refuses the object");
  private static final Binder<DynamicConfig> CONFIG = Binder.of(DynamicConfig.class, DIALECT);

  private ProviderRecords() {}

  /** A whole configuration; that of a provider that gave up is empty. */
  public static DynamicConfig config(Translation translation, Reporter reporter) {
    Node.Mapping written = translation.configuration();
    return written == null ? DynamicConfig.empty() : CONFIG.bind(written, reporter).value();
  }

  /**
   * One entry of a configuration alone: a {@code Router}, a {@code TcpService}, a {@code
   * MiddlewareDef}…
   *
   * @param at its path in the configuration, for findings: {@code http.routers.default-app}
   */
  public static <T extends Record> T entry(
      Class<T> type, Node written, ConfigPath at, Reporter reporter) {
    return Binder.of(type, DIALECT).bind(written, at, reporter).value();
  }
}
