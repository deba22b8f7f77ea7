package dev.traefikctl.cli.render;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/**
 * Keeps what a configuration holds from steering the terminal: control characters become U+FFFD,
 * which is as wide as the place that they take, but for line breaks, tabs and the colours of {@link
 * Style} (ECMA-48 section 8.3.117, SGR).
 */
public final class SafeWriter extends FilterWriter {

  private static final char ESCAPE = '\u001B';

  /** What may be the beginning of a colour. */
  private final StringBuilder pending = new StringBuilder();

  public SafeWriter(Writer out) {
    super(out);
  }

  @Override
  public void write(char[] text, int from, int length) throws IOException {
    write(new String(text, from, length), 0, length);
  }

  @Override
  public void write(int c) throws IOException {
    write(String.valueOf((char) c), 0, 1);
  }

  @Override
  public void write(String text, int from, int length) throws IOException {
    StringBuilder safe = new StringBuilder(length);
    for (int i = from; i < from + length; i++) {
      add(text.charAt(i), safe);
    }
    out.append(safe);
  }

  private void add(char c, StringBuilder safe) {
    if (!pending.isEmpty() && continuesColour(c)) {
      pending.append(c);
      if (c == 'm') {
        safe.append(pending);
        pending.setLength(0);
      }
      return;
    }
    giveUp(safe);
    if (c == ESCAPE) {
      pending.append(c);
    } else {
      safe.append(isControl(c) ? '\uFFFD' : c);
    }
  }

  private boolean continuesColour(char c) {
    return pending.length() == 1 ? c == '[' : c >= '0' && c <= '9' || c == ';' || c == 'm';
  }

  private void giveUp(StringBuilder safe) {
    if (!pending.isEmpty()) {
      safe.append('\uFFFD').append(pending, 1, pending.length());
      pending.setLength(0);
    }
  }

  private static boolean isControl(char c) {
    return c < ' ' && c != '\n' && c != '\r' && c != '\t'
        || c >= 0x7F && c < 0xA0
        || turnsText(c)
        || c >= 0xFFFE; // no character, and not allowed in XML
  }

  /** Embeddings, overrides and isolates (UAX 9), which show a text in another order. */
  private static boolean turnsText(char c) {
    return c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
  }

  @Override
  public void flush() throws IOException {
    StringBuilder safe = new StringBuilder();
    giveUp(safe);
    out.append(safe);
    super.flush();
  }
}
