package dev.traefikctl.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalarPartsTest {

  /** Finds {@code part} of {@code text} in the scalar, which is all of the source behind "k: ". */
  private static String find(String source, String text, String part) {
    int end = source.lastIndexOf('\n') + 1;
    int lines = (int) source.chars().filter(c -> c == '\n').count();
    Span scalar = new Span("f", 1, 4, lines + 1, source.length() - end + 1);
    int start = text.indexOf(part);
    Span span = ScalarParts.find(source, scalar, text, start, start + part.length());
    return span.line() + ":" + span.column() + "-" + span.endLine() + ":" + span.endColumn();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '#',
      value = {
        "k: a && Foo(); a && Foo(); 1:9-1:14",
        "k: 'a && Foo()'; a && Foo(); 1:10-1:15",
        "k: \"a && Foo()\"; a && Foo(); 1:10-1:15",
        "k: 'it''s && Foo()'; it's && Foo(); 1:14-1:19",
        "k: \"\\\"x\\\" \\u0041 && Foo()\"; #\"x\" A && Foo()#; 1:21-1:26",
        "k: '''a && Foo()'''; a && Foo(); 1:12-1:17"
      })
  void findsPartsOnOneLine(String source, String text, String expected) {
    assertEquals(expected, find(source, text, "Foo()"));
  }

  @Test
  void findsPartsOfBlockScalars() {
    assertEquals("3:3-3:8", find("k: |\n  a &&\n  Foo()\n", "a &&\nFoo()\n", "Foo()"));
    assertEquals("3:3-3:8", find("k: >-\n  a &&\n  Foo()", "a && Foo()", "Foo()"));
    assertEquals("2:5-3:8", find("k: >-\n  a &&\n  Foo()", "a && Foo()", "&& Foo()"));
  }

  @Test
  void findsPartsOfPlainScalarsOverSeveralLines() {
    assertEquals("2:3-2:8", find("k: a &&\n  Foo()", "a && Foo()", "Foo()"));
  }

  @Test
  void anEmptyPartAtTheEndIsThePlaceBehindTheText() {
    Span span = ScalarParts.find("k: 'ab'", new Span("f", 1, 4, 1, 8), "ab", 2, 2);
    assertEquals(new Span("f", 1, 7, 1, 7), span);
  }

  @Test
  void whatATemplateMadeIsTheWholeScalar() {
    Span scalar = new Span("f", 1, 4, 1, 14);
    assertEquals(scalar, ScalarParts.find("k: {{ f }}-x", scalar, "app-x", 2, 4));
  }
}
