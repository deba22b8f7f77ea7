package dev.traefikctl.middleware;

import dev.traefikctl.http.Handler;
import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Doc("Lets only clients with certain addresses pass.")
public record IpAllowList(
    @Option(doc = "Addresses and ranges that may pass; at least one.", example = "192.168.1.0/24")
        List<String> sourceRange,
    @Option(doc = "How the address of the client is found.", allowEmpty = true)
        @Nullable IpStrategy ipStrategy,
    @Option(doc = "Status of a refusal; 0 is 403.", example = "404", allowEmpty = true)
        int rejectStatusCode)
    implements Middleware {

  @Override
  public Handler wrap(Handler next, Wiring wiring) {
    return AddressGate.of(sourceRange, ipStrategy, rejectStatusCode, next, wiring);
  }
}
