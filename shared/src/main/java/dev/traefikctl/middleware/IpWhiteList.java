package dev.traefikctl.middleware;

import dev.traefikctl.http.Handler;
import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import dev.traefikctl.schema.Variants;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Doc("Former name of ipAllowList; use that.")
@Variants.Key(value = "ipWhiteList", deprecated = true)
public record IpWhiteList(
    @Option(doc = "Addresses and ranges that may pass; at least one.", example = "192.168.1.0/24")
        List<String> sourceRange,
    @Option(doc = "How the address of the client is found.", allowEmpty = true)
        @Nullable IpStrategy ipStrategy)
    implements Middleware {

  @Override
  public Handler wrap(Handler next, Wiring wiring) {
    return AddressGate.of(sourceRange, ipStrategy, 0, next, wiring);
  }
}
