package dev.traefikctl.cli.render;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The texts of the files that were read, for the excerpts that diagnostics show. */
public final class Sources {

  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, List<String>> lines = new HashMap<>();

  /** Remembers the text of a file under the name that spans carry. */
  public void add(String file, String text) {
    texts.put(file, text);
  }

  /** The text of a file; null where it was not read. */
  public @Nullable String text(String file) {
    return texts.get(file);
  }

  /** A line of a file as it may be shown, counted from 1; null where there is none. */
  public @Nullable String line(String file, int number) {
    String text = texts.get(file);
    if (text == null || number < 1) {
      return null;
    }
    List<String> all = lines.computeIfAbsent(file, name -> text.lines().toList());
    return number <= all.size() ? SecretLines.shown(all, number - 1) : null;
  }
}
