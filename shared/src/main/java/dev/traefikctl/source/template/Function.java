package dev.traefikctl.source.template;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A function that templates can call.
 *
 * @param parameters Go's types of the parameters
 * @param variadic whether the last parameter may be given any number of times
 */
record Function(String name, List<Param> parameters, boolean variadic, Body body) {

  /** Functions that take the same time however large their arguments are. */
  private static final Set<String> QUICK =
      Set.of(
          "coalesce",
          "default",
          "dict",
          "empty",
          "eq",
          "first",
          "get",
          "hasKey",
          "index",
          "kindIs",
          "kindOf",
          "last",
          "len",
          "list",
          "ne",
          "not",
          "set",
          "ternary",
          "tuple",
          "typeIs",
          "typeOf",
          "unset");

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

  /** Roughly how many steps a call takes: most functions walk over their lists and texts. */
  long cost(List<@Nullable Object> values) {
    if (QUICK.contains(name)) {
      return 0;
    }
    long size = 0;
    for (Object value : values) {
      size +=
          switch (value) {
            case Values.GoList list -> list.items().size();
            case Values.GoMap map -> map.entries().size();
            case String text -> text.length() / 16;
            case null, default -> 0;
          };
    }
    return size / 32;
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
