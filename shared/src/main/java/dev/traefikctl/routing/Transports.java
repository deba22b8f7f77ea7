package dev.traefikctl.routing;

import dev.traefikctl.http.TransportOptions;
import dev.traefikctl.model.http.ServersTransport;
import dev.traefikctl.model.http.ServersTransport.ForwardingTimeouts;
import dev.traefikctl.model.statics.DefaultServersTransport;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The ways to reach servers: the default one and those of the dynamic configuration. */
final class Transports {

  private static final String DEFAULT = "default@internal";

  private final Map<String, TransportOptions> byName = new HashMap<>();

  Transports(DefaultServersTransport standard, Map<String, ServersTransport> configured) {
    byName.put(DEFAULT, standard(standard));
    configured.forEach((name, transport) -> byName.put(name, options(name, transport)));
  }

  /** The options of a transport; "" is the default one. */
  @Nullable TransportOptions find(String qualified) {
    return byName.get(qualified.isEmpty() ? DEFAULT : qualified);
  }

  Set<String> names() {
    return byName.keySet();
  }

  private static TransportOptions standard(DefaultServersTransport transport) {
    DefaultServersTransport.ForwardingTimeouts timeouts = transport.forwardingTimeouts();
    return new TransportOptions(
        DEFAULT,
        transport.maxIdleConnsPerHost(),
        timeouts == null ? Duration.ofSeconds(30) : timeouts.dialTimeout(),
        timeouts == null ? Duration.ZERO : timeouts.responseHeaderTimeout(),
        timeouts == null ? Duration.ofSeconds(90) : timeouts.idleConnTimeout(),
        transport.insecureSkipVerify(),
        "",
        transport.authorities(),
        false,
        "");
  }

  private static TransportOptions options(String name, ServersTransport transport) {
    ForwardingTimeouts timeouts = transport.forwardingTimeouts();
    return new TransportOptions(
        name,
        transport.maxIdleConnsPerHost(),
        timeouts == null ? Duration.ofSeconds(30) : timeouts.dialTimeout(),
        timeouts == null ? Duration.ZERO : timeouts.responseHeaderTimeout(),
        timeouts == null ? Duration.ofSeconds(90) : timeouts.idleConnTimeout(),
        transport.insecureSkipVerify(),
        transport.serverName(),
        transport.authorities(),
        transport.disableHTTP2(),
        tlsKey(transport));
  }

  /** A digest of what else decides about TLS; keys are part of it, so it must not tell them. */
  private static String tlsKey(ServersTransport transport) {
    StringBuilder all = new StringBuilder();
    all.append(transport.cipherSuites()).append('\n');
    all.append(transport.minVersion()).append('\n').append(transport.maxVersion()).append('\n');
    all.append(transport.peerCertURI()).append('\n').append(transport.spiffe()).append('\n');
    transport.certificates().forEach(one -> all.append(one.identity()).append('\n'));
    if (all.toString().equals("[]\n\n\n\nnull\n")) {
      return "";
    }
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] hash = digest.digest(all.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
