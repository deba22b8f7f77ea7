package dev.traefikctl.source.template;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function that templates can call.
 *
 * @param parameters Go's types of the parameters
 * @param variadic whether the last parameter may be given any number of times
 */
record Function(String name, List<Param> parameters, boolean variadic, Body body) {

  /** What a parameter takes; as strict as Go: an {@code int64} is no {@code int}. */
  enum Param {
    ANY("interface {}"),
    STRING("string"),
    INT("int"),
    FLOAT("float64"),
    BOOL("bool"),
    MAP("map[string]interface {}"),
    TIME("time.Time");

    private final String type;

    Param(String type) {
      this.type = type;
    }

    /** Go's name of the type. */
    String type() {
      return type;
    }
  }

  /** What the function does. It throws {@link Failure} where Go's gives an error or panics. */
  @FunctionalInterface
  interface Body {
    @Nullable Object call(Args args);
  }

  Param parameter(int index) {
    return parameters.get(Math.min(index, parameters.size() - 1));
  }

  /** Why this number of arguments is wrong; empty where it is right. */
  String arity(int given) {
    int fixed = variadic ? parameters.size() - 1 : parameters.size();
    boolean fits = variadic ? given >= fixed : given == fixed;
    String least = variadic ? "at least " : "";
    return fits
        ? ""
        : "wrong number of args for " + name + ": want " + least + fixed + " got " + given;
  }
}
