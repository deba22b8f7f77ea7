package dev.traefikctl.lint;

import java.util.Locale;

/**
 * A URL as far as lint rules need it; never fails.
 *
 * @param scheme in lower case; "" where there is no {@code ://}
 * @param host with its port; "" where there is none
 * @param path from the first slash behind the host on; "" where there is none
 * @param query without its question mark
 */
record ServerUrl(String scheme, String host, String path, String query) {

  static ServerUrl of(String text) {
    int colon = text.indexOf("://");
    String scheme = colon < 0 ? "" : text.substring(0, colon).toLowerCase(Locale.ROOT);
    String rest = colon < 0 ? text : text.substring(colon + 3);
    int mark = rest.indexOf('?');
    String query = mark < 0 ? "" : rest.substring(mark + 1);
    String target = mark < 0 ? rest : rest.substring(0, mark);
    int slash = target.indexOf('/');
    String host = slash < 0 ? target : target.substring(0, slash);
    String path = slash < 0 ? "" : target.substring(slash);
    return new ServerUrl(scheme, host, path, query);
  }

  boolean absoluteHttp() {
    boolean brackets = host.startsWith("[") == host.contains("]");
    return (scheme.equals("http") || scheme.equals("https")) && !host.isEmpty() && brackets;
  }
}
