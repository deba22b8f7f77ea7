package dev.traefikctl.source.template;

import dev.traefikctl.source.TextMap;

/** The way back from a template's output to the template. */
final class PieceMap implements TextMap {

  /**
   * Triples: the offset in the output at which a piece begins; the offset in the template that it
   * comes from; the end of the action there, or -1 where the piece was copied as it is.
   */
  private final int[] pieces;

  private final int length;

  PieceMap(int[] pieces, int length) {
    this.pieces = pieces;
    this.length = length;
  }

  @Override
  public int start(int offset) {
    int piece = find(offset);
    if (piece < 0) {
      return 0;
    }
    boolean copied = pieces[piece + 2] < 0;
    return pieces[piece + 1] + (copied ? offset - pieces[piece] : 0);
  }

  @Override
  public int end(int start, int end) {
    int from = start(start);
    if (end <= start) {
      return from;
    }
    int last = find(end - 1);
    int to = last < 0 ? from : pieceEnd(last, end);
    // a loop or a called template may stand before what comes out before it
    return to >= from ? to : Math.max(from, pieceEnd(find(start), end));
  }

  private int pieceEnd(int piece, int end) {
    if (pieces[piece + 2] >= 0) {
      return pieces[piece + 2];
    }
    int next = piece + 3 < pieces.length ? pieces[piece + 3] : length;
    return pieces[piece + 1] + Math.min(end, next) - pieces[piece];
  }

  /** The index of the piece that holds the offset; -1 where there is none. */
  private int find(int offset) {
    int low = 0;
    int high = pieces.length / 3 - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (pieces[middle * 3] <= offset) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return high * 3 < 0 ? -1 : high * 3;
  }
}
