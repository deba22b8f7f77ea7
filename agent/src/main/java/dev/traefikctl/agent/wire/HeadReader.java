package dev.traefikctl.agent.wire;

import dev.traefikctl.http.HeaderName;
import dev.traefikctl.http.Headers;
import dev.traefikctl.http.HttpChars;
import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/**
 * Reads the head of one HTTP/1 message, however it is split: copies it once into an array, where it
 * is checked, its names are made canonical in place, and its fields are indexed. Lines may end in a
 * bare LF and fields may be folded, as Go's net/textproto takes them.
 */
public abstract class HeadReader {

  /** The head is not complete yet. */
  public static final int MORE = 0;

  /** The head is complete; the buffer stands behind it. */
  public static final int DONE = 1;

  /** The head is longer than the limit. */
  public static final int TOO_LARGE = 2;

  /** The head is not HTTP. */
  public static final int MALFORMED = 3;

  /** Not a result: the line was taken, go on with the next. */
  protected static final int NEXT = -1;

  private static final int INITIAL = 1024;
  private static final int KEPT = 16 * 1024;
  private static final int MAX_FOLDS = 256;

  private final boolean startLine;
  private final boolean strictLines;
  private byte[] bytes = new byte[INITIAL];
  private int length;
  private int next;
  private int scanned;
  private int limit;
  private boolean inFields;
  private boolean firstField;
  private boolean spacedName;
  private Headers fields = new Headers();

  /**
   * @param startLine whether a request or status line comes first; trailers have none
   * @param strictLines whether a bare LF is an error, as it is inside of chunked framing
   */
  protected HeadReader(boolean startLine, boolean strictLines) {
    this.startLine = startLine;
    this.strictLines = strictLines;
  }

  /** Begins a head of at most {@code maxBytes}, whose fields go to {@code target}. */
  public final void start(Headers target, int maxBytes) {
    if (bytes.length > KEPT) {
      bytes = new byte[INITIAL];
    }
    fields = target;
    target.reset(bytes);
    limit = maxBytes;
    length = 0;
    next = 0;
    scanned = 0;
    inFields = !startLine;
    firstField = true;
    spacedName = false;
  }

  /** Whether some of the head has arrived. */
  public final boolean started() {
    return length > 0;
  }

  /** Whether the head, should nothing more of it come, ends in what is no line. */
  public final boolean endsWithinName() {
    for (int i = next; i < length; i++) {
      if (inFields && bytes[i] == ':') {
        return false;
      }
    }
    return next < length;
  }

  /** Takes as much as belongs to the head; gives one of the constants, or a code of a subclass. */
  public final int read(ByteBuf in) {
    while (true) {
      if (length == bytes.length) {
        grow();
      }
      int n = Math.min(in.readableBytes(), bytes.length - length);
      in.getBytes(in.readerIndex(), bytes, length, n);
      length += n;
      int result = parse();
      if (result != MORE) {
        in.skipBytes(result == DONE ? n - (length - next) : n);
        return result == DONE && next > limit ? TOO_LARGE : result;
      }
      in.skipBytes(n);
      if (length > limit) {
        return TOO_LARGE;
      }
      if (!in.isReadable()) {
        return MORE;
      }
    }
  }

  private void grow() {
    bytes = Arrays.copyOf(bytes, Math.min(bytes.length * 2, Math.max(limit, length) + INITIAL));
    fields.rebase(bytes);
  }

  private int parse() {
    while (true) {
      if (scanned > next && !hasLine()) {
        return MORE;
      }
      int result = inFields ? field() : first();
      if (result != NEXT) {
        return result;
      }
    }
  }

  /** Looks for a line's end among the new bytes only, so that a slow sender costs no more. */
  private boolean hasLine() {
    for (int i = scanned; i < length; i++) {
      if (bytes[i] == '\n') {
        scanned = next;
        return true;
      }
    }
    scanned = length;
    return false;
  }

  private int more() {
    scanned = length;
    return MORE;
  }

  private int first() {
    byte[] b = bytes;
    for (int i = next; i < length; i++) {
      if (b[i] == '\n') {
        int end = i > next && b[i - 1] == '\r' ? i - 1 : i;
        int start = next;
        next = i + 1;
        inFields = true;
        return startLine(b, start, end);
      }
    }
    return more();
  }

  private int field() {
    byte[] b = bytes;
    int at = next;
    if (at == length) {
      return more();
    }
    int c = b[at];
    if (c == '\r' || c == '\n') {
      return blankLine(at);
    }
    if (firstField && (c == ' ' || c == '\t')) {
      return MALFORMED;
    }
    int hash = 0;
    int i = at;
    boolean upper = true;
    for (; i < length; i++) {
      byte in = b[i];
      byte out = (upper ? FieldChars.UPPER : FieldChars.LOWER)[in & 0xFF];
      if (out == 0) {
        break;
      }
      if (out != in) {
        b[i] = out;
      }
      hash = HeaderName.hashStep(hash, out);
      upper = out == '-';
    }
    if (i == length) {
      return more();
    }
    if (b[i] != ':' || i == at) {
      return oddName(at, i);
    }
    return value(HeaderName.hashEnd(hash), at, i);
  }

