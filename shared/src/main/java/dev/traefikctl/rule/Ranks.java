package dev.traefikctl.rule;

import java.util.Arrays;

/** A growing list of ranks in ascending order without duplicates. */
final class Ranks {

  private int[] ranks = new int[1];
  private int size;

  /** Adds a rank that is not below those added before. */
  void add(int rank) {
    if (size > 0 && ranks[size - 1] == rank) {
      return;
    }
    if (size == ranks.length) {
      ranks = Arrays.copyOf(ranks, size * 2);
    }
    ranks[size++] = rank;
  }

  int[] toArray() {
    return size == ranks.length ? ranks : Arrays.copyOf(ranks, size);
  }

  int size() {
    return size;
  }
}
