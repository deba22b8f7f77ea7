package dev.traefikctl.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One request and its response. The agent serves it over sockets; {@code explain} simulates it over
 * the very same handlers. All methods are called on the exchange's event loop.
 */
public abstract class Exchange {

  private final Request request = new Request();
  private final Response response = new Response();
  private final ExchangeLog log = new ExchangeLog();
  private final List<ResponseFilter> filters = new ArrayList<>(4);
  private final List<Consumer<Exchange>> endings = new ArrayList<>(2);

  public final Request request() {
    return request;
  }

  /** The response head; empty until {@link #respond} or an answer of the server fills it. */
  public final Response response() {
    return response;
  }

  /** What the access log will say. */
  public final ExchangeLog log() {
    return log;
  }

  /**
   * Registers a filter for the response head. Filters run in reverse order of registration: the
   * innermost middleware's first. Interim (1xx) responses are not filtered.
   */
  public void onResponse(ResponseFilter filter) {
    filters.add(filter);
  }

  /** Registers what is to run once when the exchange has ended, however it ended. */
  public final void onEnd(Consumer<Exchange> action) {
    endings.add(action);
  }

  /** Runs and forgets the response filters; called by implementations. */
  protected final void filterResponse() {
    for (int i = filters.size() - 1; i >= 0; i--) {
      filters.get(i).filter(this, response);
    }
    filters.clear();
  }

  /**
   * Runs and forgets the actions of {@link #onEnd}; called by implementations. One that fails does
   * not keep the others from running, since they free what they counted; its exception is thrown
   * behind them.
   */
  protected final void ended() {
    RuntimeException failure = null;
    for (int i = endings.size() - 1; i >= 0; i--) {
      try {
        endings.get(i).accept(this);
      } catch (RuntimeException e) {
        failure = e;
      }
    }
    endings.clear();
    if (failure != null) {
      throw failure;
    }
  }

  /** Makes the object ready for the next request of its connection. */
  protected final void restart() {
    filters.clear();
    endings.clear();
    log.reset();
    response.status(200);
  }

  /**
   * Answers without a server, with the status and headers that {@link #response()} holds and this
   * body; Content-Length and Date are added. A request body that is not read yet is drained or the
   * connection closed.
   */
  public abstract void respond(byte[] body);

  /** Sends the request to a server and its answer to the client, streaming both ways. */
  public abstract void forward(Upstream upstream);

  /**
   * Continues after a delay on this exchange's event loop, unless the exchange has ended by then.
   */
  public abstract void later(long nanos, Runnable action);

  /** Runs work that takes long (a password hash) elsewhere, and goes on with its result here. */
  public abstract <T> void offload(Callable<T> work, Consumer<T> then);

  /** Fails the exchange: the connection is closed without (the rest of) a response. */
  public abstract void abort();

  /** An answer with a text body as Go's {@code http.Error} gives it. */
  public final void error(int status, String text) {
    start(status);
    response.headers().set("Content-Type", "text/plain; charset=utf-8");
    response.headers().set("X-Content-Type-Options", "nosniff");
    respond((text + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** An answer whose body is a bare text, without Content-Type. */
  public final void answer(int status, @Nullable String text) {
    start(status);
    respond(text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8));
  }

  private void start(int status) {
    response.status(status);
    response.headers().reset(new byte[0]);
  }
}
