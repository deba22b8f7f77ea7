package dev.traefikctl.explain;

import dev.traefikctl.http.ClientAddress;
import dev.traefikctl.http.Exchange;
import dev.traefikctl.http.Request;
import dev.traefikctl.http.ResponseFilter;
import dev.traefikctl.http.Upstream;
import dev.traefikctl.http.UrlEscapes;
import java.net.InetAddress;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * An exchange without sockets: it walks the very handlers that serve traffic and writes down what
 * they do. Servers answer 200 without headers, and time does not pass.
 */
final class SimulatedExchange extends Exchange {

  /** What Traefik speaks with servers; its proxy fails on anything else. */
  private static final Set<String> SPOKEN = Set.of("http", "https", "h2c");

  private final Recording recording;

  SimulatedExchange(SimulatedRequest simulated) {
    Request request = request();
    request.start(simulated.method(), simulated.path(), simulated.query(), simulated.host());
    String ip = simulated.clientIp();
    ClientAddress client = new ClientAddress(InetAddress.ofLiteral(ip), ip, 54321);
    request.connection(
        simulated.entryPoint(),
        client,
        simulated.port(),
        simulated.tls(),
        simulated.tls() ? request.canonicalHost() : null);
    for (SimulatedRequest.Header header : simulated.headers()) {
      request.headers().add(header.name(), UrlEscapes.byteString(header.value()));
    }
    recording = new Recording(request);
  }

  Recording recording() {
    return recording;
  }

  @Override
  public void onResponse(ResponseFilter filter) {
    Recording.Step owner = recording.current();
    super.onResponse((exchange, response) -> {
      Snapshot before = Snapshot.of(response);
      filter.filter(exchange, response);
      recording.filtered(owner, before.changes(Snapshot.of(response)));
    });
  }

  @Override
  public void respond(byte[] body) {
    recording.answered();
    finish();
  }

  @Override
  public void forward(Upstream upstream) {
    if (!SPOKEN.contains(upstream.scheme()) || upstream.host().isEmpty()) {
      answer(500, "Internal Server Error");
      return;
    }
    recording.forwarded(UpstreamRequest.of(request(), upstream));
    finish();
  }

  private void finish() {
    filterResponse();
    recording.responded(response());
    ended();
  }

  @Override
  public void later(long nanos, Runnable action) {
    recording.delayed(nanos);
    action.run();
  }

  @Override
  public <T> void offload(Callable<T> work, Consumer<T> then) {
    T result;
    try {
      result = work.call();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    then.accept(result);
  }

  @Override
  public void abort() {
    recording.aborted();
    ended();
  }
}
