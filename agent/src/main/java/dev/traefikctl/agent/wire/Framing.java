package dev.traefikctl.agent.wire;

import java.util.Arrays;

/** What the fields of a head say about where its body ends (RFC 9112 section 6.3). */
public final class Framing {

  /** No Content-Length was there. */
  public static final long NONE = -1;

  /** What stands in Content-Length is no length, or there are different ones. */
  public static final long INVALID = -2;

  private int encodings;
  private boolean chunked;
  private int lengths;
  private int lengthStart;
  private int lengthEnd;
  private boolean lengthsDiffer;

  /** Forgets the last head. */
  public void clear() {
    encodings = 0;
    chunked = false;
    lengths = 0;
    lengthsDiffer = false;
  }

  /** Notes a line of Transfer-Encoding. */
  public void encoding(byte[] head, int start, int end) {
    encodings++;
    chunked = Tokens.same(head, start, end, "chunked");
  }

  /** Notes a line of Content-Length; true where it only repeats an earlier one. */
  public boolean length(byte[] head, int start, int end) {
    if (lengths++ == 0) {
      lengthStart = start;
      lengthEnd = end;
      return false;
    }
    lengthsDiffer |= !Arrays.equals(head, lengthStart, lengthEnd, head, start, end);
    return true;
  }

  /** Whether there is any Transfer-Encoding. */
  public boolean encoded() {
    return encodings > 0;
  }

  /**
   * Whether Transfer-Encoding is what Go's net/http knows: chunked, said once, and nothing else.
   */
  public boolean chunked() {
    return encodings == 1 && chunked;
  }

  /** The length that Content-Length gives, {@link #NONE} or {@link #INVALID}. */
  public long length(byte[] head) {
    if (lengths == 0) {
      return NONE;
    }
    long length = Tokens.number(head, lengthStart, lengthEnd);
    return lengthsDiffer || length < 0 ? INVALID : length;
  }
}
