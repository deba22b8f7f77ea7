package dev.traefikctl.agent.net;

import dev.traefikctl.agent.wire.Framing;
import dev.traefikctl.agent.wire.HeadReader;
import dev.traefikctl.agent.wire.Names;
import dev.traefikctl.agent.wire.Tokens;
import dev.traefikctl.agent.wire.TrailerNames;
import dev.traefikctl.http.HttpChars;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the head of a request and decides what Go's server decides before any handler runs: whether
 * it is HTTP, how its body is framed, and whether the connection can stay.
 */
final class RequestHead extends HeadReader {

  /** The head was refused for the reason that {@link #refusal} gives. */
  static final int REFUSED = 16;

  private static final int CONNECTION = Names.CONNECTION.nameHash();
  private static final int CONTENT_LENGTH = Names.CONTENT_LENGTH.nameHash();
  private static final int EXPECT = Names.EXPECT.nameHash();
  private static final int HOST = Names.HOST.nameHash();
  private static final int TRAILER = Names.TRAILER.nameHash();
  private static final int TRANSFER_ENCODING = Names.TRANSFER_ENCODING.nameHash();

  private final RequestTarget target = new RequestTarget();
  private Refusal refusal = Refusal.BAD_REQUEST;
  private String method = "GET";
  private String host = "";
  private int version; // ten times the major plus the minor one
  private int hosts;
  private int hostStart;
  private int hostEnd;
  private final Framing framing = new Framing();
  private boolean chunked;
  private long contentLength;
  private boolean close;
  private int connections;
  private boolean keepAlive;
  private boolean upgrade;
  private boolean expectContinue;
  private boolean expectOther;
  private boolean trailersNamed;
  private @Nullable List<String> trailers = List.of();

  RequestHead() {
    super(true, false);
  }

  Refusal refusal() {
    return refusal;
  }

  String method() {
    return method;
  }

  RequestTarget target() {
    return target;
  }

  /** The host of the target or of the Host header; empty where there is none. */
  String host() {
    return host;
  }

  boolean http10() {
    return version == 10;
  }

  /** The protocol as the client names it; all versions of HTTP/1 but 1.0 are served alike. */
  String protocol() {
    return switch (version) {
      case 10 -> "HTTP/1.0";
      case 11 -> "HTTP/1.1";
      default -> "HTTP/1." + version % 10;
    };
  }

  boolean chunked() {
    return chunked;
  }

  /** The length of the body; 0 where there is none, -1 where it is chunked. */
  long contentLength() {
    return chunked ? -1 : contentLength;
  }

  /** Whether the client wants the connection to stay. */
  boolean keepAlive() {
    if (http10()) {
      // with a Transfer-Encoding that HTTP/1.0 does not have, the body's end is uncertain
      return keepAlive && !close && !framing.encoded();
    }
    return !close;
  }

  /** Whether Connection names Upgrade. */
  boolean upgrade() {
    return upgrade;
  }

  boolean expectContinue() {
    return expectContinue && !http10() && contentLength() != 0;
  }

  /** Whether something else than 100-continue is expected. */
  boolean expectOther() {
    return expectOther && !expectContinue;
  }

  /** The names that Trailer announces behind a chunked body. */
  List<String> trailers() {
    List<String> names = trailers;
    return names == null ? List.of() : names;
  }

  private int refuse(Refusal reason) {
    refusal = reason;
    return REFUSED;
  }

  private void clear() {
    hosts = 0;
    framing.clear();
    chunked = false;
    contentLength = 0;
    close = false;
    connections = 0;
    keepAlive = false;
    upgrade = false;
    expectContinue = false;
    expectOther = false;
    trailersNamed = false;
    trailers = List.of();
  }

  @Override
  protected int startLine(byte[] head, int start, int end) {
    clear();
    int first = indexOf(head, start, end, ' ');
    int second = first < 0 ? -1 : indexOf(head, first + 1, end, ' ');
    if (second < 0 || first == start) {
      return refuse(Refusal.BAD_REQUEST);
    }
    for (int i = start; i < first; i++) {
      if (!HttpChars.isToken(head[i])) {
        return refuse(Refusal.BAD_REQUEST);
      }
    }
    method = Methods.of(head, start, first);
    version = version(head, second + 1, end);
    boolean connect = method.equals("CONNECT") && head[first + 1] != '/';
    boolean parsed =
        connect
            ? target.parseAuthority(head, first + 1, second)
            : target.parse(head, first + 1, second);
    return version < 0 || !parsed ? refuse(Refusal.BAD_REQUEST) : NEXT;
  }

