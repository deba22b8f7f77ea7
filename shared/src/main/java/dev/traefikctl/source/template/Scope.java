package dev.traefikctl.source.template;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The variables of one executing template, innermost last. */
final class Scope {

  private final List<String> names = new ArrayList<>();
  private final List<@Nullable Object> values = new ArrayList<>();

  Scope(@Nullable Object data) {
    push("$", data);
  }

  int mark() {
    return names.size();
  }

  void restore(int mark) {
    names.subList(mark, names.size()).clear();
    values.subList(mark, values.size()).clear();
  }

  void push(String name, @Nullable Object value) {
    names.add(name);
    values.add(value);
  }

  void set(String name, @Nullable Object value) {
    values.set(index(name), value);
  }

  @Nullable Object get(String name) {
    return values.get(index(name));
  }

  /** A variable that the parser saw may lie in an argument that was never evaluated. */
  private int index(String name) {
    int index = names.lastIndexOf(name);
    if (index < 0) {
      throw Failure.of("undefined variable: " + name);
    }
    return index;
  }
}
