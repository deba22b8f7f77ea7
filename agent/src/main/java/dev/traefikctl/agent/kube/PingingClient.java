package dev.traefikctl.agent.kube;

import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** Another client in all but its WebSockets. */
final class PingingClient extends HttpClient {

  private final HttpClient plain;
  private final UnaryOperator<WebSocket.Builder> sockets;

  /**
   * @param sockets makes other builders of WebSockets of those that the client has
   */
  PingingClient(HttpClient plain, UnaryOperator<WebSocket.Builder> sockets) {
    this.plain = plain;
    this.sockets = sockets;
  }

  @Override
  public WebSocket.Builder newWebSocketBuilder() {
    return sockets.apply(plain.newWebSocketBuilder());
  }

  @Override
  public Optional<CookieHandler> cookieHandler() {
    return plain.cookieHandler();
  }

  @Override
  public Optional<Duration> connectTimeout() {
    return plain.connectTimeout();
  }

  @Override
  public Redirect followRedirects() {
    return plain.followRedirects();
  }

  @Override
  public Optional<ProxySelector> proxy() {
    return plain.proxy();
  }

  @Override
  public SSLContext sslContext() {
    return plain.sslContext();
  }

  @Override
  public SSLParameters sslParameters() {
    return plain.sslParameters();
  }

  @Override
  public Optional<Authenticator> authenticator() {
    return plain.authenticator();
  }

  @Override
  public Version version() {
    return plain.version();
  }

  @Override
  public Optional<Executor> executor() {
    return plain.executor();
  }

  @Override
  public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
      throws IOException, InterruptedException {
    return plain.send(request, handler);
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request, HttpResponse.BodyHandler<T> handler) {
    return plain.sendAsync(request, handler);
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request,
      HttpResponse.BodyHandler<T> handler,
      HttpResponse.PushPromiseHandler<T> pushes) {
    return plain.sendAsync(request, handler, pushes);
  }

  @Override
  public void shutdown() {
    plain.shutdown();
  }

  @Override
  public boolean awaitTermination(Duration duration) throws InterruptedException {
    return plain.awaitTermination(duration);
  }

  @Override
  public boolean isTerminated() {
    return plain.isTerminated();
  }

  @Override
  public void shutdownNow() {
    plain.shutdownNow();
  }

  @Override
  public void close() {
    plain.close();
  }
}
