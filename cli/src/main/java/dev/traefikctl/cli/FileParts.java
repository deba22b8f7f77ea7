package dev.traefikctl.cli;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.ConfigPath;
import dev.traefikctl.diag.Diagnostic;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Joins dynamic files as the file provider does: the first definition of a name stays. */
final class FileParts {

  private record File(DynamicConfig config, Node root) {}

  private final Reporter reporter;
  private final List<File> files = new ArrayList<>();

  FileParts(Reporter reporter) {
    this.reporter = reporter;
  }

  void add(DynamicConfig config, Node root) {
    files.add(new File(config, root));
  }

  DynamicConfig merged() {
    if (files.size() == 1) {
      return files.getFirst().config();
    }
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
            certificates,
            join(c -> c.tls().options(), "tls", "options"),
            join(c -> c.tls().stores(), "tls", "stores")));
  }

  private <T> Map<String, T> join(Function<DynamicConfig, Map<String, T>> section, String... path) {
    Map<String, T> out = new LinkedHashMap<>();
    Map<String, Node> first = new LinkedHashMap<>();
    for (File file : files) {
      section
          .apply(file.config())
          .forEach((name, part) -> {
            if (out.putIfAbsent(name, part) == null) {
              first.put(name, file.root());
            } else {
              twice(ConfigPath.of(path).child(name), first.get(name), file.root());
            }
          });
    }
    return out;
  }

  private void twice(ConfigPath path, @Nullable Node kept, Node other) {
    Span place = Origins.of(List.of(other)).find(path).orElse(other.span());
    List<Diagnostic.Related> related =
        kept == null
            ? List.of()
            : Origins.of(List.of(kept)).find(path).stream()
                .map(span -> new Diagnostic.Related(span, "the definition that Traefik keeps"))
                .toList();
    reporter.report(
        Diagnostic.at(
                Code.DUPLICATE_IN_FILES,
                place,
                path + " is also defined in another file, whose definition Traefik keeps")
            .suggest("give one of the two another name")
            .relate(related));
  }
}
