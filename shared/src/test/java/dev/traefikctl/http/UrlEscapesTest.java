package dev.traefikctl.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlEscapesTest {

  @ParameterizedTest
  @CsvSource({"/a%2Fb, /a/b", "/a%20b, '/a b'", "/plain, /plain", "'', ''", "/%41, /A"})
  void unescapes(String escaped, String decoded) {
    assertEquals(decoded, UrlEscapes.unescape(escaped));
  }

  @ParameterizedTest
  @CsvSource({"/%zz/x, %zz", "/a%2, %2", "/a%, %", "/%41%4g, %4g"})
  void malformedEscapesAreNamed(String escaped, String bad) {
    assertNull(UrlEscapes.unescape(escaped));
    assertEquals(bad, UrlEscapes.malformed(escaped));
  }

  @Test
  void decodedPathsKeepBytes() {
    String decoded = UrlEscapes.unescape("/caf%C3%A9/%FF");
    assertEquals("/caf\u00c3\u00a9/\u00ff", decoded);
    assertEquals("/caf%C3%A9/%FF", UrlEscapes.escapePath(decoded));
    assertEquals(UrlEscapes.byteString("/café"), decoded.substring(0, 6));
    assertEquals("/café", UrlEscapes.text(decoded.substring(0, 6)));
  }

  @ParameterizedTest
  @CsvSource({
    "/a/b, /a%2Fb, /a%2Fb",
    "/a/b, /a%2Fc, /a/b",
    "'/a b', '/a b', /a%20b",
    "/a?b, /a?b, /a%3Fb",
    "/(x), /(x), /(x)",
    "/(x), , /%28x%29",
    "*, , *"
  })
  void hintsAreUsedWhereTheyFit(String decoded, String hint, String escaped) {
    assertEquals(escaped, UrlEscapes.escapedPath(decoded, hint));
  }

  @ParameterizedTest
  @CsvSource({
    "/, false",
    "/a/b/, false",
    "/a//b, true",
    "/a//, true",
    "/a/./b, true",
    "/a/.., true",
    "/..., false",
    "/.a, false",
    "/a%2F..%2Fb, false",
    "rel/a, false",
    "../a, true",
    "//, true"
  })
  void uncleanPaths(String path, boolean unclean) {
    assertEquals(unclean, UrlEscapes.isUnclean(path));
  }

  @Test
  void aRequestTellsBothFormsOfItsPath() {
    Request request = new Request();
    request.path("/a%2Fb");
    assertEquals("/a/b", request.decodedPath());
    assertEquals("/a%2Fb", request.pathHint());
    request.path("/a%20b");
    assertEquals("/a b", request.decodedPath());
    assertNull(request.pathHint());
    request.path("", null);
    assertEquals("/", request.path());
    assertEquals("", request.decodedPath());
    request.path("/x/y", "/x%2Fy");
    assertEquals("/x%2Fy", request.path());
    request.path("/x/y z", "/x%2Fz");
    assertEquals("/x/y%20z", request.path());
    assertEquals("/x%2Fz", request.pathHint());
  }
}
