package dev.traefikctl.middleware;

import static dev.traefikctl.middleware.TestWiring.failure;
import static dev.traefikctl.middleware.TestWiring.wrap;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.traefikctl.diag.Code;
import dev.traefikctl.http.Handler;
import dev.traefikctl.http.TestExchange;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathMiddlewaresTest {

  private static String sent(Middleware middleware, String target) {
    return TestExchange.get(target).through(wrap(middleware)).request().target();
  }

  @ParameterizedTest
  @CsvSource({
    "/foo, /, /foo/",
    "/foo, /a/b?x=1&y=%2F, /foo/a/b?x=1&y=%2F",
    "/foo, /?only, /foo/?only",
    "/foo, /x?, /foo/x?",
    "/foo, /a%2Fb, /foo/a%2Fb",
    "/foo, /a%20b, /foo/a%20b",
    "foo, /x, /foo/x",
    "/foo/, /x, /foo//x",
    "'/a b', /x, /a%20b/x",
    "'/a b', /x%2Fy, /a%20b/x/y",
    "/a%2Fb, /x, /a%252Fb/x",
    "/a%2Fb, /x%2Fy, /a%252Fb/x/y",
    "/café, /x, /caf%C3%A9/x",
    "/a?b, /x, /a%3Fb/x"
  })
  void addPrefix(String prefix, String target, String sent) {
    assertEquals(sent, sent(new AddPrefix(prefix), target));
  }

  @Test
  void addPrefixNeedsAPrefix() {
    TestWiring.Note note = failure(new AddPrefix(""));
    assertEquals(
        new TestWiring.Note(Code.MIDDLEWARE_VALUE_MISSING, "prefix", "prefix cannot be empty"),
        note);
  }

  @ParameterizedTest
  @CsvSource({
    "/api, /api, /, /api",
    "/api, /api/, /, /api",
    "/api, /api?q=1, /?q=1, /api",
    "/api, /apiary/x, /ary/x, /api",
    "/api, /API/x, /API/x, ",
    "/api, /x/api, /x/api, ",
    "/api, /api/api/x, /api/x, /api",
    "/api, /api/a%2Fb, /a%2Fb, /api",
    "/api, /api%2Fx, /x, /api",
    "/api, /api%2Fx/y, /x/y, /api",
    "' /api ', /api/x, /x, /api",
    "'/a b', /a%20b/c%20d, /c%20d, '/a b'",
    "/api/, /api, /api, ",
    "/api/, /api/users, /users, /api/",
    "/café, /caf%C3%A9/x%2Fy, /x%2Fy, /cafÃ©",
    "'', /x, /x, ''"
  })
  void stripPrefix(String prefix, String target, String sent, String told) {
    TestExchange exchange = TestExchange.get(target);
    exchange.through(wrap(new StripPrefix(List.of(prefix), null)));
    assertEquals(sent, exchange.request().target());
    assertEquals(told, exchange.requestHeader("X-Forwarded-Prefix"));
  }

  @Test
  void theFirstPrefixThatMatchesIsStripped() {
    StripPrefix strip = new StripPrefix(List.of("/no", "/api", "/api/v2"), null);
    assertEquals("/v2/x", sent(strip, "/api/v2/x"));
    assertEquals("/x", sent(new StripPrefix(List.of(), null), "/x"));
  }

  @ParameterizedTest
  @CsvSource({"/api, /", "/api/x/, /x/", "/apix, /x", "/api%2Fx/y, /x/y", "/api/x%2Fy, /x%2Fy"})
  void forceSlashIsAccepted(String target, String sent) {
    assertEquals(sent, sent(new StripPrefix(List.of("/api"), true), target));
    assertEquals(sent, sent(new StripPrefix(List.of("/api"), false), target));
  }

  @ParameterizedTest
  @CsvSource({"/files../secret", "/files./x", "/files//x", "/files/../x"})
  void whatIsLeftMustBeClean(String target) {
    TestExchange exchange =
        TestExchange.get(target).through(wrap(new StripPrefix(List.of("/files"), null)));
    assertEquals(400, exchange.status());
    assertEquals("Bad Request\n", exchange.body());
  }

  @Test
  void whatWasSentIsWhatTheNextMiddlewareSees() {
    TestWiring wiring = new TestWiring();
    Handler replace = new ReplacePath("/b").wrap(TestExchange.service(), wiring);
    Handler both = new ReplacePathRegex("^/item/(.*)$", "/item?id=$1").wrap(replace, wiring);
    TestExchange exchange = TestExchange.get("/item/5").through(both);
    assertEquals("/item/5|/item%3Fid=5", exchange.requestHeader("X-Replaced-Path"));
    assertEquals("/b", exchange.request().path());
  }

  @Test
  void aPrefixAfterAStrippedPathGetsNoSlash() {
    TestWiring wiring = new TestWiring();
    Handler add = new AddPrefix("/new").wrap(TestExchange.service(), wiring);
    Handler both = new StripPrefix(List.of("/api"), null).wrap(add, wiring);
    assertEquals("/new", TestExchange.get("/api").through(both).request().path());
    assertEquals("/new/", TestExchange.get("/api/").through(both).request().path());
  }

  @ParameterizedTest
  @CsvSource({
    "^/t-[a-z ]+, /t-a%20b/c%2Fd, /c%2Fd, /t-a b",
    "^/t-[a-z ]+, /T-a/x, /T-a/x, ",
    "x*, /xx, /xx, ",
    "/shop, /en/shop, /en/shop, ",
    "' ^/(en|de)(/shop)? ', /en/shop/a, /a, /en/shop",
    "' ^/(en|de)(/shop)? ', /english, /glish, /en",
    "/é+, /%C3%A9%C3%A9/x, /x, /Ã©Ã©",
    "^/., /%FF/x, /x, /ÿ",
    "^/[^/]+, /%C3%A9%ED%A0%80/x, /x, /Ã©í\u00a0\u0080"
  })
  void stripPrefixRegex(String regex, String target, String sent, String told) {
    TestExchange exchange = TestExchange.get(target);
    exchange.through(wrap(new StripPrefixRegex(List.of("nothing", regex))));
    assertEquals(sent, exchange.request().target());
    assertEquals(told, exchange.requestHeader("X-Forwarded-Prefix"));
  }

  @Test
  void aStrippedLineBreakDoesNotReachAHeader() {
    TestExchange exchange =
        TestExchange.get("/a%0D%0AX-Evil:1/b")
            .through(wrap(new StripPrefixRegex(List.of("^/a[^/]*"))));
    assertTrue(exchange.request().isUnsendable());
    exchange.request().headers().remove("X-Forwarded-Prefix");
    assertFalse(exchange.request().isUnsendable());
  }

  @Test
  void stripPrefixRegexMustCompile() {
    TestWiring.Note note = failure(new StripPrefixRegex(List.of("/ok", "/[a-z")));
    assertEquals(Code.MIDDLEWARE_EXPRESSION, note.code());
    assertEquals("regex.1", note.option());
    assertEquals("error parsing regexp: missing closing ]: `[a-z`", note.message());
  }

  @ParameterizedTest
  @CsvSource({
    "/foo, /a/b?x=1, /foo?x=1, /a/b",
    "/foo, /a%2Fb%20c, /foo, /a%2Fb%20c",
    "/a%2Fb, /x, /a%2Fb, /x",
    "/a b?c, /x, /a%20b%3Fc, /x",
    "'', /x, /, /x"
  })
  void replacePath(String path, String target, String sent, String told) {
    TestExchange exchange = TestExchange.get(target).through(wrap(new ReplacePath(path)));
    assertEquals(sent, exchange.request().target());
    assertEquals(told, exchange.requestHeader("X-Replaced-Path"));
  }

  @Test
  void replacedPathsAddUp() {
    TestExchange exchange =
        TestExchange.get("/a")
            .header("X-Replaced-Path", "/forged")
            .through(wrap(new ReplacePath("/b")));
    assertEquals("/forged|/a", exchange.requestHeader("X-Replaced-Path"));
  }

  @Test
  void aPathThatCannotBeDecodedIsAnErrorOfEachRequest() {
    TestExchange exchange = TestExchange.get("/a").through(wrap(new ReplacePath("/%zz")));
    assertEquals(500, exchange.status());
    assertEquals("invalid URL escape \"%zz\"\n", exchange.body());
  }

  @ParameterizedTest
  @CsvSource({
    "^/foo/(.*), /bar/$1, /foo/a%2Fb, /bar/a%2Fb",
    "^/foo/(.*), /bar/$1, /foo/a?x=1, /bar/a?x=1",
    "^/foo/(.*), /bar/$1, /other, /other",
    "%2F, --, /a%2Fb%2Fc, /a--b--c",
    "^/item/([0-9]+)$, /item?id=$1, /item/5?x=1, /item%3Fid=5?x=1",
    "^/(.*), /p$1x/z, /a, /p/z",
    "^/(.*), /$$/${1}x, /a, /$/ax",
    "^/(.*), /u$7$0, /a, /u/a",
    "_, -, /a_b_c/d_e, /a-b-c/d-e",
    "' ^/(.*) ', ' /t/$1 ', /a, /t/a",
    "^/(?P<n>[a-z]+)/(?P<m>.*), /${m}/$n, /a/b, /b/a",
    "^/(.*), rel/$1, /a, rel/a",
    "^/gone$, '', /gone, /",
    "^/(.*), /a$, /x, /a$",
    "^/(.*), /a${1, /x, /a$%7B1",
    "^/(.*), /a$01, /x, /a",
    "^/(.*), /é/$1, /x, /%C3%A9/x",
    "^/(?:(?P<x>a)|(?P<x>b)), /${x}$2, /b, /bb",
    "^/(?<x>a)(?P<x>.), /$x, /ab, /a"
  })
  void replacePathRegex(String regex, String replacement, String target, String sent) {
    assertEquals(sent, sent(new ReplacePathRegex(regex, replacement), target));
  }

  @ParameterizedTest
  @CsvSource({
    "^/files(.*), /data/$1, /files../secret, 400",
    "^/files(.*), /data/$1, /files/a, 400",
    "^/(.*), /%zz/$1, /a, 500"
  })
  void brokenReplacementsAreRefused(String regex, String replacement, String target, int status) {
    TestExchange exchange =
        TestExchange.get(target).through(wrap(new ReplacePathRegex(regex, replacement)));
    assertEquals(status, exchange.status());
    assertEquals(TestExchange.Outcome.ANSWERED, exchange.outcome());
  }

  @Test
  void anExpressionThatGoFindsTooLargeIsRefusedBeforeItFillsTheMemory() {
    TestWiring.Note note = failure(new StripPrefixRegex(List.of("((/a{1000}){1000}){1000}")));
    assertTrue(note.message().contains("invalid repeat count"), note.message());
  }

  @Test
  void replacePathRegexMustCompile() {
    TestWiring.Note note = failure(new ReplacePathRegex("^/(?!foo)", "/x"));
    assertEquals("regex", note.option());
    assertEquals(
        "error compiling regular expression ^/(?!foo): "
            + "error parsing regexp: invalid or unsupported Perl syntax: `(?!`",
        note.message());
  }

  @Test
  void anEmptyPathHasNoEncodingOfItsOwn() {
    Handler tells = wrap(new ReplacePath("/x"));
    Handler adds = new AddPrefix("/\u007f").wrap(tells, new TestWiring());
    Handler strips = new StripPrefix(List.of("/a/b"), null).wrap(adds, new TestWiring());
    TestExchange exchange = TestExchange.get("/a%2Fb").through(strips);
    assertEquals("/%7F", exchange.requestHeader("X-Replaced-Path"));
  }

  @Test
  void chainStandsForItsMembersInTheirOrder() {
    assertEquals("/b/a/x", sent(new Chain(List.of("a", "b")), "/x"));
    assertEquals("/x", sent(new Chain(List.of()), "/x"));
  }

  @ParameterizedTest
  @CsvSource({
    "/a%2Fb, 400",
    "/a%2fb, 400",
    "/a%5Cb, 400",
    "/a%00b, 400",
    "/a%3Bb, 400",
    "/a%25b, 400",
    "/a%3Fb, 400",
    "/a%23b, 200",
    "/a;b%20%C3%A9?x=%2F, 200"
  })
  void encodedCharacters(String target, int status) {
    EncodedCharacters strict =
        new EncodedCharacters(false, false, false, false, false, false, true);
    TestExchange exchange = TestExchange.get(target).through(wrap(strict));
    assertEquals(status, exchange.status());
    assertEquals("", exchange.body());
  }
}
