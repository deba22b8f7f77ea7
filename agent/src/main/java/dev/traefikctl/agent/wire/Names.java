package dev.traefikctl.agent.wire;

import dev.traefikctl.http.HeaderName;

/** Header names that the data plane itself looks at. */
public final class Names {

  public static final HeaderName ACCEPT_ENCODING = HeaderName.of("Accept-Encoding");
  public static final HeaderName CACHE_CONTROL = HeaderName.of("Cache-Control");
  public static final HeaderName CONNECTION = HeaderName.of("Connection");
  public static final HeaderName CONTENT_ENCODING = HeaderName.of("Content-Encoding");
  public static final HeaderName CONTENT_LENGTH = HeaderName.of("Content-Length");
  public static final HeaderName CONTENT_TYPE = HeaderName.of("Content-Type");
  public static final HeaderName DATE = HeaderName.of("Date");
  public static final HeaderName EXPECT = HeaderName.of("Expect");
  public static final HeaderName HOST = HeaderName.of("Host");
  public static final HeaderName KEEP_ALIVE = HeaderName.of("Keep-Alive");
  public static final HeaderName PRAGMA = HeaderName.of("Pragma");
  public static final HeaderName PROXY_AUTHENTICATE = HeaderName.of("Proxy-Authenticate");
  public static final HeaderName PROXY_AUTHORIZATION = HeaderName.of("Proxy-Authorization");
  public static final HeaderName PROXY_CONNECTION = HeaderName.of("Proxy-Connection");
  public static final HeaderName RANGE = HeaderName.of("Range");
  public static final HeaderName TE = HeaderName.of("Te");
  public static final HeaderName TRAILER = HeaderName.of("Trailer");
  public static final HeaderName TRANSFER_ENCODING = HeaderName.of("Transfer-Encoding");
  public static final HeaderName UPGRADE = HeaderName.of("Upgrade");
  public static final HeaderName USER_AGENT = HeaderName.of("User-Agent");
  public static final HeaderName WWW_AUTHENTICATE = HeaderName.of("Www-Authenticate");
  public static final HeaderName X_FORWARDED_FOR = HeaderName.of("X-Forwarded-For");

  private Names() {}
}
