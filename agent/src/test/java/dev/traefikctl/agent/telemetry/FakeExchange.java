package dev.traefikctl.agent.telemetry;

import dev.traefikctl.http.ClientAddress;
import dev.traefikctl.http.Exchange;
import dev.traefikctl.http.Upstream;
import java.net.InetAddress;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An exchange without sockets: it ends as soon as it is answered. */
final class FakeExchange extends Exchange {

  FakeExchange(String method, String path, @Nullable String query, String host) {
    request().start(method, path, query, host);
    ClientAddress client = new ClientAddress(InetAddress.getLoopbackAddress(), "127.0.0.1", 47568);
    request().connection("web", client, 8000, false, null);
  }

  @Override
  public void respond(byte[] body) {
    filterResponse();
    log().responseSize(body.length);
    ended();
  }

  @Override
  public void forward(Upstream upstream) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void later(long nanos, Runnable action) {
    action.run();
  }

  @Override
  public <T> void offload(Callable<T> work, Consumer<T> then) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void abort() {
    ended();
  }
}
