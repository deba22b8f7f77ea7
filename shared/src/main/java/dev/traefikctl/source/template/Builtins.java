package dev.traefikctl.source.template;

import dev.traefikctl.source.template.Values.GoList;
import dev.traefikctl.source.template.Values.GoMap;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The functions that {@code text/template} itself has. */
final class Builtins {

  private Builtins() {}

  static void register(Functions to) {
    // both are evaluated lazily, by the evaluator; these entries make them known
    to.add("and", "aa*", args -> args.any(0));
    to.add("or", "aa*", args -> args.any(0));
    to.add("not", "a", args -> !Values.truth(args.any(0)));
    to.add("len", "a", args -> length(args.any(0)));
    to.add("index", "aa*", Builtins::index);
    to.add("call", "aa*", args -> notCallable(args.any(0)));
    to.add("print", "a*", args -> print(args.values()));
    to.add("println", "a*", args -> println(args.values()));
    to.add("printf", "sa*", args -> GoFormat.format(args.string(0), args.rest(1), args.budget()));
    to.add("html", "a*", args -> Escapes.html(joined(args.values())));
    to.add("js", "a*", args -> Escapes.js(joined(args.values())));
    to.add("urlquery", "a*", args -> Escapes.query(joined(args.values())));
    to.add("eq", "aa*", Comparison::equal);
    to.add("ne", "aa", args -> !Comparison.equal(args.any(0), args.any(1)));
    to.add("lt", "aa", args -> Comparison.less(args.any(0), args.any(1)));
    to.add("le", "aa", args -> Comparison.lessOrEqual(args.any(0), args.any(1)));
    to.add("gt", "aa", args -> !Comparison.lessOrEqual(args.any(0), args.any(1)));
    to.add("ge", "aa", args -> !Comparison.less(args.any(0), args.any(1)));
  }

  private static Object length(@Nullable Object value) {
    return switch (value) {
      case String text -> (long) text.getBytes(StandardCharsets.UTF_8).length;
      case GoList list -> (long) list.items().size();
      case GoMap map -> (long) map.entries().size();
      case null -> throw Failure.of("len of nil pointer");
      default -> throw Failure.of("len of type " + Values.type(value));
    };
  }

  private static @Nullable Object index(Args args) {
    Object value = args.any(0);
    if (value == null) {
      throw Failure.of("index of untyped nil");
    }
    for (int i = 1; i < args.count(); i++) {
      Object key = args.any(i);
      value =
          switch (value) {
            case GoList list -> list.items().get(position(key, list.items().size()));
            case GoMap map when key instanceof String name -> map.entries().get(name);
            case String text -> {
              byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
              yield (long) (bytes[position(key, bytes.length)] & 0xFF);
            }
            case GoMap _ ->
                throw Failure.of("value has type " + Values.type(key) + "; should be string");
            case null -> throw Failure.of("index of untyped nil");
            default -> throw Failure.of("can't index item of type " + Values.type(value));
          };
    }
    return value;
  }

  private static int position(@Nullable Object index, int length) {
    if (index == null || !Values.isInteger(index)) {
      throw Failure.of("cannot index slice/array with type " + Values.type(index));
    }
    long at = Values.integer(index);
    if (at < 0 || at >= length) {
      throw Failure.of("index out of range: " + at);
    }
    return (int) at;
  }

  private static Object notCallable(@Nullable Object value) {
    throw Failure.of("non-function of type " + Values.type(value));
  }

  /** Spaces stand only between two values of which none is a text. */
  private static String print(List<@Nullable Object> values) {
    StringBuilder out = new StringBuilder();
    boolean afterText = true;
    for (Object value : values) {
      boolean text = value instanceof String;
      if (!text && !afterText) {
        out.append(' ');
      }
      Printer.print(value, out);
      afterText = text;
    }
    return out.toString();
  }

  private static String println(List<@Nullable Object> values) {
    StringBuilder out = new StringBuilder();
    String separator = "";
    for (Object value : values) {
      out.append(separator);
      Printer.print(value, out);
      separator = " ";
    }
    return out.append('\n').toString();
  }

  private static String joined(List<@Nullable Object> values) {
    List<@Nullable Object> printed = new ArrayList<>(values);
    printed.replaceAll(value -> value == null ? "<no value>" : value);
    return print(printed);
  }
}
