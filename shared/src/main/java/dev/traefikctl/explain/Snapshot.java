package dev.traefikctl.explain;

import dev.traefikctl.http.Headers;
import dev.traefikctl.http.Request;
import dev.traefikctl.http.Response;
import dev.traefikctl.http.UrlEscapes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A message at one time, to be compared with itself later. */
final class Snapshot {

  private final Map<String, @Nullable String> parts = new LinkedHashMap<>();

  private Snapshot() {}

  static Snapshot of(Request request) {
    Snapshot out = new Snapshot();
    out.parts.put("method", request.method());
    out.parts.put("host", request.host());
    out.parts.put("path", request.path());
    out.parts.put("query", request.query());
    out.headers(request.headers());
    return out;
  }

  static Snapshot of(Response response) {
    Snapshot out = new Snapshot();
    out.parts.put("status", Integer.toString(response.status()));
    out.headers(response.headers());
    return out;
  }

  private void headers(Headers headers) {
    headers.forEach((name, value) ->
        parts.merge("header " + name, UrlEscapes.text(value), (a, b) -> a + ", " + b));
  }

  /** What is different in {@code later}. */
  List<Change> changes(Snapshot later) {
    Set<String> all = new LinkedHashSet<>(parts.keySet());
    all.addAll(later.parts.keySet());
    List<Change> out = new ArrayList<>();
    for (String part : all) {
      String before = parts.get(part);
      String after = later.parts.get(part);
      if (!Objects.equals(before, after)) {
        out.add(new Change(part, before, after));
      }
    }
    return out;
  }
}
