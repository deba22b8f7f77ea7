package dev.traefikctl.source.template;

import dev.traefikctl.source.template.Values.GoMap;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sprig's functions over paths and URLs. */
final class PathFunctions {

  /** RFC 3986, appendix B, with the authority taken apart. */
  private static final Pattern URL =
      Pattern.compile(
          "(?:([A-Za-z][A-Za-z0-9+.-]*):)?"
              + "(?://(?:([^@/?#]*)@)?([^/?#]*))?"
              + "([^?#]*)(?:\\?([^#]*))?(?:#(.*))?",
          Pattern.DOTALL);

  private PathFunctions() {}

  static void register(Functions to) {
    for (String prefix : List.of("", "os")) {
      to.add(named(prefix, "base"), "s", args -> base(args.string(0)));
      to.add(named(prefix, "dir"), "s", args -> dir(args.string(0)));
      to.add(named(prefix, "clean"), "s", args -> clean(args.string(0)));
      to.add(named(prefix, "ext"), "s", args -> ext(args.string(0)));
      to.add(named(prefix, "isAbs"), "s", args -> args.string(0).startsWith("/"));
    }
    to.add("urlParse", "s", args -> parse(args.string(0)));
    to.add("urlJoin", "m", args -> join(args.map(0)));
  }

  private static String named(String prefix, String name) {
    return prefix.isEmpty()
        ? name
        : prefix + Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  private static String base(String path) {
    if (path.isEmpty()) {
      return ".";
    }
    String trimmed = TextFunctions.trimEnd(path, '/');
    return trimmed.isEmpty() ? "/" : trimmed.substring(trimmed.lastIndexOf('/') + 1);
  }

  private static String dir(String path) {
    return clean(path.substring(0, path.lastIndexOf('/') + 1));
  }

  private static String ext(String path) {
    int dot = path.lastIndexOf('.');
    return dot > path.lastIndexOf('/') ? path.substring(dot) : "";
  }

  private static String clean(String path) {
    boolean rooted = path.startsWith("/");
    Deque<String> parts = new ArrayDeque<>();
    for (String part : path.split("/", -1)) {
      boolean up = part.equals("..");
      if (up && !parts.isEmpty() && !parts.getLast().equals("..")) {
        parts.removeLast();
      } else if (!part.isEmpty() && !part.equals(".") && !(up && rooted)) {
        parts.addLast(part);
      }
    }
    String joined = String.join("/", parts);
    return rooted ? "/" + joined : joined.isEmpty() ? "." : joined;
  }

  private static GoMap parse(String url) {
    Matcher matcher = URL.matcher(url);
    if (!matcher.matches() || url.startsWith(":")) {
      throw Failure.of("unable to parse url: parse \"" + url + "\"");
    }
    GoMap out = GoMap.empty();
    String scheme = orEmpty(matcher.group(1));
    String host = orEmpty(matcher.group(3));
    String path = orEmpty(matcher.group(4));
    boolean opaque = !scheme.isEmpty() && matcher.group(3) == null && !path.startsWith("/");
    out.entries().put("scheme", scheme.toLowerCase(Locale.ROOT));
    out.entries().put("userinfo", orEmpty(matcher.group(2)));
    out.entries().put("host", host);
    out.entries().put("hostname", hostname(host));
    out.entries().put("path", opaque ? "" : unescape(path));
    out.entries().put("opaque", opaque ? path : "");
    out.entries().put("query", orEmpty(matcher.group(5)));
    out.entries().put("fragment", unescape(orEmpty(matcher.group(6))));
    return out;
  }

  private static String hostname(String host) {
    if (host.startsWith("[")) {
      int end = host.indexOf(']');
      return end < 0 ? host : host.substring(1, end);
    }
    int colon = host.indexOf(':');
    return colon < 0 ? host : host.substring(0, colon);
  }

  private static String unescape(String text) {
    try {
      String safe = text.replace("+", "%2B");
      return URLDecoder.decode(safe, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw Failure.of("unable to parse url: invalid URL escape in \"" + text + "\"");
    }
  }

  private static String join(GoMap map) {
    String scheme = part(map, "scheme");
    StringBuilder out = new StringBuilder();
    if (!scheme.isEmpty()) {
      out.append(scheme).append(':');
    }
    String opaque = part(map, "opaque");
    if (!opaque.isEmpty()) {
      out.append(opaque);
    } else {
      authority(map, scheme, out);
    }
    String query = part(map, "query");
    String fragment = part(map, "fragment");
    out.append(query.isEmpty() ? "" : "?" + query);
    return out.append(fragment.isEmpty() ? "" : "#" + fragment).toString();
  }

  private static void authority(GoMap map, String scheme, StringBuilder out) {
    String host = part(map, "host");
    String user = part(map, "userinfo");
    String path = part(map, "path");
    if (!host.isEmpty() || !user.isEmpty() || (!scheme.isEmpty() && path.startsWith("/"))) {
      out.append(host.isEmpty() && user.isEmpty() ? "" : "//");
      out.append(user.isEmpty() ? "" : user + "@").append(host);
    }
    boolean slash = !path.isEmpty() && !path.startsWith("/") && !host.isEmpty();
    out.append(slash ? "/" : "").append(path.replace(" ", "%20"));
  }

  private static String part(GoMap map, String key) {
    Object value = map.entries().getOrDefault(key, "");
    if (value instanceof String text) {
      return text;
    }
    throw Failure.of(
        "unable to parse "
            + key
            + " key, must be of type string, but "
            + Values.kind(value)
            + " found");
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
