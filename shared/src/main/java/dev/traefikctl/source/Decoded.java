package dev.traefikctl.source;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The bytes of a file as text: UTF-8, or UTF-16 with a byte order mark, as some editors write.
 *
 * @param text the text without its byte order mark
 * @param problems bytes that are not valid in the encoding
 * @param asIs whether the bytes are the text in UTF-8, without a mark
 */
public record Decoded(String text, List<Problem> problems, boolean asIs) {

  public Decoded {
    problems = List.copyOf(problems);
  }

  /** Decodes the bytes of a file; what is invalid becomes U+FFFD and a problem. */
  public static Decoded of(byte[] bytes, String file) {
    if (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF)) {
      return new Decoded(new String(bytes, StandardCharsets.UTF_16), List.of(), false);
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    // the strict decoder is slower, and only needed to tell a written U+FFFD from a wrong byte
    List<Problem> problems = text.indexOf('\uFFFD') < 0 ? List.of() : problems(bytes, text, file);
    String bare = Documents.withoutMark(text);
    return new Decoded(bare, problems, problems.isEmpty() && bare.length() == text.length());
  }

  private static boolean startsWith(byte[] bytes, int first, int second) {
    return bytes.length >= 2 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
  }

  private static List<Problem> problems(byte[] bytes, String text, String file) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), out, true);
    if (!result.isError()) {
      return List.of();
    }
    int at = out.position();
    Span span = Lines.of(text, file).span(at, at + 1);
    return List.of(new Problem(Problem.Kind.SYNTAX, span, "the file is not valid UTF-8"));
  }
}