  private int blankLine(int at) {
    if (bytes[at] == '\n') {
      next = at + 1;
      return strictLines ? MALFORMED : end();
    }
    if (at + 1 == length) {
      return more();
    }
    if (bytes[at + 1] != '\n') {
      return MALFORMED;
    }
    next = at + 2;
    return end();
  }

  private int end() {
    int result = complete(bytes);
    return result == DONE && spacedName ? spacedName() : result;
  }

  /** A name with blanks in it is taken by Go's parser and judged later; anything else is not. */
  private int oddName(int at, int stop) {
    for (int i = stop; i < length; i++) {
      byte c = bytes[i];
      if (c == ':' && i > at) {
        spacedName = true;
        return value(0, -1, i);
      }
      if (c != ' ' && !HttpChars.isToken(c)) {
        return MALFORMED;
      }
    }
    return more();
  }

  /** Takes a value from behind the colon; a name at -1 is not kept. */
  private int value(int hash, int nameStart, int colon) {
    byte[] b = bytes;
    int start = colon + 1;
    while (start < length && (b[start] == ' ' || b[start] == '\t')) {
      start++;
    }
    int i = start;
    while (i < length && FieldChars.VALUE[b[i] & 0xFF]) {
      i++;
    }
    int feed = lineFeed(i);
    if (feed < 0) {
      return feed == -1 ? more() : MALFORMED;
    }
    if (feed + 1 == length) {
      return more();
    }
    if (b[feed + 1] == ' ' || b[feed + 1] == '\t') {
      return folded(hash, nameStart, colon, start, i, feed);
    }
    int end = i;
    while (end > start && (b[end - 1] == ' ' || b[end - 1] == '\t')) {
      end--;
    }
    return take(hash, nameStart, colon, start, end, feed);
  }

  /** Where the LF of the line end at {@code i} is; -1 if it has not come, -2 if there is none. */
  private int lineFeed(int i) {
    if (i == length) {
      return -1;
    }
    if (bytes[i] == '\n') {
      return strictLines ? -2 : i;
    }
    if (bytes[i] != '\r') {
      return -2;
    }
    if (i + 1 == length) {
      return -1;
    }
    return bytes[i + 1] == '\n' ? i + 1 : -2;
  }

  private int take(int hash, int nameStart, int colon, int start, int end, int feed) {
    next = feed + 1;
    firstField = false;
    if (nameStart >= 0 && !special(bytes, hash, nameStart, colon, start, end)) {
      fields.addRaw(hash, nameStart, colon, start, end);
    }
    return NEXT;
  }

  /** Joins the lines of a folded field (RFC 9112 section 5.2) with single blanks, in place. */
  private int folded(int hash, int nameStart, int colon, int start, int firstEnd, int firstFeed) {
    int feed = firstFeed;
    int lines = 0;
    while (bytes[feed + 1] == ' ' || bytes[feed + 1] == '\t') {
      int i = feed + 1;
      while (i < length && FieldChars.VALUE[bytes[i] & 0xFF]) {
        i++;
      }
      feed = lineFeed(i);
      if (feed == -2 || ++lines > MAX_FOLDS) {
        return MALFORMED;
      }
      if (feed == -1 || feed + 1 == length) {
        return more();
      }
    }
    int end = join(start, firstEnd, firstFeed, feed);
    int from = start;
    while (from < end && (bytes[from] == ' ' || bytes[from] == '\t')) {
      from++; // the value began on a later line
    }
    return take(hash, nameStart, colon, from, end, feed);
  }

  private int join(int start, int firstEnd, int firstFeed, int lastFeed) {
    int out = trimmed(start, firstEnd);
    int line = firstFeed + 1;
    while (line <= lastFeed) {
      int feed = line;
      while (bytes[feed] != '\n') {
        feed++;
      }
      int from = line;
      while (bytes[from] == ' ' || bytes[from] == '\t') {
        from++;
      }
      int to = trimmed(from, bytes[feed - 1] == '\r' ? feed - 1 : feed);
      bytes[out++] = ' ';
      for (int i = from; i < to; i++) {
        bytes[out++] = bytes[i];
      }
      line = feed + 1;
    }
    return trimmed(start, out);
  }

  private int trimmed(int start, int end) {
    int at = end;
    while (at > start && (bytes[at - 1] == ' ' || bytes[at - 1] == '\t')) {
      at--;
    }
    return at;
  }

  /** The fields that were taken so far. */
  protected final Headers fields() {
    return fields;
  }

  /** Takes the first line; {@link #NEXT} to go on. */
  protected int startLine(byte[] head, int start, int end) {
    return NEXT;
  }

  /** Sees each field; true keeps it out of the headers. */
  protected boolean special(
      byte[] head, int hash, int nameStart, int nameEnd, int valueStart, int valueEnd) {
    return false;
  }

  /** Looks at the head as a whole; {@link #DONE} or what is wrong. */
  protected int complete(byte[] head) {
    return DONE;
  }

  /** What a field name with blanks in it makes of an otherwise good head. */
  protected int spacedName() {
    return MALFORMED;
  }
}
