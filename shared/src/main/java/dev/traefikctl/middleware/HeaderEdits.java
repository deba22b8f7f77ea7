package dev.traefikctl.middleware;

import dev.traefikctl.http.Exchange;
import dev.traefikctl.http.FramingFields;
import dev.traefikctl.http.Handler;
import dev.traefikctl.http.HeaderName;
import dev.traefikctl.http.HttpChars;
import dev.traefikctl.http.Request;
import dev.traefikctl.http.UrlEscapes;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The custom request and response headers of {@code headers}. */
final class HeaderEdits implements Handler {

  private static final String FORWARDED_FOR = "X-Forwarded-For";

  /** A request field to set, or to remove where the value is null. */
  private record Edit(HeaderName name, @Nullable String value) {}

  private final Handler next;
  private final Edit[] edits;
  private final @Nullable String host;
  private final boolean hidesClient;
  private final boolean doubtful;
  private final HeaderSetter response = new HeaderSetter();

  HeaderEdits(RequestResponseHeaders options, Handler next) {
    this.next = next;
    Map<String, String> request = options.customRequestHeaders();
    this.edits =
        request.entrySet().stream()
            .filter(entry -> isField(entry.getKey()))
            .map(HeaderEdits::edit)
            .toArray(Edit[]::new);
    this.host = host(request);
    // only this spelling, as in Traefik
    this.hidesClient = "".equals(request.get(FORWARDED_FOR));
    this.doubtful = isDoubtful();
    options.customResponseHeaders().forEach(this::addResponse);
  }

  static boolean isUsedBy(RequestResponseHeaders options) {
    return !options.customRequestHeaders().isEmpty() || !options.customResponseHeaders().isEmpty();
  }

  private static boolean isField(String name) {
    return !name.equalsIgnoreCase("Host") && !FramingFields.contains(name);
  }

  private static Edit edit(Map.Entry<String, String> entry) {
    String value = entry.getValue();
    HeaderName name = HeaderName.of(UrlEscapes.byteString(entry.getKey()));
    return new Edit(name, value.isEmpty() ? null : UrlEscapes.byteString(value));
  }

  private static @Nullable String host(Map<String, String> request) {
    String host = null;
    for (Map.Entry<String, String> entry : request.entrySet()) {
      if (entry.getKey().equalsIgnoreCase("Host") && !entry.getValue().isEmpty()) {
        host = UrlEscapes.byteString(entry.getValue());
      }
    }
    return host;
  }

  private boolean isDoubtful() {
    return Arrays.stream(edits)
        .anyMatch(edit ->
            !HttpChars.isToken(edit.name().text())
                || edit.value() != null && !HttpChars.isFieldValue(edit.value()));
  }

  private void addResponse(String name, String value) {
    if (!FieldValues.isName(name)) {
      return;
    }
    if (name.equalsIgnoreCase("Content-Length") || name.equalsIgnoreCase("Transfer-Encoding")) {
      addFraming(name, value);
    } else if (value.isEmpty()) {
      response.remove(name);
    } else {
      response.set(name, value);
    }
  }

  /**
   * Without a Content-Length a body is sent in chunks, and so it is where Transfer-Encoding is
   * wanted; but a wrong length would break the connection.
   */
  private void addFraming(String name, String value) {
    boolean length = name.equalsIgnoreCase("Content-Length");
    if (length ? !value.matches("[0-9]{1,18}") : !value.isEmpty()) {
      response.remove("Content-Length");
    }
  }

  @Override
  public void handle(Exchange exchange) {
    if (!response.isEmpty()) {
      exchange.onResponse(response);
    }
    change(exchange.request());
    next.handle(exchange);
  }

  private void change(Request request) {
    if (doubtful) {
      request.doubtHeaders();
    }
    for (Edit edit : edits) {
      String value = edit.value();
      if (value == null) {
        request.headers().remove(edit.name());
      } else {
        request.headers().set(edit.name(), value);
      }
    }
    if (hidesClient) {
      request.appendForwardedFor(false);
    }
    if (host != null) {
      request.host(host);
    }
  }
}
