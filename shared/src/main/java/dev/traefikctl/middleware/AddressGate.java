package dev.traefikctl.middleware;

import dev.traefikctl.diag.Code;
import dev.traefikctl.http.Exchange;
import dev.traefikctl.http.Handler;
import dev.traefikctl.http.IpAddress;
import dev.traefikctl.http.IpRanges;
import dev.traefikctl.http.Request;
import dev.traefikctl.http.StatusText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lets requests pass whose client's address is in a list. */
final class AddressGate implements Handler {

  private final IpRanges allowed;
  private final @Nullable ClientIp clientIp;
  private final int refusal;
  private final String phrase;
  private final Handler next;

  private AddressGate(IpRanges allowed, @Nullable IpStrategy strategy, int refusal, Handler next) {
    this.allowed = allowed;
    this.clientIp = strategy == null ? null : ClientIp.of(strategy);
    this.refusal = refusal;
    this.phrase = StatusText.of(refusal);
    this.next = next;
  }

  /**
   * Checks the options and builds the gate.
   *
   * @param status the status of a refusal; 0 is 403
   */
  static Handler of(
      List<String> ranges, @Nullable IpStrategy strategy, int status, Handler next, Wiring wiring) {
    if (ranges.isEmpty()) {
      String message = "sourceRange is empty, IPAllowLister not created";
      return wiring.fail(Code.MIDDLEWARE_VALUE_MISSING, "sourceRange", message);
    }
    int refusal = status == 0 ? 403 : status;
    if (StatusText.of(refusal).isEmpty()) {
      String message = "invalid HTTP status code " + status;
      return wiring.fail(Code.MIDDLEWARE_VALUE_MISSING, "rejectStatusCode", message);
    }
    int bad = IpRanges.firstInvalid(ranges);
    if (bad >= 0) {
      String list = "[" + String.join(" ", ranges) + "]";
      String message = "cannot parse CIDRs " + list + ": " + ClientIp.badRange(ranges.get(bad));
      return wiring.fail(Code.MIDDLEWARE_VALUE_MISSING, "sourceRange." + bad, message);
    }
    Handler invalid = ClientIp.invalid(strategy, "ipStrategy", "", wiring);
    return invalid != null
        ? invalid
        : new AddressGate(IpRanges.of(ranges), strategy, refusal, next);
  }

  @Override
  public void handle(Exchange exchange) {
    IpAddress address = address(exchange.request());
    if (address != null && allowed.contains(address)) {
      next.handle(exchange);
    } else {
      // an interim status is no answer: Traefik's server sends the text with 200 behind it
      exchange.answer(refusal < 200 && refusal != 101 ? 200 : refusal, phrase);
    }
  }

  private @Nullable IpAddress address(Request request) {
    if (clientIp == null) {
      return IpAddress.of(request.client().address());
    }
    return IpAddress.parse(withoutPort(clientIp.find(request)));
  }

  /** The address of {@code ip}, {@code ip:port} or {@code [ipv6]:port}. */
  private static String withoutPort(String text) {
    if (text.startsWith("[")) {
      int end = text.indexOf("]:");
      return end < 0 ? text : text.substring(1, end);
    }
    int colon = text.indexOf(':');
    return colon < 0 || text.indexOf(':', colon + 1) >= 0 ? text : text.substring(0, colon);
  }
}
