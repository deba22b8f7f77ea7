package dev.traefikctl.agent.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.traefikctl.agent.upstream.ResponseHead;
import dev.traefikctl.agent.wire.BodyReader;
import dev.traefikctl.agent.wire.HeadReader;
import dev.traefikctl.http.Headers;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The codec under random splits, which must not matter, and random damage, which must not break it.
 */
class CodecFuzzTest implements LeakFree {

  private static final List<String> REQUESTS =
      List.of(
          "GET /a?b=c HTTP/1.1\r\nHost: x\r\nAccept: */*\r\nx-lower: v\r\n\r\n",
          "POST http://h:1/%41 HTTP/1.1\nHost: x\nX-A: a\n b\n\tc\nContent-Length: 5\n\nhello",
          "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nX-E:\r\n\r\n"
              + "5;x=y\r\nhello\r\n00a \r\n0123456789\r\n0\r\nT: 1\r\nU:  2 \r\n\r\n",
          "OPTIONS * HTTP/1.0\r\nConnection: keep-alive, Upgrade\r\nExpect: 100-continue\r\n\r\n",
          "GET /"
              + "p".repeat(3000)
              + " HTTP/1.1\r\nHost: x\r\nX-L: "
              + "v".repeat(5000)
              + "\r\n\r\n");

  private static final List<String> RESPONSES =
      List.of(
          "HTTP/1.1 200 OK\r\n"
              + "Server: s\r\n"
              + "Content-Length: 3\r\n"
              + "Connection: x, keep-alive\r\n\r\n"
              + "abc",
          "HTTP/1.1 200\nTransfer-Encoding: chunked\nTrailer: T\n\n3\r\nabc\r\n0\r\nT: 1\r\n\r\n",
          "HTTP/1.0 404 Not Found\r\nX-A: b\r\n\r\nuntil the end");

  /** Reads a message from pieces and tells all that was understood, as a text. */
  private static String understand(byte[] message, boolean request, Splitter splitter) {
    Headers headers = new Headers();
    RequestHead requestHead = new RequestHead();
    ResponseHead responseHead = new ResponseHead();
    HeadReader head = request ? requestHead : responseHead;
    head.start(headers, 20_000);
    BodyReader body = new BodyReader();
    StringBuilder out = new StringBuilder();
    boolean inBody = false;
    int at = 0;
    while (at < message.length) {
      int end = Math.min(message.length, at + splitter.next());
      ByteBuf in = Unpooled.buffer(end - at).writeBytes(message, at, end - at);
      at = end;
      try {
        if (!inBody) {
          int result = head.read(in);
          if (result == HeadReader.MORE) {
            continue;
          }
          if (result != HeadReader.DONE) {
            return out.append("refused ").append(result).toString();
          }
          inBody = true;
          if (request) {
            tell(out, requestHead, body);
          } else {
            tell(out, responseHead, body);
          }
          out.append(headers).append('|');
        }
        ByteBuf piece;
        while ((piece = body.next(in)) != null) {
          out.append(piece.toString(StandardCharsets.ISO_8859_1));
          piece.release();
        }
        if (body.failed()) {
          return out.append("|failed").toString();
        }
        if (body.done()) {
          at -= in.readableBytes();
          return out.append("|done ").append(body.trailers()).append(at).toString();
        }
      } finally {
        in.release();
      }
    }
    return out.append("|incomplete").toString();
  }

  private static void tell(StringBuilder out, RequestHead head, BodyReader body) {
    if (head.chunked()) {
      body.chunked();
    } else {
      body.length(head.contentLength());
    }
    out.append(head.method()).append(' ').append(head.target().path()).append(' ');
    out.append(head.target().query()).append(' ').append(head.host()).append(' ');
    out.append(head.http10()).append(head.keepAlive()).append(head.upgrade());
    out.append(head.expectContinue()).append(head.contentLength()).append('\n');
  }

  private static void tell(StringBuilder out, ResponseHead head, BodyReader body) {
    if (head.chunked()) {
      body.chunked();
    } else if (head.contentLength() >= 0) {
      body.length(head.contentLength());
    } else {
      body.untilClose();
    }
    out.append(head.status()).append(head.keepAlive()).append(head.connectionNames());
    out.append(head.trailerNames()).append('\n');
  }

  private interface Splitter {
    int next();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void splitsDoNotMatter() {
    Random random = new Random(1);
    for (boolean request : new boolean[] {true, false}) {
      for (String text : request ? REQUESTS : RESPONSES) {
        byte[] message = bytes(text);
        String whole = understand(message, request, () -> message.length);
        assertEquals(whole, understand(message, request, () -> 1), text);
        for (int i = 0; i < 60; i++) {
          int most = 1 + random.nextInt(200);
          assertEquals(whole, understand(message, request, () -> 1 + random.nextInt(most)), text);
        }
      }
    }
  }

  @Test
  void damageIsRefusedOrUnderstoodTheSameHoweverItIsSplit() {
    Random random = new Random(2);
    for (int i = 0; i < 6_000; i++) {
      boolean request = random.nextBoolean();
      List<String> samples = request ? REQUESTS.subList(0, 4) : RESPONSES;
      byte[] message = mutate(bytes(samples.get(random.nextInt(samples.size()))), random);
      String whole = understand(message, request, () -> Math.max(1, message.length));
      int most = 1 + random.nextInt(20);
      String split = understand(message, request, () -> 1 + random.nextInt(most));
      String text = new String(message, StandardCharsets.ISO_8859_1);
      // one that is cut where it was found wrong may have shown some of its body before, and a line
      // that comes in pieces is judged when it has ended
      if (!(verdict(whole).equals("wrong") && split.endsWith("|incomplete"))) {
        assertEquals(verdict(whole), verdict(split), text);
      }
    }
  }

  private static String verdict(String told) {
    return told.endsWith("|failed") || told.startsWith("refused") ? "wrong" : told;
  }

  private static byte[] mutate(byte[] message, Random random) {
    byte[] out = message.clone();
    int changes = 1 + random.nextInt(3);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(out.length);
      switch (random.nextInt(4)) {
        case 0 -> out[at] = (byte) random.nextInt(256);
        case 1 -> out = without(out, at, Math.min(out.length, at + 1 + random.nextInt(4)));
        case 2 -> out[at] = bytes("\r\n :;,0\t\0")[random.nextInt(9)];
        default -> out[at] = out[random.nextInt(out.length)];
      }
      if (out.length == 0) {
        return new byte[] {'\n'};
      }
    }
    return out;
  }

  private static byte[] without(byte[] in, int start, int end) {
    byte[] out = new byte[in.length - (end - start)];
    System.arraycopy(in, 0, out, 0, start);
    System.arraycopy(in, end, out, start, in.length - end);
    return out;
  }
}
