package dev.traefikctl.cli;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Standard output that remembers why it could not be written, which a writer for printing hides:
 * half a report on a full disk must not look like a good one.
 */
final class CheckedOutput extends FilterOutputStream {

  private @Nullable String failure;

  CheckedOutput(OutputStream out) {
    super(new BufferedOutputStream(out));
  }

  /** Why something is lost; null where all is written, or where its reader wanted no more. */
  @Nullable String failure() {
    return failure;
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    try {
      out.write(bytes, from, length);
    } catch (IOException e) {
      throw noted(e);
    }
  }

  @Override
  public void flush() throws IOException {
    try {
      out.flush();
    } catch (IOException e) {
      throw noted(e);
    }
  }

  private IOException noted(IOException e) {
    String reason = String.valueOf(e.getMessage());
    if (!reason.contains("Broken pipe")) {
      failure = reason;
    }
    return e;
  }
}
