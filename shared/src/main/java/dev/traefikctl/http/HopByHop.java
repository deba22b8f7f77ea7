package dev.traefikctl.http;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of the client's connection headers goes on to the server in another form.
 *
 * @param upgrade the protocols to upgrade to; null where the request is no upgrade
 * @param teTrailers whether the client takes trailers
 */
public record HopByHop(@Nullable String upgrade, boolean teTrailers) {

  private static final HopByHop NOTHING = new HopByHop(null, false);

  private static final HeaderName CONNECTION = HeaderName.of("Connection");
  private static final HeaderName UPGRADE = HeaderName.of("Upgrade");
  private static final HeaderName TE = HeaderName.of("Te");
  private static final HeaderName TRAILER = HeaderName.of("Trailer");

  private static final Set<String> TAKEN =
      Set.of(
          "connection",
          "keep-alive",
          "proxy-authenticate",
          "proxy-authorization",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  private static final HeaderName[] ALWAYS = {
    HeaderName.of("Proxy-Connection"),
    HeaderName.of("Keep-Alive"),
    HeaderName.of("Proxy-Authenticate"),
    HeaderName.of("Proxy-Authorization")
  };

  /** The exact spelling of WebSocket headers, which some servers insist on. */
  private static final List<HeaderName> WEBSOCKET =
      List.of(
          HeaderName.exactly("Sec-WebSocket-Key"),
          HeaderName.exactly("Sec-WebSocket-Extensions"),
          HeaderName.exactly("Sec-WebSocket-Accept"),
          HeaderName.exactly("Sec-WebSocket-Protocol"),
          HeaderName.exactly("Sec-WebSocket-Version"));

  /** Removes the headers of one hop (RFC 9110 section 7.6.1) and notes what is sent anew. */
  public static HopByHop take(Headers headers) {
    for (HeaderName name : ALWAYS) {
      headers.remove(name);
    }
    boolean connection = headers.contains(CONNECTION);
    boolean others = headers.contains(UPGRADE) || headers.contains(TE) || headers.contains(TRAILER);
    return connection || others ? slowly(headers) : NOTHING;
  }

  /** Whether a header of that name never goes on to the server. */
  static boolean takes(String name) {
    return TAKEN.contains(name.toLowerCase(Locale.ROOT));
  }

  private static HopByHop slowly(Headers headers) {
    String upgrade = null;
    List<String> tokens = headers.all(CONNECTION);
    if (hasToken(tokens, "upgrade")) {
      upgrade = headers.get(UPGRADE);
    }
    boolean te = hasToken(headers.all(TE), "trailers");
    for (String value : tokens) {
      for (String name : CommaList.split(value)) {
        headers.remove(HeaderName.exactly(name));
      }
    }
    headers.remove(CONNECTION);
    headers.remove(UPGRADE);
    headers.remove(TE);
    headers.remove(TRAILER);
    if (upgrade != null && upgrade.isEmpty()) {
      upgrade = null;
    }
    if ("websocket".equalsIgnoreCase(upgrade)) {
      spellWebSocket(headers);
    }
    return new HopByHop(upgrade, te);
  }

  private static void spellWebSocket(Headers headers) {
    for (HeaderName name : WEBSOCKET) {
      String value = headers.get(name);
      if (value != null) {
        headers.remove(name);
        headers.add(name, value);
      }
    }
  }

  private static boolean hasToken(List<String> values, String lower) {
    for (String value : values) {
      for (String token : CommaList.split(value)) {
        if (token.toLowerCase(Locale.ROOT).equals(lower)) {
          return true;
        }
      }
    }
    return false;
  }

  /** The characters of the values that are written anew. */
  public int length() {
    return upgrade == null ? 0 : upgrade.length();
  }
}
