package dev.traefikctl.middleware;

import dev.traefikctl.http.Exchange;
import dev.traefikctl.http.HeaderName;
import dev.traefikctl.http.Headers;
import dev.traefikctl.http.Response;
import dev.traefikctl.http.ResponseFilter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sets and removes the same fields in every response. */
final class HeaderSetter implements ResponseFilter {

  private final List<HeaderName> names = new ArrayList<>();
  private final List<@Nullable String> values = new ArrayList<>();

  /** Adds a field to set; "" and null change nothing. */
  HeaderSetter set(String name, @Nullable String value) {
    return value == null || value.isEmpty() ? this : setEvenEmpty(name, value);
  }

  /** Adds a field to set, also to nothing. */
  HeaderSetter setEvenEmpty(String name, String value) {
    names.add(HeaderName.of(name));
    values.add(FieldValues.ofResponse(value));
    return this;
  }

  HeaderSetter remove(String name) {
    names.add(HeaderName.of(name));
    values.add(null);
    return this;
  }

  boolean isEmpty() {
    return names.isEmpty();
  }

  @Override
  public void filter(Exchange exchange, Response response) {
    apply(response.headers());
  }

  void apply(Headers headers) {
    for (int i = 0; i < names.size(); i++) {
      String value = values.get(i);
      if (value == null) {
        headers.remove(names.get(i));
      } else {
        headers.set(names.get(i), value);
      }
    }
  }
}