  /** Ten times the major plus the minor version of {@code HTTP/x.y}; -1 where it is not that. */
  private static int version(byte[] head, int start, int end) {
    if (end - start != 8
        || head[start] != 'H'
        || head[start + 1] != 'T'
        || head[start + 2] != 'T'
        || head[start + 3] != 'P'
        || head[start + 4] != '/'
        || head[start + 6] != '.') {
      return -1;
    }
    int major = head[start + 5] - '0';
    int low = head[start + 7] - '0';
    return major < 0 || major > 9 || low < 0 || low > 9 ? -1 : major * 10 + low;
  }

  private static int indexOf(byte[] bytes, int start, int end, char c) {
    for (int i = start; i < end; i++) {
      if (bytes[i] == c) {
        return i;
      }
    }
    return -1;
  }

  @Override
  protected boolean special(
      byte[] head, int hash, int nameStart, int nameEnd, int valueStart, int valueEnd) {
    if (hash == HOST && Names.HOST.matches(head, nameStart, nameEnd)) {
      hosts++;
      hostStart = valueStart;
      hostEnd = valueEnd;
      return true;
    }
    if (hash == TRANSFER_ENCODING && Names.TRANSFER_ENCODING.matches(head, nameStart, nameEnd)) {
      framing.encoding(head, valueStart, valueEnd);
      return true;
    }
    if (hash == CONTENT_LENGTH && Names.CONTENT_LENGTH.matches(head, nameStart, nameEnd)) {
      return framing.length(head, valueStart, valueEnd);
    }
    if (hash == CONNECTION && Names.CONNECTION.matches(head, nameStart, nameEnd)) {
      close |= Tokens.has(head, valueStart, valueEnd, "close");
      // HTTP/1.0 has to say so on the first line, where Go's server looks
      keepAlive |= connections++ == 0 && Tokens.has(head, valueStart, valueEnd, "keep-alive");
      upgrade |= Tokens.has(head, valueStart, valueEnd, "upgrade");
    } else if (hash == EXPECT && Names.EXPECT.matches(head, nameStart, nameEnd)) {
      boolean known = Tokens.has(head, valueStart, valueEnd, "100-continue");
      expectContinue |= known;
      expectOther |= !known && valueStart < valueEnd;
    } else if (hash == TRAILER) {
      trailersNamed = true;
    }
    return false;
  }

  @Override
  protected int complete(byte[] head) {
    if (hosts > 1) {
      return refuse(Refusal.BAD_REQUEST);
    }
    int result = framing(head);
    if (result != DONE) {
      return result;
    }
    return version / 10 == 1 ? host(head) : refuse(Refusal.VERSION);
  }

  /** Body framing as RFC 9112 section 6.3 and Go's {@code readTransfer} have it. */
  private int framing(byte[] head) {
    chunked = framing.encoded() && version > 10;
    if (chunked && !framing.chunked()) {
      return refuse(Refusal.TRANSFER_ENCODING);
    }
    long length = framing.length(head);
    contentLength = Math.max(0, length);
    if (chunked && trailersNamed) {
      trailers = takeTrailers();
    }
    return length == Framing.INVALID || trailers == null ? refuse(Refusal.BAD_REQUEST) : DONE;
  }

  private @Nullable List<String> takeTrailers() {
    List<String> lines = fields().all(Names.TRAILER);
    fields().remove(Names.TRAILER);
    return TrailerNames.of(lines);
  }

  private int host(byte[] head) {
    boolean connect = method.equals("CONNECT");
    if (hosts == 0) {
      if (!http10() && !connect) {
        return refuse(Refusal.HOST_MISSING);
      }
      hostStart = 0;
      hostEnd = 0;
    }
    if (!RequestTarget.validHost(head, hostStart, hostEnd)) {
      return refuse(Refusal.HOST_MALFORMED);
    }
    String absolute = target.host();
    host = absolute != null ? absolute : hostText(head);
    return DONE;
  }

  /** The same text again for the same host, which most requests of a connection have. */
  private String hostText(byte[] head) {
    int length = hostEnd - hostStart;
    if (host.length() == length) {
      int i = 0;
      while (i < length && host.charAt(i) == head[hostStart + i]) {
        i++;
      }
      if (i == length) {
        return host;
      }
    }
    return new String(head, hostStart, length, StandardCharsets.ISO_8859_1);
  }

  @Override
  protected int spacedName() {
    return refuse(Refusal.HEADER_NAME);
  }

  /** What the client is told for a result of {@link #read} that is an error. */
  Refusal refusalOf(int result) {
    return switch (result) {
      case TOO_LARGE -> Refusal.TOO_LARGE;
      case REFUSED -> refusal;
      default -> Refusal.BAD_REQUEST;
    };
  }
}
