package dev.traefikctl.agent.net;

import dev.traefikctl.agent.wire.Names;
import dev.traefikctl.agent.wire.Tokens;
import dev.traefikctl.http.HeaderName;
import dev.traefikctl.http.Headers;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What of the client's connection headers goes on to the server in another form.
 *
 * @param upgrade the protocols to upgrade to; null where the request is no upgrade
 * @param teTrailers whether the client takes trailers
 * @param trailer the announced trailers; null where there are none, or no chunked body
 */
record HopByHop(@Nullable String upgrade, boolean teTrailers, @Nullable String trailer) {

  private static final HopByHop NOTHING = new HopByHop(null, false, null);

  private static final HeaderName[] ALWAYS = {
    Names.PROXY_CONNECTION, Names.KEEP_ALIVE, Names.PROXY_AUTHENTICATE, Names.PROXY_AUTHORIZATION
  };

  /** Removes the headers of one hop (RFC 9110 section 7.6.1) and notes what is sent anew. */
  static HopByHop take(Headers headers, boolean chunked) {
    for (HeaderName name : ALWAYS) {
      headers.remove(name);
    }
    boolean connection = headers.contains(Names.CONNECTION);
    boolean others =
        headers.contains(Names.UPGRADE)
            || headers.contains(Names.TE)
            || headers.contains(Names.TRAILER);
    return connection || others ? slowly(headers, chunked) : NOTHING;
  }

  private static HopByHop slowly(Headers headers, boolean chunked) {
    String upgrade = null;
    List<String> tokens = headers.all(Names.CONNECTION);
    if (hasToken(tokens, "upgrade")) {
      upgrade = headers.get(Names.UPGRADE);
    }
    boolean te = hasToken(headers.all(Names.TE), "trailers");
    List<String> trailers = headers.all(Names.TRAILER);
    for (String value : tokens) {
      for (String name : Tokens.split(value)) {
        headers.remove(HeaderName.exactly(name));
      }
    }
    headers.remove(Names.CONNECTION);
    headers.remove(Names.UPGRADE);
    headers.remove(Names.TE);
    headers.remove(Names.TRAILER);
    if (upgrade != null && upgrade.isEmpty()) {
      upgrade = null;
    }
    if (upgrade != null) {
      spellWebSocket(headers);
    }
    boolean announce = chunked && !trailers.isEmpty();
    return new HopByHop(upgrade, te, announce ? String.join(", ", trailers) : null);
  }

  private static void spellWebSocket(Headers headers) {
    for (HeaderName name : RequestWriter.WEBSOCKET) {
      String value = headers.get(name);
      if (value != null) {
        headers.remove(name);
        headers.add(name, value);
      }
    }
  }

  private static boolean hasToken(List<String> values, String lower) {
    for (String value : values) {
      for (String token : Tokens.split(value)) {
        if (token.toLowerCase(Locale.ROOT).equals(lower)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Room for what is written anew. */
  int length() {
    return (upgrade == null ? 0 : upgrade.length()) + (trailer == null ? 0 : trailer.length());
  }
}
