package dev.traefikctl.agent.wire;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Guesses a media type from the beginning of a body, as Go's server does where a handler names
 * none: patterns of the <a href="https://mimesniff.spec.whatwg.org/">WHATWG's standard</a>, text
 * where no byte speaks against it.
 */
public final class ContentSniffer {

  private static final int MAX = 512;
  private static final String HTML = "text/html; charset=utf-8";
  private static final String TEXT = "text/plain; charset=utf-8";

  /**
   * What a body begins with.
   *
   * @param bytes where '?' stands for any byte
   */
  private record Pattern(String bytes, String type) {
    boolean matches(String body) {
      if (body.length() < bytes.length()) {
        return false;
      }
      for (int i = 0; i < bytes.length(); i++) {
        char c = bytes.charAt(i);
        if (c != ANY && c != body.charAt(i)) {
          return false;
        }
      }
      return true;
    }
  }

  private static final char ANY = '\uffff';
  private static final String FOUR = "\uffff\uffff\uffff\uffff";

  private static final List<String> TAGS =
      List.of(
          "!DOCTYPE HTML",
          "HTML",
          "HEAD",
          "SCRIPT",
          "IFRAME",
          "H1",
          "DIV",
          "FONT",
          "TABLE",
          "A",
          "STYLE",
          "TITLE",
          "B",
          "BODY",
          "BR",
          "P",
          "!--");

  private static final List<Pattern> PATTERNS =
      List.of(
          new Pattern("%PDF-", "application/pdf"),
          new Pattern("%!PS-Adobe-", "application/postscript"),
          new Pattern("\u00fe\u00ff\uffff\uffff", "text/plain; charset=utf-16be"),
          new Pattern("\u00ff\u00fe\uffff\uffff", "text/plain; charset=utf-16le"),
          new Pattern("\u00ef\u00bb\u00bf\uffff", TEXT),
          new Pattern("\0\0\1\0", "image/x-icon"),
          new Pattern("\0\0\2\0", "image/x-icon"),
          new Pattern("BM", "image/bmp"),
          new Pattern("GIF87a", "image/gif"),
          new Pattern("GIF89a", "image/gif"),
          new Pattern("RIFF" + FOUR + "WEBPVP", "image/webp"),
          new Pattern("\u0089PNG\r\n\u001a\n", "image/png"),
          new Pattern("\u00ff\u00d8\u00ff", "image/jpeg"),
          new Pattern("FORM" + FOUR + "AIFF", "audio/aiff"),
          new Pattern("ID3", "audio/mpeg"),
          new Pattern("OggS\0", "application/ogg"),
          new Pattern("MThd\0\0\0\6", "audio/midi"),
          new Pattern("RIFF" + FOUR + "AVI ", "video/avi"),
          new Pattern("RIFF" + FOUR + "WAVE", "audio/wave"));

  private static final List<Pattern> LATER_PATTERNS =
      List.of(
          new Pattern("\u001aE\u00df\u00a3", "video/webm"),
          new Pattern("\uffff".repeat(34) + "LP", "application/vnd.ms-fontobject"),
          new Pattern("\0\1\0\0", "font/ttf"),
          new Pattern("OTTO", "font/otf"),
          new Pattern("ttcf", "font/collection"),
          new Pattern("wOFF", "font/woff"),
          new Pattern("wOF2", "font/woff2"),
          new Pattern("\u001f\u008b\b", "application/x-gzip"),
          new Pattern("PK\3\4", "application/zip"),
          new Pattern("Rar!\u001a\7\0", "application/x-rar-compressed"),
          new Pattern("Rar!\u001a\7\1\0", "application/x-rar-compressed"),
          new Pattern("\0asm", "application/wasm"));

  private ContentSniffer() {}

  /** The type of a body that begins with the readable bytes, of which 512 are looked at. */
  public static String typeOf(ByteBuf body) {
    int length = Math.min(MAX, body.readableBytes());
    return typeOf(body.toString(body.readerIndex(), length, StandardCharsets.ISO_8859_1));
  }

  private static String typeOf(String body) {
    String text = body.substring(blanks(body));
    if (isHtml(text)) {
      return HTML;
    }
    if (text.startsWith("<?xml")) {
      return "text/xml; charset=utf-8";
    }
    String known = match(PATTERNS, body);
    if (known == null && isMp4(body)) {
      known = "video/mp4";
    }
    if (known == null) {
      known = match(LATER_PATTERNS, body);
    }
    if (known != null) {
      return known;
    }
    return isText(text) ? TEXT : "application/octet-stream";
  }

  private static int blanks(String body) {
    int i = 0;
    while (i < body.length() && "\t\n\f\r ".indexOf(body.charAt(i)) >= 0) {
      i++;
    }
    return i;
  }

  private static boolean isHtml(String text) {
    for (String tag : TAGS) {
      int end = tag.length() + 1;
      if (text.length() > end
          && text.charAt(0) == '<'
          && text.regionMatches(true, 1, tag, 0, tag.length())
          && (text.charAt(end) == ' ' || text.charAt(end) == '>')) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable String match(List<Pattern> patterns, String body) {
    for (Pattern pattern : patterns) {
      if (pattern.matches(body)) {
        return pattern.type();
      }
    }
    return null;
  }

  /** A box "ftyp" that names a brand of MPEG-4. */
  private static boolean isMp4(String body) {
    if (body.length() < 12 || !body.startsWith("ftyp", 4)) {
      return false;
    }
    long size = 0;
    for (int i = 0; i < 4; i++) {
      size = size << 8 | body.charAt(i);
    }
    if (size > body.length() || size % 4 != 0) {
      return false;
    }
    for (int at = 8; at < size; at += 4) {
      if (at != 12 && body.startsWith("mp4", at)) { // at 12 stands a version
        return true;
      }
    }
    return false;
  }

  private static boolean isText(String text) {
    return text.chars()
        .noneMatch(c -> c <= 0x08 || c == 0x0B || c >= 0x0E && c <= 0x1A || c >= 0x1C && c <= 0x1F);
  }
}
