package dev.traefikctl.agent;

import dev.traefikctl.http.ClientAddress;
import dev.traefikctl.http.Exchange;
import dev.traefikctl.http.Upstream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An exchange without sockets: it ends as soon as it is answered. */
public final class FakeExchange extends Exchange {

  private String body = "";

  public FakeExchange(String method, String path, @Nullable String query, String host) {
    request().start(method, path, query, host);
    ClientAddress client = new ClientAddress(InetAddress.getLoopbackAddress(), "127.0.0.1", 47568);
    request().connection("web", client, 8000, false, null);
  }

  /** The body of the answer. */
  public String body() {
    return body;
  }

  @Override
  public void respond(byte[] bytes) {
    filterResponse();
    body = new String(bytes, StandardCharsets.UTF_8);
    log().responseSize(bytes.length);
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
