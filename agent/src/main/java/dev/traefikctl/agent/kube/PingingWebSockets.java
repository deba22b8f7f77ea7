package dev.traefikctl.agent.kube;

import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * fabric8's JDK client, with watches that notice the end of their connection. The JDK's WebSocket
 * (25) loses the end of a stream that comes close behind a message: it tells nobody, and a watch
 * would wait for ever. A ping over such a connection fails, or is never answered.
 */
final class PingingWebSockets extends JdkHttpClientFactory {

  /** How many pings in a row may stay unanswered, by a server that has answered before. */
  private static final int MAX_UNANSWERED = 2;

  private final Executor later;

  /**
   * @param pause between two pings
   */
  PingingWebSockets(Duration pause) {
    later = CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  protected HttpClient.Builder createNewHttpClientBuilder() {
    return builder(super.createNewHttpClientBuilder());
  }

  /** The same builder, of a client that pings. */
  HttpClient.Builder builder(HttpClient.Builder plain) {
    HttpClient.Builder[] self = new HttpClient.Builder[1];
    self[0] =
        (HttpClient.Builder)
            Proxy.newProxyInstance(
                PingingWebSockets.class.getClassLoader(),
                new Class<?>[] {HttpClient.Builder.class},
                (proxy, method, arguments) -> {
                  Object result = invoke(method, plain, arguments);
                  return result instanceof HttpClient made
                      ? new PingingClient(made, this::sockets)
                      : self[0];
                });
    return self[0];
  }

  private static Object invoke(Method method, Object target, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private WebSocket.Builder sockets(WebSocket.Builder plain) {
    return new Sockets(plain);
  }

  private final class Sockets implements WebSocket.Builder {
    private final WebSocket.Builder plain;

    Sockets(WebSocket.Builder plain) {
      this.plain = plain;
    }

    @Override
    public WebSocket.Builder header(String name, String value) {
      plain.header(name, value);
      return this;
    }

    @Override
    public WebSocket.Builder connectTimeout(Duration timeout) {
      plain.connectTimeout(timeout);
      return this;
    }

    @Override
    public WebSocket.Builder subprotocols(String mostPreferred, String... lesserPreferred) {
      plain.subprotocols(mostPreferred, lesserPreferred);
      return this;
    }

    @Override
    public CompletableFuture<WebSocket> buildAsync(URI uri, WebSocket.Listener listener) {
      return plain.buildAsync(uri, new Pinging(listener));
    }
  }

  /** Tells all that the socket tells, and that it is lost where it does not. */
  private final class Pinging implements WebSocket.Listener {
    private final WebSocket.Listener listener;
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile boolean answers;
    private final AtomicInteger unanswered = new AtomicInteger();

    Pinging(WebSocket.Listener listener) {
      this.listener = listener;
    }

    @Override
    public void onOpen(WebSocket socket) {
      listener.onOpen(socket);
      later.execute(() -> ping(socket));
    }

    private void ping(WebSocket socket) {
      if (over.get() || socket.isOutputClosed()) {
        return;
      }
      if (answers && unanswered.get() >= MAX_UNANSWERED) {
        lost(socket, new IOException("pings are not answered any more"));
        return;
      }
      unanswered.incrementAndGet();
      CompletableFuture<?> _ =
          socket
              .sendPing(ByteBuffer.allocate(0))
              .whenComplete((sent, failure) -> {
                if (failure == null) {
                  later.execute(() -> ping(socket));
                } else {
                  lost(socket, failure);
                }
              });
    }

    private void lost(WebSocket socket, Throwable why) {
      if (over.compareAndSet(false, true)) {
        socket.abort();
        listener.onError(socket, why);
      }
    }

    @Override
    public CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
      answers = true;
      unanswered.set(0);
      return listener.onPong(socket, message);
    }

    @Override
    public CompletionStage<?> onPing(WebSocket socket, ByteBuffer message) {
      return listener.onPing(socket, message);
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      return listener.onText(socket, data, last);
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
      return listener.onBinary(socket, data, last);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
      over.set(true);
      return listener.onClose(socket, status, reason);
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      if (over.compareAndSet(false, true)) {
        listener.onError(socket, error);
      }
    }
  }
}
