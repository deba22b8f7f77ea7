package dev.traefikctl.file;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.ConfigPath;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Diagnostic.Related;
import dev.traefikctl.diag.Origins;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.model.DynamicConfig;
import dev.traefikctl.model.http.HttpConfig;
import dev.traefikctl.model.tcp.TcpConfig;
import dev.traefikctl.model.tls.Certificate;
import dev.traefikctl.model.tls.TlsConfig;
import dev.traefikctl.model.udp.UdpConfig;
import dev.traefikctl.source.Node;
import dev.traefikctl.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Joins the files of a directory as the file provider does: the first of a name stays. */
public final class DynamicMerge {

  private final List<DynamicDocument> files;
  private final Reporter reporter;

  private DynamicMerge(List<DynamicDocument> files, Reporter reporter) {
    this.files = files;
    this.reporter = reporter;
  }

  /** One configuration of all files, in their order; reports what is defined twice. */
  public static DynamicConfig merge(List<DynamicDocument> files, Reporter reporter) {
    return switch (files.size()) {
      case 0 -> DynamicConfig.empty();
      case 1 -> files.getFirst().config();
      default -> new DynamicMerge(files, reporter).merged();
    };
  }

  private DynamicConfig merged() {
    List<Certificate> certificates = new ArrayList<>();
    files.forEach(file -> certificates.addAll(file.config().tls().certificates()));
    return new DynamicConfig(
        new HttpConfig(
            join(c -> c.http().routers(), "http", "routers"),
            join(c -> c.http().services(), "http", "services"),
            join(c -> c.http().middlewares(), "http", "middlewares"),
            join(c -> c.http().serversTransports(), "http", "serversTransports")),
        new TcpConfig(
            join(c -> c.tcp().routers(), "tcp", "routers"),
            join(c -> c.tcp().services(), "tcp", "services"),
            join(c -> c.tcp().middlewares(), "tcp", "middlewares"),
            join(c -> c.tcp().serversTransports(), "tcp", "serversTransports")),
        new UdpConfig(
            join(c -> c.udp().routers(), "udp", "routers"),
            join(c -> c.udp().services(), "udp", "services")),
        new TlsConfig(
            List.copyOf(certificates),
            join(c -> c.tls().options(), "tls", "options"),
            join(c -> c.tls().stores(), "tls", "stores")));
  }

  private <T> Map<String, T> join(Function<DynamicConfig, Map<String, T>> section, String... path) {
    Map<String, T> out = new LinkedHashMap<>();
    Map<String, DynamicDocument> first = new HashMap<>();
    for (DynamicDocument file : files) {
      section
          .apply(file.config())
          .forEach((name, part) -> {
            DynamicDocument kept = first.putIfAbsent(name, file);
            if (kept == null) {
              out.put(name, part);
            } else {
              reportTwice(ConfigPath.of(path).child(name), kept, file);
            }
          });
    }
    return out;
  }

  private void reportTwice(ConfigPath path, DynamicDocument kept, DynamicDocument dropped) {
    String message = path + " is also defined in another file, whose definition Traefik keeps";
    Span first = place(kept.root(), path);
    reporter.report(
        Diagnostic.at(Code.DUPLICATE_IN_FILES, place(dropped.root(), path), message)
            .suggest("give one of the two another name")
            .relate(
                first == null
                    ? List.of()
                    : List.of(new Related(first, "the definition that Traefik keeps"))));
  }

  private static @Nullable Span place(@Nullable Node root, ConfigPath path) {
    return root == null ? null : Origins.of(List.of(root)).find(path).orElse(root.span());
  }
}
