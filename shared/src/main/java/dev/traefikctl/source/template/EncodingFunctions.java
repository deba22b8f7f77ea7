package dev.traefikctl.source.template;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.zip.Adler32;

/** Sprig's functions for base64, base32, checksums and JSON. */
final class EncodingFunctions {

  private static final String BASE64 =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private EncodingFunctions() {}

  static void register(Functions to) {
    to.add("b64enc", "s", args -> Base64.getEncoder().encodeToString(bytes(args.string(0))));
    to.add("b64dec", "s", args -> decode64(args.string(0)));
    to.add("b32enc", "s", args -> encode32(bytes(args.string(0))));
    to.add("b32dec", "s", args -> decode32(args.string(0)));
    to.add("sha1sum", "s", args -> digest("SHA-1", args.string(0)));
    to.add("sha256sum", "s", args -> digest("SHA-256", args.string(0)));
    to.add("sha512sum", "s", args -> digest("SHA-512", args.string(0)));
    to.add("adler32sum", "s", args -> adler32(args.string(0)));
    to.addMust("toJson", "a", args -> Json.write(args.any(0), true, false));
    to.addMust("toPrettyJson", "a", args -> Json.write(args.any(0), true, true));
    to.addMust("toRawJson", "a", args -> Json.write(args.any(0), false, false));
    to.add("fromJson", "s", args -> Json.read(args.string(0), args.budget(), false));
    to.add("mustFromJson", "s", args -> Json.read(args.string(0), args.budget(), true));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Like sprig, gives the error as the text. */
  private static String decode64(String text) {
    int wrong = wrong64(text);
    if (wrong >= 0) {
      return "illegal base64 data at input byte " + wrong;
    }
    byte[] decoded = Base64.getMimeDecoder().decode(text);
    return new String(decoded, StandardCharsets.UTF_8);
  }

  /** Where Go stops decoding; -1 where the text is base64. Line breaks may stand anywhere. */
  private static int wrong64(String text) {
    int inQuantum = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r') {
        continue;
      }
      if (c == '=') {
        return inQuantum < 2 ? i : wrongPadding(text, i, inQuantum);
      }
      if (BASE64.indexOf(c) < 0) {
        return i;
      }
      inQuantum = (inQuantum + 1) % 4;
    }
    return inQuantum == 0 ? -1 : text.length() - inQuantum;
  }

  private static int wrongPadding(String text, int at, int inQuantum) {
    int i = skipBreaks(text, at + 1);
    if (inQuantum == 2) {
      if (i >= text.length()) {
        return text.length();
      }
      if (text.charAt(i) != '=') {
        return i;
      }
      i = skipBreaks(text, i + 1);
    }
    return i < text.length() ? i : -1;
  }

  private static int skipBreaks(String text, int from) {
    int i = from;
    while (i < text.length() && "\r\n".indexOf(text.charAt(i)) >= 0) {
      i++;
    }
    return i;
  }

  private static String encode32(byte[] bytes) {
    StringBuilder out = new StringBuilder();
    for (int at = 0; at < bytes.length; at += 5) {
      long group = 0;
      for (int i = 0; i < 5; i++) {
        group = group << 8 | (at + i < bytes.length ? bytes[at + i] & 0xFF : 0);
      }
      int used = (Math.min(5, bytes.length - at) * 8 + 4) / 5;
      for (int i = 0; i < 8; i++) {
        out.append(i < used ? BASE32.charAt((int) (group >> (35 - 5 * i)) & 31) : '=');
      }
    }
    return out.toString();
  }

  private static String decode32(String text) {
    String digits = TextFunctions.trimEnd(text.replace("\r", "").replace("\n", ""), '=');
    byte[] out = new byte[digits.length() * 5 / 8];
    long group = 0;
    int bits = 0;
    int at = 0;
    for (int i = 0; i < digits.length(); i++) {
      int value = BASE32.indexOf(digits.charAt(i));
      if (value < 0) {
        return "illegal base32 data at input byte " + i;
      }
      group = group << 5 | value;
      bits += 5;
      if (bits >= 8 && at < out.length) {
        bits -= 8;
        out[at++] = (byte) (group >> bits);
      }
    }
    return new String(out, StandardCharsets.UTF_8);
  }

  private static String digest(String algorithm, String text) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes(text)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
  }

  private static String adler32(String text) {
    Adler32 sum = new Adler32();
    sum.update(bytes(text));
    return Long.toString(sum.getValue());
  }
}
