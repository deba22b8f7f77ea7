package dev.traefikctl.http;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An exchange without sockets for unit tests: the request is written down, the server's answer too,
 * and time passes when the test says so.
 *
 * <p>{@code TestExchange x = TestExchange.get("/a?b=c").host("app.example.com").from("10.0.0.1");}
 */
public final class TestExchange extends Exchange {

  /** What became of the exchange. */
  public enum Outcome {
    PENDING,
    ANSWERED,
    FORWARDED,
    ABORTED
  }

  /** Something that waits for {@link #runLater}. */
  public record Delayed(long nanos, Runnable action) {}

  private final Deque<Delayed> delayed = new ArrayDeque<>();
  private Outcome outcome = Outcome.PENDING;
  private byte[] body = {};
  private @Nullable Upstream upstream;
  private Consumer<Response> server = response -> response.status(200);
  private int offloads;

  private TestExchange(String method, String target) {
    int mark = target.indexOf('?');
    String path = mark < 0 ? target : target.substring(0, mark);
    String query = mark < 0 ? null : target.substring(mark + 1);
    request().start(method, path, query, "example.com");
    connect("127.0.0.1", false);
  }

  public static TestExchange of(String method, String target) {
    return new TestExchange(method, target);
  }

  public static TestExchange get(String target) {
    return new TestExchange("GET", target);
  }

  public TestExchange host(String host) {
    request().host(host);
    return this;
  }

  public TestExchange header(String name, String value) {
    request().headers().add(name, value);
    return this;
  }

  /** The client's address; a literal. */
  public TestExchange from(String ip) {
    connect(ip, request().tls());
    return this;
  }

  public TestExchange tls() {
    connect(request().client().ip(), true);
    return this;
  }

  private void connect(String ip, boolean tls) {
    ClientAddress client = new ClientAddress(InetAddress.ofLiteral(ip), ip, 40000);
    request().connection("web", client, tls ? 443 : 80, tls, null);
  }

  /** What the server puts into the response head when the exchange is forwarded. */
  public TestExchange serverAnswers(Consumer<Response> answer) {
    server = answer;
    return this;
  }

  /** Lets the handler have the exchange, and returns the exchange. */
  public TestExchange through(Handler handler) {
    handler.handle(this);
    return this;
  }

  /** A handler that stands for a service: it is the end of the chain. */
  public static Handler service() {
    return exchange -> ((TestExchange) exchange).serve(null);
  }

  @Override
  public void respond(byte[] answer) {
    requirePending();
    body = answer;
    outcome = Outcome.ANSWERED;
    filterResponse();
    ended();
  }

  @Override
  public void forward(Upstream chosen) {
    serve(chosen);
  }

  private void serve(@Nullable Upstream chosen) {
    requirePending();
    upstream = chosen;
    outcome = Outcome.FORWARDED;
    server.accept(response());
    filterResponse();
    ended();
  }

  private void requirePending() {
    if (outcome != Outcome.PENDING) {
      throw new IllegalStateException("answered twice, first " + outcome);
    }
  }

  @Override
  public void later(long nanos, Runnable action) {
    delayed.add(new Delayed(nanos, action));
  }

  /** Runs what was delayed first, and says for how long it asked to wait. */
  public long runLater() {
    Delayed first = delayed.removeFirst();
    first.action().run();
    return first.nanos();
  }

  public List<Delayed> delayed() {
    return List.copyOf(delayed);
  }

  @Override
  public <T> void offload(Callable<T> work, Consumer<T> then) {
    offloads++;
    T result;
    try {
      result = work.call();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    then.accept(result);
  }

  /** How often work was given away. */
  public int offloads() {
    return offloads;
  }

  @Override
  public void abort() {
    requirePending();
    outcome = Outcome.ABORTED;
    ended();
  }

  public Outcome outcome() {
    return outcome;
  }

  /** The server that {@link #forward} named; null before it and behind {@link #service}. */
  public @Nullable Upstream upstream() {
    return upstream;
  }

  public int status() {
    return response().status();
  }

  /** The body of an answer that no server gave. */
  public String body() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** All lines of a response header, joined by {@code |}; null where there is none. */
  public @Nullable String responseHeader(String name) {
    return joined(response().headers(), name);
  }

  /** All lines of a request header as the server would see it, joined by {@code |}, or null. */
  public @Nullable String requestHeader(String name) {
    return joined(request().headers(), name);
  }

  private static @Nullable String joined(Headers headers, String name) {
    List<String> values = headers.all(HeaderName.of(name));
    return values.isEmpty() ? null : String.join("|", values);
  }
}
