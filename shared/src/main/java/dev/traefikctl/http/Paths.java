package dev.traefikctl.http;

/** Request paths: percent-encoding and normalisation (RFC 3986 section 6.2.2). */
public final class Paths {

  /** Characters whose escapes stay escaped in the path that rules see. */
  private static final String RESERVED = ":/?#[]@!$&'()*+,;=%";

  private Paths() {}

  /** The path that rules see: every escape decoded, except those of reserved characters. */
  public static String routingPath(String escaped) {
    if (escaped.indexOf('%') < 0) {
      return escaped;
    }
    return PercentDecoder.decode(escaped, RESERVED);
  }
}
