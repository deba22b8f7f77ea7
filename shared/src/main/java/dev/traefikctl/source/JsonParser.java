package dev.traefikctl.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.traefikctl.source.Node.Entry;
import dev.traefikctl.source.Node.Kind;
import dev.traefikctl.source.Node.Mapping;
import dev.traefikctl.source.Node.Scalar;
import dev.traefikctl.source.Node.Sequence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A JSON text (RFC 8259); anything behind its one value is an error. */
final class JsonParser {

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Limits.DEPTH)
                  .maxStringLength(Limits.TEXT)
                  .maxNameLength(Limits.TEXT)
                  .build())
          .build();

  private final String text;
  private final Lines lines;
  private final List<Problem> problems = new ArrayList<>();

  JsonParser(String text, Lines lines) {
    this.text = text;
    this.lines = lines;
  }

  Parsed parse() {
    if (text.isBlank()) {
      return new Parsed(new Mapping(List.of(), lines.startOfFile()), List.of());
    }
    try (com.fasterxml.jackson.core.JsonParser json = FACTORY.createParser(text)) {
      json.nextToken();
      Node root = node(json);
      if (json.nextToken() != null) {
        return failed("text behind the end of the JSON value", json.currentTokenLocation());
      }
      return new Parsed(root, problems);
    } catch (JsonProcessingException e) {
      return failed(String.valueOf(e.getOriginalMessage()), e.getLocation());
    } catch (IOException e) {
      throw new UncheckedIOException("reading from a text cannot fail", e);
    }
  }

  private Parsed failed(String message, @Nullable JsonLocation location) {
    int at = location == null ? 0 : (int) location.getCharOffset();
    problems.add(new Problem(Problem.Kind.SYNTAX, lines.span(at, at + 1), message));
    return new Parsed(null, problems);
  }

  private Node node(com.fasterxml.jackson.core.JsonParser json) throws IOException {
    int start = (int) json.currentTokenLocation().getCharOffset();
    return switch (json.currentToken()) {
      case START_OBJECT -> mapping(json, start);
      case START_ARRAY -> sequence(json, start);
      case VALUE_STRING -> scalar(json, start, Kind.STRING, json.getText());
      case VALUE_TRUE, VALUE_FALSE -> scalar(json, start, Kind.BOOLEAN, json.getText());
      case VALUE_NULL -> scalar(json, start, Kind.NULL, "null");
      case null, default -> number(json, start);
    };
  }

  private Node number(com.fasterxml.jackson.core.JsonParser json, int start) throws IOException {
    YamlScalars.Value value = YamlScalars.resolve(json.getText());
    return scalar(json, start, value.kind(), value.text());
  }

  private Scalar scalar(
      com.fasterxml.jackson.core.JsonParser json, int start, Kind kind, String value)
      throws IOException {
    json.finishToken();
    return new Scalar(value, kind, span(json, start));
  }

  private Sequence sequence(com.fasterxml.jackson.core.JsonParser json, int start)
      throws IOException {
    List<Node> items = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      items.add(node(json));
    }
    return new Sequence(items, span(json, start));
  }

  private Mapping mapping(com.fasterxml.jackson.core.JsonParser json, int start)
      throws IOException {
    List<Entry> entries = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      int keyStart = (int) json.currentTokenLocation().getCharOffset();
      Span keySpan = lines.span(keyStart, stringEnd(keyStart));
      String key = json.currentName();
      json.nextToken();
      entries.add(new Entry(key, keySpan, node(json)));
    }
    YamlKeys.reportDuplicates(entries, problems);
    return new Mapping(entries, span(json, start));
  }

  /** The parser has read past the colon when it tells of a key. */
  private int stringEnd(int start) {
    int at = start + 1;
    while (at < text.length() && text.charAt(at) != '"') {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    return at + 1;
  }

  private Span span(com.fasterxml.jackson.core.JsonParser json, int start) {
    return lines.span(start, (int) json.currentLocation().getCharOffset());
  }
}
