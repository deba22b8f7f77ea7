package dev.traefikctl.agent.net;

import dev.traefikctl.agent.upstream.UpstreamPools;
import dev.traefikctl.agent.wire.Loop;
import java.util.ArrayDeque;

/** What the client connections of one event loop share: server pools and spare exchanges. */
final class Worker {

  /** Beyond this many, exchanges go to the garbage collector: a burst is not kept for ever. */
  private static final int MAX_SPARE = 256;

  private final Loop loop;
  private final UpstreamPools pools;
  private final ArrayDeque<Http1Exchange> spare = new ArrayDeque<>();
  private final RequestWriter requestWriter = new RequestWriter();

  private Worker(Loop loop) {
    this.loop = loop;
    this.pools = UpstreamPools.of(loop);
  }

  static Worker of(Loop loop) {
    return loop.attachment(Worker.class, Worker::new);
  }

  Loop loop() {
    return loop;
  }

  UpstreamPools pools() {
    return pools;
  }

  RequestWriter requestWriter() {
    return requestWriter;
  }

  /** An exchange for the next request of a connection; give it back with {@link #recycle}. */
  Http1Exchange exchange(Http1Connection connection) {
    Http1Exchange known = spare.pollLast();
    Http1Exchange exchange = known != null ? known : new Http1Exchange(this);
    exchange.attach(connection);
    return exchange;
  }

  void recycle(Http1Exchange exchange) {
    if (spare.size() < MAX_SPARE) {
      spare.addLast(exchange);
    }
  }
}
