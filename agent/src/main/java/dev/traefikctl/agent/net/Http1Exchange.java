package dev.traefikctl.agent.net;

import static dev.traefikctl.agent.wire.Futures.unwatched;

import dev.traefikctl.agent.telemetry.Log;
import dev.traefikctl.agent.upstream.ResponseHead;
import dev.traefikctl.agent.wire.Names;
import dev.traefikctl.agent.wire.Pragma;
import dev.traefikctl.http.Exchange;
import dev.traefikctl.http.Handler;
import dev.traefikctl.http.StatusText;
import dev.traefikctl.http.Upstream;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One request of an HTTP/1 connection and its response. The object serves later requests too, of
 * any connection of its loop; what outlives a request compares the generation.
 */
final class Http1Exchange extends Exchange {

  /** What the log shows where the client went away. */
  static final int CLIENT_GONE = 499;

  static final String CLIENT_GONE_TEXT = "Client Closed Request";

  private static final byte[] NOTHING = {};

  private final Worker worker;
  private final RequestHead requestHead = new RequestHead();
  private final ResponseHead responseHead = new ResponseHead();
  private final ClientResponse out = new ClientResponse(this);
  private final ProxyCall call;
  private @Nullable Http1Connection connection;
  private int generation;
  private boolean over;
  private String originalMethod = "";

  Http1Exchange(Worker worker) {
    this.worker = worker;
    this.call = new ProxyCall(this, worker);
  }

  void attach(Http1Connection owner) {
    connection = owner;
  }

  RequestHead requestHead() {
    return requestHead;
  }

  ResponseHead responseHead() {
    return responseHead;
  }

  ClientResponse out() {
    return out;
  }

  ProxyCall call() {
    return call;
  }

  Http1Connection connection() {
    return Objects.requireNonNull(connection);
  }

  boolean over() {
    return over;
  }

  boolean isHead() {
    return originalMethod.equals("HEAD");
  }

  /** Shows the response head to its filters; where one fails, the exchange is aborted: false. */
  boolean runFilters() {
    try {
      filterResponse();
      return !over;
    } catch (RuntimeException e) {
      Log.error("Response filter failed", "path", request().path(), "error", e);
      abort();
      return false;
    }
  }

  /** The head is complete: the exchange begins. */
  void begin() {
    restart();
    over = false;
    RequestTarget target = requestHead.target();
    originalMethod = requestHead.method();
    request().start(originalMethod, target.path(), target.query(), requestHead.host());
    request().secureUrl(target.isSecure());
    Pragma.imply(request().headers());
    request().protocol(requestHead.protocol());
    response().headers().reset(NOTHING);
    out.restart();
    call.restart();
  }

  /**
   * Answers what Go's server answers itself, and hands everything else to the entry point.
   *
   * @param handler that of the entry point; null where it has no router
   */
  void dispatch(@Nullable Handler handler) {
    if (requestHead.expectOther()) {
      expectationFailed();
    } else if (originalMethod.equals("OPTIONS") && requestHead.target().path().equals("*")) {
      answer(200, null);
    } else if (handler == null) {
      error(404, "404 page not found");
    } else {
      run(handler);
    }
  }

  /** Go's server says so of the connection in HTTP/1.0 too, where it does not otherwise. */
  private void expectationFailed() {
    if (requestHead.http10()) {
      response().headers().add(Names.CONNECTION, "close");
    }
    response().status(417);
    respond(NOTHING);
  }

  /** Hands the exchange to its handler; what that throws becomes a 500. */
  private void run(Handler handler) {
    try {
      handler.handle(this);
    } catch (RuntimeException e) {
      Log.error("Handler failed", "method", originalMethod, "path", request().path(), "error", e);
      if (!over && !out.started()) {
        call.cancel();
        error(500, "Internal Server Error");
      } else {
        abort();
      }
    }
  }

  @Override
  public void respond(byte[] body) {
    if (over || out.started()) {
      return;
    }
    call.cancel();
    if (runFilters()) {
      out.local(body);
      finish();
    }
  }

  @Override
  public void forward(Upstream upstream) {
    if (!over && !out.started()) {
      call.start(upstream);
    }
  }

  @Override
  public void later(long nanos, Runnable action) {
    int mine = generation;
    Runnable unlessOver =
        () -> {
          if (mine == generation) {
            run(exchange -> action.run());
          }
        };
    unwatched(worker.loop().executor().schedule(unlessOver, nanos, TimeUnit.NANOSECONDS));
  }

  @Override
  public <T> void offload(Callable<T> work, Consumer<T> then) {
    int mine = generation;
    try {
      worker.loop().loops().offload().execute(() -> runOffloaded(work, then, mine));
    } catch (RejectedExecutionException e) {
      answer(503, "Service Unavailable");
    }
  }

  private <T> void runOffloaded(Callable<T> work, Consumer<T> then, int mine) {
    Runnable next;
    try {
      T result = work.call();
      next = () -> then.accept(result);
    } catch (Exception | Error e) { // whoever waits for it must hear of it
      Log.error("Offloaded work failed", "error", e);
      next = () -> error(500, "Internal Server Error");
    }
    Runnable action = next;
    worker
        .loop()
        .executor()
        .execute(() -> {
          if (mine == generation) {
            run(exchange -> action.run());
          }
        });
  }

  @Override
  public void abort() {
    if (over) {
      return;
    }
    Http1Connection owner = connection();
    breakOff(CLIENT_GONE);
    owner.breakOff();
  }

  /**
   * The client went away, so that nobody reads an answer any more.
   *
   * @param status that of the answer that there would have been, for the log
   */
  void clientGone(int status) {
    if (over) {
      return;
    }
    if (!out.started() && call.asked()) {
      String text = status == CLIENT_GONE ? CLIENT_GONE_TEXT : StatusText.of(status);
      call.noteFailure(status, text);
      out.unread(text.length());
    }
    breakOff(status);
  }

  /** Ends without the end of a response; what has begun keeps its status. */
  private void breakOff(int status) {
    boolean started = out.started();
    end(started ? response().status() : status, started);
  }

  /** The response is complete. */
  void finish() {
    Http1Connection owner = connection();
    boolean persistent = out.persistent();
    end(response().status(), false);
    owner.responseEnded(persistent);
  }

  private void end(int status, boolean brokenOff) {
    over = true;
    generation++;
    call.end();
    if (brokenOff) {
      log().originLost();
    }
    response().status(status);
    log().responseSize(out.sent());
    out.drop();
    connection().exchangeEnded(this);
    try {
      ended();
    } catch (RuntimeException e) {
      Log.error("End of an exchange failed", "path", request().path(), "error", e);
    }
    worker.recycle(this);
  }
}
