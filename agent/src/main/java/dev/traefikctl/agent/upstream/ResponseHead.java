package dev.traefikctl.agent.upstream;

import dev.traefikctl.agent.wire.Framing;
import dev.traefikctl.agent.wire.HeadReader;
import dev.traefikctl.agent.wire.Names;
import dev.traefikctl.agent.wire.Tokens;
import dev.traefikctl.agent.wire.TrailerNames;
import dev.traefikctl.http.CommaList;
import dev.traefikctl.http.HeaderName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the head of a response. Fields that hold for the server's connection only are noted here
 * and kept out of the headers.
 */
public final class ResponseHead extends HeadReader {

  /** Fields of one hop (RFC 9110 section 7.6.1), as Go's ReverseProxy has them. */
  private static final List<HeaderName> HOP_BY_HOP =
      List.of(
          Names.CONNECTION,
          Names.PROXY_CONNECTION,
          Names.KEEP_ALIVE,
          Names.PROXY_AUTHENTICATE,
          Names.PROXY_AUTHORIZATION,
          Names.TE,
          Names.TRAILER,
          Names.TRANSFER_ENCODING,
          Names.UPGRADE);

  private static final long NOTED = bits();
  private static final int CONTENT_LENGTH = Names.CONTENT_LENGTH.nameHash();

  private static long bits() {
    long bits = 1L << (Names.CONTENT_LENGTH.nameHash() & 63);
    for (HeaderName name : HOP_BY_HOP) {
      bits |= 1L << (name.nameHash() & 63);
    }
    return bits;
  }

  private int status;
  private int minor; // of HTTP/1; a later version is like the last of them, an earlier one like 1.0
  private final Framing framing = new Framing();
  private boolean chunked;
  private long contentLength;
  private boolean close;
  private boolean keepAlive;
  private @Nullable String upgrade;
  private @Nullable List<String> connectionNames;
  private @Nullable List<String> trailerLines;
  private @Nullable List<String> trailerNames;

  public ResponseHead() {
    super(true, false);
  }

  public int status() {
    return status;
  }

  public boolean chunked() {
    return chunked;
  }

  /** The announced length of the body; -1 where none is. */
  public long contentLength() {
    return contentLength;
  }

  /** Whether the server lets the connection stay. */
  public boolean keepAlive() {
    return minor == 0 ? keepAlive && !close : !close;
  }

  /** The protocols of Upgrade; null where there is none. */
  public @Nullable String upgrade() {
    return upgrade;
  }

  /** Names of fields that Connection lists, to be removed too. */
  public List<String> connectionNames() {
    List<String> names = connectionNames;
    // Go's client drops a Connection header that says close before anybody reads its other names
    return names == null || close ? List.of() : names;
  }

  /** The names that Trailer announces. */
  public List<String> trailerNames() {
    List<String> names = trailerNames;
    return names == null ? List.of() : names;
  }

  @Override
  protected int startLine(byte[] head, int start, int end) {
    clear();
    // HTTP/x.y, blanks, three digits, and a reason that nobody reads
    int code = start + 9;
    if (end - start < 12 || !isVersion(head, start) || head[code - 1] != ' ') {
      return MALFORMED;
    }
    while (code + 3 < end && head[code] == ' ') {
      code++;
    }
    int major = head[start + 5] - '0';
    minor = major > 1 ? 9 : major < 1 ? 0 : head[start + 7] - '0';
    status = (int) Tokens.number(head, code, code + 3);
    return status < 100 || end > code + 3 && head[code + 3] != ' ' ? MALFORMED : NEXT;
  }

  /** Whatever the version is, Go's client reads on; only its number has to be one. */
  private static boolean isVersion(byte[] head, int at) {
    return head[at] == 'H'
        && head[at + 1] == 'T'
        && head[at + 2] == 'T'
        && head[at + 3] == 'P'
        && head[at + 4] == '/'
        && isDigit(head[at + 5])
        && head[at + 6] == '.'
        && isDigit(head[at + 7]);
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  private void clear() {
    framing.clear();
    chunked = false;
    contentLength = -1;
    close = false;
    keepAlive = false;
    upgrade = null;
    connectionNames = null;
    trailerLines = null;
    trailerNames = null;
  }

  @Override
  protected boolean special(
      byte[] head, int hash, int nameStart, int nameEnd, int valueStart, int valueEnd) {
    if ((NOTED & 1L << (hash & 63)) == 0) {
      return false;
    }
    if (hash == CONTENT_LENGTH && Names.CONTENT_LENGTH.matches(head, nameStart, nameEnd)) {
      return framing.length(head, valueStart, valueEnd);
    }
    for (HeaderName name : HOP_BY_HOP) {
      if (hash == name.nameHash() && name.matches(head, nameStart, nameEnd)) {
        note(name, head, valueStart, valueEnd);
        return true;
      }
    }
    return false;
  }

  private void note(HeaderName name, byte[] head, int start, int end) {
    if (name.equals(Names.TRANSFER_ENCODING)) {
      framing.encoding(head, start, end);
    } else if (name.equals(Names.CONNECTION)) {
      connection(head, start, end);
    } else if (name.equals(Names.UPGRADE)) {
      upgrade = text(head, start, end);
    } else if (name.equals(Names.TRAILER)) {
      trailerLines = added(trailerLines, List.of(text(head, start, end)));
    }
  }

  private void connection(byte[] head, int start, int end) {
    if (Tokens.same(head, start, end, "keep-alive")) {
      keepAlive = true;
      return;
    }
    close |= Tokens.has(head, start, end, "close");
    keepAlive |= Tokens.has(head, start, end, "keep-alive");
    connectionNames = added(connectionNames, CommaList.split(text(head, start, end)));
  }

  private static List<String> added(@Nullable List<String> known, List<String> more) {
    List<String> all = known == null ? new ArrayList<>(2) : known;
    all.addAll(more);
    return all;
  }

  private static String text(byte[] bytes, int start, int end) {
    return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
  }

  /** Framing as RFC 9112 section 6.3 and Go's {@code readTransfer} have it. */
  @Override
  protected int complete(byte[] head) {
    chunked = framing.encoded() && minor > 0;
    long length = framing.length(head);
    if (length == Framing.INVALID || chunked && !framing.chunked()) {
      return MALFORMED;
    }
    contentLength = chunked ? Framing.NONE : length;
    List<String> lines = chunked ? trailerLines : null;
    trailerNames = lines == null ? List.of() : TrailerNames.of(lines);
    return trailerNames == null ? MALFORMED : DONE;
  }

  /** Go's client takes names with blanks, its server then leaves such fields out. */
  @Override
  protected int spacedName() {
    return DONE;
  }
}
