package dev.traefikctl.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathsTest {

  @ParameterizedTest
  @CsvSource({
    "/%61%62c/%7Euser, /abc/~user",
    "/caf%c3%a9, /caf%C3%A9",
    "/a%2fb, /a%2Fb",
    "/%2e%2E/x, /../x",
    "/100%25, /100%25",
    "/odd%zz%, /odd%zz%",
  })
  void normalizes(String path, String expected) {
    assertEquals(expected, Paths.normalized(path));
  }

  @ParameterizedTest
  @CsvSource({
    "/public/../admin/x, /admin/x",
    "/public/./a/, /public/a/",
    "/public//a//b//, /public/a/b/",
    "/public/..%2Fadmin, /public/..%2Fadmin",
    "/public/.., /",
    "/public/a/., /public/a",
    "/../../admin, /admin",
    "//admin, /admin",
    "/admin/..;/public, /admin/..;/public",
    "/./, /",
    "/.well-known/x, /.well-known/x",
    "*, *",
  })
  void sanitizes(String path, String expected) {
    assertEquals(expected, Paths.sanitized(path));
  }

  @ParameterizedTest
  @CsvSource({
    "'/a[b]{c}|d^e', /a%5Bb%5D%7Bc%7D%7Cd%5Ee",
    "/%5Bid%5D, /%5Bid%5D",
    "'/a%2Fb|c', /a/b%7Cc",
    "'/x;v=1/y:z@w,$&''()*!', '/x;v=1/y:z@w,$&''()*!'",
    "'/\u00fc', /%FC",
    "'/a b\"', /a%20b%22",
    "*, *",
  })
  void escapes(String path, String expected) {
    assertEquals(expected, Paths.escaped(path));
  }

  @Test
  void rulesSeeReservedCharactersEscaped() {
    assertEquals(
        "/foo bar/a%2Fb/caf\u00e9/%25", Paths.routingPath("/foo%20bar/a%2Fb/caf%C3%A9/%25"));
  }

  @Test
  void findsEscapesOfASet() {
    assertTrue(Paths.hasEscape("/a%41%2Fb", Set.of("%2F", "%5C")));
    assertFalse(Paths.hasEscape("/a%20b%25", Set.of("%2F", "%5C")));
    assertFalse(Paths.hasEscape("/a%2", Set.of("%2F")));
  }

  @Test
  void plainPathsAreLeftAlone() {
    for (String path : new String[] {"/", "/a/b.html", "/x;v=1/y:z@w,$&'()*!", "/a_~-[1]"}) {
      assertTrue(Paths.isPlain(path), path);
    }
    for (String path : new String[] {"", "*", "//", "/.", "/a%20", "/a#b", "/\u00fc", "/a|b"}) {
      assertFalse(Paths.isPlain(path), path);
    }
  }

  /**
   * What isPlain promises, and that a second pass changes nothing, over paths of odd characters.
   */
  @Test
  void cleaningIsIdempotentAndPlainPathsAreClean() {
    Random random = new Random(7);
    String alphabet = "/./..//ab%2Fe%2e%41%zz%|é~;#";
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder("/");
      for (int i = random.nextInt(12); i > 0; i--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      String path = text.toString();
      String once = clean(path);
      if (UrlEscapes.malformed(path).isEmpty()) {
        assertEquals(once, clean(once), path);
      }
      if (Paths.isPlain(path)) {
        assertSame(path, once, path);
      }
      assertFalse(once.contains("//"), once);
      assertFalse(once.contains("/../") || once.endsWith("/.."), once);
    }
  }

  private static String clean(String path) {
    return Paths.sanitized(Paths.escaped(Paths.normalized(path)));
  }
}
