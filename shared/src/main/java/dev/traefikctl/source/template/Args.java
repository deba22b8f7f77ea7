package dev.traefikctl.source.template;

import dev.traefikctl.source.template.Values.GoList;
import dev.traefikctl.source.template.Values.GoMap;
import dev.traefikctl.source.template.Values.Time;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of one call, already of the types that the function wants.
 *
 * @param budget what the template may still use up
 */
record Args(List<@Nullable Object> values, Budget budget, Environment environment) {

  int count() {
    return values.size();
  }

  @Nullable Object any(int index) {
    return values.get(index);
  }

  String string(int index) {
    return (String) Objects.requireNonNull(values.get(index));
  }

  long integer(int index) {
    return (Long) Objects.requireNonNull(values.get(index));
  }

  double floating(int index) {
    return (Double) Objects.requireNonNull(values.get(index));
  }

  boolean bool(int index) {
    return (Boolean) Objects.requireNonNull(values.get(index));
  }

  Time time(int index) {
    return (Time) Objects.requireNonNull(values.get(index));
  }

  /** A map; nil, which Go takes for an empty one, is a new one. */
  GoMap map(int index) {
    return values.get(index) instanceof GoMap map ? map : GoMap.empty();
  }

  /** The items of a slice; anything else fails, as sprig's functions do. */
  GoList list(int index, String verb) {
    Object value = values.get(index);
    if (value instanceof GoList list) {
      return list;
    }
    throw Failure.of("Cannot " + verb + " on type " + Values.kind(value));
  }

  /** All arguments from an index on. */
  List<@Nullable Object> rest(int from) {
    return Collections.unmodifiableList(values.subList(from, values.size()));
  }

  /** Sprig's lenient conversion of anything to a number. */
  long number(int index) {
    return Convert.toInteger(values.get(index));
  }

  double decimal(int index) {
    return Convert.toFloat(values.get(index));
  }

  /** Counts a text that a function makes, before it is made. */
  void reserve(long length) {
    budget.characters(length);
  }
}
