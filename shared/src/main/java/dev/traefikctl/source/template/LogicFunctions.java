package dev.traefikctl.source.template;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sprig's functions over empty values and types, and {@code fail}. */
final class LogicFunctions {

  private LogicFunctions() {}

  static void register(Functions to) {
    to.add("default", "aa*", LogicFunctions::orDefault);
    to.add("empty", "a", args -> !Values.truth(args.any(0)));
    to.add("coalesce", "a*", args -> coalesce(args.values()));
    to.add("all", "a*", args -> args.values().stream().allMatch(Values::truth));
    to.add("any", "a*", args -> args.values().stream().anyMatch(Values::truth));
    to.add("ternary", "aab", args -> args.any(args.bool(2) ? 0 : 1));
    to.addMust("deepCopy", "a", args -> Values.deepCopy(args.any(0), args.budget()));
    to.add("deepEqual", "aa", args -> Values.deepEqual(args.any(0), args.any(1), args.budget()));
    to.add("typeOf", "a", args -> Values.type(args.any(0)));
    to.add("typeIs", "sa", args -> args.string(0).equals(Values.type(args.any(1))));
    to.add("typeIsLike", "sa", LogicFunctions::typeIsLike);
    to.add("kindOf", "a", args -> Values.kind(args.any(0)));
    to.add("kindIs", "sa", args -> args.string(0).equals(Values.kind(args.any(1))));
    to.add("fail", "s", args -> fail(args.string(0)));
  }

  private static @Nullable Object orDefault(Args args) {
    boolean given = args.count() > 1 && Values.truth(args.any(1));
    return args.any(given ? 1 : 0);
  }

  private static @Nullable Object coalesce(List<@Nullable Object> values) {
    for (Object value : values) {
      if (Values.truth(value)) {
        return value;
      }
    }
    return null;
  }

  private static Object typeIsLike(Args args) {
    String type = Values.type(args.any(1));
    return type.equals(args.string(0)) || type.equals("*" + args.string(0));
  }

  private static Object fail(String message) {
    throw Failure.of(message);
  }
}
