package dev.traefikctl.source;

/** Leads from offsets in a generated text back to offsets in the text that a user wrote. */
public interface TextMap {

  /** The offset of the written text that the character at an offset comes from. */
  int start(int offset);

  /** The end, exclusive, of the written text that the characters from start to end come from. */
  int end(int start, int end);
}
