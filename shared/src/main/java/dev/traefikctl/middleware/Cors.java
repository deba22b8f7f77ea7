package dev.traefikctl.middleware;

import com.google.re2j.Pattern;
import dev.traefikctl.http.Exchange;
import dev.traefikctl.http.Handler;
import dev.traefikctl.http.HeaderName;
import dev.traefikctl.http.Headers;
import dev.traefikctl.http.Request;
import dev.traefikctl.http.Response;
import dev.traefikctl.http.ResponseFilter;
import dev.traefikctl.http.Runes;
import dev.traefikctl.http.UrlEscapes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The CORS options of {@code headers} (Fetch standard, "CORS protocol"). */
final class Cors implements Handler, ResponseFilter {

  private static final HeaderName CONTENT_LENGTH = HeaderName.of("Content-Length");
  private static final HeaderName ORIGIN = HeaderName.of("Origin");
  private static final HeaderName VARY = HeaderName.of("Vary");
  private static final HeaderName REQUEST_METHOD = HeaderName.of("Access-Control-Request-Method");
  private static final HeaderName REQUEST_HEADERS = HeaderName.of("Access-Control-Request-Headers");
  private static final HeaderName ALLOW_ORIGIN = HeaderName.of("Access-Control-Allow-Origin");
  private static final HeaderName ALLOW_HEADERS = HeaderName.of("Access-Control-Allow-Headers");
  private static final HeaderName ALLOW_METHODS = HeaderName.of("Access-Control-Allow-Methods");

  private final Handler next;
  private final boolean credentials;
  private final boolean vary;
  private final boolean echoHeaders;
  private final boolean echoMethod;
  private final String[] origins;
  private final Pattern[] originPatterns;

  /** What is the same in every answer, and in every answer to a preflight. */
  private final HeaderSetter always = new HeaderSetter();

  private final HeaderSetter preflight = new HeaderSetter();

  Cors(RequestResponseHeaders options, Pattern[] originPatterns, Handler next) {
    this.next = next;
    this.credentials = options.accessControlAllowCredentials();
    this.vary = options.addVaryHeader();
    this.echoHeaders = isEchoed(options.accessControlAllowHeaders());
    this.echoMethod = isEchoed(options.accessControlAllowMethods());
    this.origins =
        options.accessControlAllowOriginList().stream()
            .map(UrlEscapes::byteString)
            .toArray(String[]::new);
    this.originPatterns = originPatterns;
    prepare(options);
  }

  static boolean isUsedBy(RequestResponseHeaders options) {
    return options.accessControlAllowCredentials()
        || !options.accessControlAllowHeaders().isEmpty()
        || !options.accessControlAllowMethods().isEmpty()
        || !options.accessControlAllowOriginList().isEmpty()
        || !options.accessControlAllowOriginListRegex().isEmpty()
        || !options.accessControlExposeHeaders().isEmpty()
        || options.accessControlMaxAge() != null
        || options.addVaryHeader();
  }

  /** A star does not stand for anything where credentials are allowed, so the request's is sent. */
  private boolean isEchoed(List<String> allowed) {
    return credentials && allowed.contains("*");
  }

  private void prepare(RequestResponseHeaders options) {
    if (credentials) {
      always.set("Access-Control-Allow-Credentials", "true");
    }
    List<String> exposed = options.accessControlExposeHeaders();
    if (!exposed.isEmpty() && !isEchoed(exposed)) {
      always.setEvenEmpty("Access-Control-Expose-Headers", String.join(",", exposed));
    }
    if (!echoHeaders) {
      String headers = String.join(",", options.accessControlAllowHeaders());
      preflight.set("Access-Control-Allow-Headers", headers);
    }
    if (!echoMethod) {
      String methods = String.join(",", options.accessControlAllowMethods());
      preflight.set("Access-Control-Allow-Methods", methods);
    }
    Long maxAge = options.accessControlMaxAge();
    preflight.set("Access-Control-Max-Age", maxAge == null ? null : maxAge.toString());
  }

  @Override
  public void handle(Exchange exchange) {
    Request request = exchange.request();
    if (request.method().equals("OPTIONS")) {
      String method = value(request, REQUEST_METHOD);
      String origin = value(request, ORIGIN);
      if (!method.isEmpty() && !origin.isEmpty()) {
        answer(exchange, method, origin);
        return;
      }
    }
    exchange.onResponse(this);
    next.handle(exchange);
  }

  private void answer(Exchange exchange, String method, String origin) {
    Headers headers = Answers.start(exchange, 200);
    always.apply(headers);
    preflight.apply(headers);
    String wanted = value(exchange.request(), REQUEST_HEADERS);
    if (echoHeaders && !wanted.isEmpty()) {
      headers.set(ALLOW_HEADERS, wanted);
    }
    if (echoMethod) {
      headers.set(ALLOW_METHODS, method);
    }
    allow(origin, headers);
    headers.set(CONTENT_LENGTH, "0"); // which the access log shows of no other own answer
    exchange.respond(Answers.EMPTY);
  }

  @Override
  public void filter(Exchange exchange, Response response) {
    Headers headers = response.headers();
    allow(value(exchange.request(), ORIGIN), headers);
    always.apply(headers);
    if (vary) {
      addVary(headers);
    }
  }

  private void allow(String origin, Headers headers) {
    String allowed = allowed(origin);
    if (allowed != null) {
      headers.set(ALLOW_ORIGIN, allowed);
    }
  }

  private @Nullable String allowed(String origin) {
    for (String item : origins) {
      if (item.equals(origin)) {
        return item;
      }
      if (item.equals("*")) {
        return credentials ? origin : item;
      }
    }
    for (Pattern pattern : originPatterns) {
      if (pattern.matcher(Runes.of(origin)).find()) {
        return origin;
      }
    }
    return null;
  }

  private static void addVary(Headers headers) {
    String known = headers.get(VARY);
    if (known == null || known.isEmpty()) {
      headers.set(VARY, "Origin");
    } else if (!known.equals("Origin")) {
      headers.set(VARY, known + ",Origin");
    }
  }

  private static String value(Request request, HeaderName name) {
    String value = request.headers().get(name);
    return value == null ? "" : value;
  }
}
