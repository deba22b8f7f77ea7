package dev.traefikctl.source.template;

import dev.traefikctl.source.template.Values.GoList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sprig's functions over lists; they make new lists and leave the old ones as they are. */
final class ListFunctions {

  private ListFunctions() {}

  static void register(Functions to) {
    to.add("list", "a*", ListFunctions::list);
    to.add("tuple", "a*", ListFunctions::list);
    adding(to);
    taking(to);
    filtering(to);
    to.add("sortAlpha", "a", args -> sorted(args));
    to.addMust("reverse", "a", ListFunctions::reverse);
    to.addMust("has", "aa", ListFunctions::has);
    to.add("concat", "a*", ListFunctions::concat);
    to.addMust("chunk", "ia", ListFunctions::chunk);
  }

  private static GoList list(Args args) {
    args.budget().freshItems(1 + args.count());
    return GoList.of(args.values());
  }

  private static void adding(Functions to) {
    for (String name : List.of("append", "push")) {
      to.addMust(name, "aa", args -> with(args.list(0, "push"), -1, args));
    }
    to.addMust("prepend", "aa", args -> with(args.list(0, "prepend"), 0, args));
  }

  private static GoList with(GoList list, int index, Args args) {
    args.budget().items(list.items().size() + 1L);
    List<@Nullable Object> items = new ArrayList<>(list.items());
    items.add(index < 0 ? items.size() : index, args.any(1));
    return GoList.of(items);
  }

  private static void taking(Functions to) {
    to.addMust("first", "a", args -> at(args.list(0, "find first"), true));
    to.addMust("last", "a", args -> at(args.list(0, "find last"), false));
    to.addMust("rest", "a", args -> part(args, "find rest", 1, 0));
    to.addMust("initial", "a", args -> part(args, "find initial", 0, 1));
    to.addMust("slice", "aa*", ListFunctions::slice);
  }

  private static @Nullable Object at(GoList list, boolean first) {
    List<@Nullable Object> items = list.items();
    return items.isEmpty() ? null : first ? items.getFirst() : items.getLast();
  }

  private static GoList part(Args args, String verb, int fromStart, int fromEnd) {
    List<@Nullable Object> items = args.list(0, verb).items();
    args.budget().items(items.size());
    return items.isEmpty()
        ? GoList.of(List.of())
        : GoList.of(items.subList(fromStart, items.size() - fromEnd));
  }

  private static GoList reverse(Args args) {
    List<@Nullable Object> items = args.list(0, "find reverse").items();
    args.budget().items(items.size());
    return GoList.of(items.reversed());
  }

  private static @Nullable Object slice(Args args) {
    if (!(args.any(0) instanceof GoList list)) {
      String kind = Values.kind(args.any(0));
      throw Failure.of("list should be type of slice or array but " + kind);
    }
    int length = list.items().size();
    if (length == 0) {
      return null;
    }
    long start = args.count() > 1 ? args.number(1) : 0;
    long end = args.count() > 2 ? args.number(2) : length;
    if (start < 0 || start > end || end > length) {
      throw Failure.of("reflect.Value.Slice: slice index out of bounds");
    }
    args.budget().items(end - start);
    List<@Nullable Object> items = list.items().subList((int) start, (int) end);
    return new GoList(new ArrayList<>(items), list.element());
  }

  private static void filtering(Functions to) {
    to.addMust("compact", "a", ListFunctions::compact);
    to.addMust("uniq", "a", ListFunctions::unique);
    to.addMust("without", "aa*", ListFunctions::without);
  }

  private static GoList compact(Args args) {
    List<@Nullable Object> items = args.list(0, "compact").items();
    args.budget().items(items.size());
    return GoList.of(items.stream().filter(Values::truth).toList());
  }

  private static GoList unique(Args args) {
    List<@Nullable Object> out = new ArrayList<>();
    for (Object item : args.list(0, "find uniq").items()) {
      args.budget().steps(1 + out.size() / 64);
      args.budget().items(1);
      if (!contains(out, item, args)) {
        out.add(item);
      }
    }
    return GoList.of(out);
  }

  private static GoList without(Args args) {
    List<@Nullable Object> omitted = args.rest(1);
    List<@Nullable Object> out = new ArrayList<>();
    for (Object item : args.list(0, "find without").items()) {
      args.budget().items(1);
      if (!contains(omitted, item, args)) {
        out.add(item);
      }
    }
    return GoList.of(out);
  }

  private static boolean contains(
      List<@Nullable Object> items, @Nullable Object wanted, Args args) {
    for (Object item : items) {
      if (Values.deepEqual(item, wanted, args.budget())) {
        return true;
      }
    }
    return false;
  }

  private static Object has(Args args) {
    return args.any(1) != null && contains(args.list(1, "find has").items(), args.any(0), args);
  }

  private static GoList sorted(Args args) {
    if (!(args.any(0) instanceof GoList)) {
      return GoList.ofStrings(List.of(Convert.toText(args.any(0))));
    }
    List<String> texts = new ArrayList<>(Convert.toTexts(args.any(0), args.budget()));
    Collections.sort(texts);
    return GoList.ofStrings(texts);
  }

  private static GoList concat(Args args) {
    List<@Nullable Object> out = new ArrayList<>();
    for (int i = 0; i < args.count(); i++) {
      List<@Nullable Object> items = args.list(i, "concat").items();
      args.budget().items(items.size());
      out.addAll(items);
    }
    return GoList.of(out);
  }

  private static GoList chunk(Args args) {
    long size = args.integer(0);
    List<@Nullable Object> items = args.list(1, "chunk").items();
    if (size <= 0) {
      throw Failure.of("runtime error: makeslice: len out of range");
    }
    args.budget().freshItems(items.size());
    List<@Nullable Object> out = new ArrayList<>();
    for (int from = 0; from < items.size(); from += (int) Math.min(size, items.size())) {
      int end = (int) Math.min(items.size(), from + size);
      out.add(GoList.of(items.subList(from, end)));
    }
    return new GoList(out, "[]interface {}");
  }
}
