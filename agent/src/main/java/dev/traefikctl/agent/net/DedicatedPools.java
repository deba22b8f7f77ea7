package dev.traefikctl.agent.net;

import dev.traefikctl.agent.upstream.UpstreamPool;
import dev.traefikctl.agent.wire.Names;
import dev.traefikctl.http.Headers;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The connections to servers that belong to one client's connection alone, once a server asked for
 * NTLM or Negotiate: these authenticate connections, not requests (RFC 4559 section 6).
 */
final class DedicatedPools {

  private @Nullable Map<UpstreamPool, UpstreamPool> pools;

  /** Looks whether a server asks for such a scheme; from then on nothing is shared. */
  void see(Headers answer) {
    for (int i = answer.indexOf(Names.WWW_AUTHENTICATE, 0);
        i >= 0 && pools == null;
        i = answer.indexOf(Names.WWW_AUTHENTICATE, i + 1)) {
      String challenge = answer.value(i);
      if (challenge.startsWith("NTLM") || challenge.startsWith("Negotiate")) {
        pools = new HashMap<>();
      }
    }
  }

  /** The pool to use in place of the one that all share. */
  UpstreamPool of(UpstreamPool shared) {
    Map<UpstreamPool, UpstreamPool> own = pools;
    return own == null ? shared : own.computeIfAbsent(shared, UpstreamPool::dedicated);
  }

  /** The client's connection is gone, so that nobody may use what it authenticated. */
  void close() {
    Map<UpstreamPool, UpstreamPool> own = pools;
    if (own != null) {
      own.values().forEach(UpstreamPool::closeIdle);
    }
  }
}
