package dev.traefikctl.conformance;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A buffered reader of HTTP/1.1 by hand, so that nothing is normalised. */
final class Wire {

  /** One header line. */
  record Field(String name, String value) {}

  /** A chunked body with the trailers behind it. */
  record Chunked(byte[] body, List<Field> trailers) {}

  private final InputStream in;
  private byte[] buffer = new byte[65536];
  private int start;
  private int end;

  Wire(InputStream in) {
    this.in = in;
  }

  /** Reads once more from the socket; false at its end. */
  boolean fill() throws IOException {
    if (start == end) {
      start = 0;
      end = 0;
    } else if (end == buffer.length) {
      byte[] larger = new byte[buffer.length * 2];
      System.arraycopy(buffer, start, larger, 0, end - start);
      end -= start;
      start = 0;
      buffer = larger;
    }
    int n = in.read(buffer, end, buffer.length - end);
    if (n > 0) {
      end += n;
    }
    return n > 0;
  }

  boolean startsWith(byte[] prefix) {
    if (end - start < prefix.length) {
      return false;
    }
    for (int i = 0; i < prefix.length; i++) {
      if (buffer[start + i] != prefix[i]) {
        return false;
      }
    }
    return true;
  }

  int buffered() {
    return end - start;
  }

  String line() throws IOException {
    int at = start;
    while (true) {
      for (; at < end; at++) {
        if (buffer[at] == '\n') {
          int stop = at > start && buffer[at - 1] == '\r' ? at - 1 : at;
          String text = new String(buffer, start, stop - start, StandardCharsets.ISO_8859_1);
          start = at + 1;
          return text;
        }
      }
      int offset = at - start;
      if (!fill()) {
        throw new EOFException();
      }
      at = start + offset;
    }
  }

  byte[] exactly(int n) throws IOException {
    while (end - start < n) {
      if (!fill()) {
        throw new EOFException();
      }
    }
    byte[] out = new byte[n];
    System.arraycopy(buffer, start, out, 0, n);
    start += n;
    return out;
  }

  /** Everything until the end or an error of the connection. */
  byte[] rest() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      do {
        out.write(buffer, start, end - start);
        start = end;
      } while (fill());
    } catch (IOException endOfStream) {
      // a reset ends the body just as a close does: what came before it is the observation
      return out.toByteArray();
    }
    return out.toByteArray();
  }

  List<Field> headers() throws IOException {
    List<Field> out = new ArrayList<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      out.add(
          colon < 0
              ? new Field(line, "")
              : new Field(line.substring(0, colon), line.substring(colon + 1).strip()));
    }
    return out;
  }

  Chunked chunked() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    while (true) {
      int size = Integer.parseInt(line().split(";", 2)[0].strip(), 16);
      if (size == 0) {
        return new Chunked(body.toByteArray(), headers());
      }
      body.write(exactly(size));
      line();
    }
  }

  static @Nullable String header(List<Field> headers, String name) {
    for (Field field : headers) {
      if (field.name().equalsIgnoreCase(name)) {
        return field.value();
      }
    }
    return null;
  }

  static boolean headerIs(List<Field> headers, String name, String value) {
    return value.equalsIgnoreCase(header(headers, name));
  }

  /** Headers by lower-case name; several values of one name are a list. */
  static Map<String, Object> asMap(List<Field> headers, Set<String> drop) {
    Map<String, Object> out = new LinkedHashMap<>();
    for (Field field : headers) {
      String name = field.name().toLowerCase(Locale.ROOT);
      if (drop.contains(name)) {
        continue;
      }
      Object known = out.get(name);
      if (known == null) {
        out.put(name, field.value());
      } else if (known instanceof List<?>) {
        Tree.list(known).add(field.value());
      } else {
        out.put(name, new ArrayList<>(List.of(known, field.value())));
      }
    }
    return out;
  }

  /** Headers as written in a case: a mapping (values may be lists), or a list of pairs. */
  static List<Field> pairs(@Nullable Object spec) {
    List<Field> out = new ArrayList<>();
    if (spec instanceof Map<?, ?> map) {
      Tree.map(map).forEach((name, value) -> addPair(out, name, value));
    } else if (spec instanceof List<?> list) {
      for (Object item : list) {
        List<Object> pair = Tree.list(item);
        addPair(out, String.valueOf(pair.get(0)), pair.get(1));
      }
    }
    return out;
  }

  private static void addPair(List<Field> out, String name, @Nullable Object value) {
    if (value instanceof List<?> values) {
      values.forEach(v -> out.add(new Field(name, String.valueOf(v))));
    } else {
      out.add(new Field(name, value == null ? "None" : String.valueOf(value)));
    }
  }
}
