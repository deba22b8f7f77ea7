package dev.traefikctl.diag;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way from the root of a configuration to one of its parts: {@code http.routers.app.rule}. List
 * items are named by their index: {@code http.routers.app.middlewares.0}.
 */
public record ConfigPath(@Nullable ConfigPath parent, String name) {

  /** The segments up to the name of a part: {@code http.routers.app@file}. */
  private static final int PART = 3;

  private static final String FILE = "@file";
  private static final ConfigPath ROOT = new ConfigPath(null, "");

  /** The path of a whole document. */
  public static ConfigPath root() {
    return ROOT;
  }

  /** A path by its segments; a segment may hold dots. */
  public static ConfigPath of(String... segments) {
    ConfigPath path = ROOT;
    for (String segment : segments) {
      path = path.child(segment);
    }
    return path;
  }

  public ConfigPath child(String segment) {
    return new ConfigPath(this, segment);
  }

  public ConfigPath child(int index) {
    return child(Integer.toString(index));
  }

  /** The path without the {@code @file} of its part's name, which no user writes in files. */
  public ConfigPath asWritten() {
    List<String> all = segments();
    if (all.size() < PART || !all.get(PART - 1).endsWith(FILE)) {
      return this;
    }
    String name = all.get(PART - 1);
    all.set(PART - 1, name.substring(0, name.length() - FILE.length()));
    return of(all.toArray(new String[0]));
  }

  public boolean isRoot() {
    return parent == null;
  }

  /** The segments from the root on. */
  public List<String> segments() {
    List<String> out = new ArrayList<>();
    for (ConfigPath at = this; at.parent() != null; at = at.parent()) {
      out.add(at.name());
    }
    Collections.reverse(out);
    return out;
  }

  @Override
  public String toString() {
    return String.join(".", segments());
  }
}
