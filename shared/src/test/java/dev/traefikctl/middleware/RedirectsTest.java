package dev.traefikctl.middleware;

import static dev.traefikctl.middleware.TestWiring.failure;
import static dev.traefikctl.middleware.TestWiring.wrap;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.traefikctl.diag.Code;
import dev.traefikctl.http.TestExchange;
import dev.traefikctl.http.UrlReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectsTest {

  @ParameterizedTest
  @CsvSource({
    "app.example.com, /a/b?x=1&y=%2F, https://app.example.com/a/b?x=1&y=%2F",
    "app.example.com:8000, /, https://app.example.com/",
    "app.example.com:80, /, https://app.example.com/",
    "app_1.example.com, /a%2Fb%20c, https://app_1.example.com/a%2Fb%20c",
    "[::1], /x, https://[::1]/x",
    "app.example.com:, /x, https://app.example.com:/x",
    "'', /x, https:///x"
  })
  void toHttps(String host, String target, String location) {
    TestExchange exchange =
        TestExchange.get(target).host(host).through(wrap(new RedirectScheme("https", "", false)));
    assertEquals(302, exchange.status());
    assertEquals("Found", exchange.body());
    assertEquals(location, exchange.responseHeader("Location"));
    assertNull(exchange.responseHeader("Content-Type"));
  }

  @ParameterizedTest
  @CsvSource({"/a?x#y, /a?x", "/a?#y, /a?", "*, /", "/a?x#%zz, 502", "/a?x;y, /a?x;y"})
  void aRedirectionToTheSameUrlReadsItAnew(String target, String sent) {
    TestExchange exchange =
        TestExchange.get(target).host("h").through(wrap(new RedirectScheme("http", "", false)));
    assertEquals(sent, exchange.status() == 502 ? "502" : exchange.request().target());
  }

  @Test
  void anIpv6HostWithAPortIsABadGateway() {
    TestExchange exchange =
        TestExchange.get("/x")
            .host("[::1]:8000")
            .through(wrap(new RedirectScheme("https", "", false)));
    assertEquals(502, exchange.status());
    assertEquals("Bad Gateway", exchange.body());
  }

  @ParameterizedTest
  @CsvSource({
    "https, '', app.example.com, true, ",
    "https, '', app.example.com:443, true, ",
    "https, '', app.example.com:8443, true, https://app.example.com/x",
    "https, 443, app.example.com, true, ",
    "https, 8443, app.example.com:8443, true, ",
    "https, 8443, app.example.com, true, https://app.example.com:8443/x",
    "http, '', app.example.com:80, false, ",
    "http, 80, app.example.com, false, ",
    "http, '', app.example.com, true, http://app.example.com/x",
    "HTTPS, '', app.example.com, false, https://app.example.com/x",
    "https, abc, app.example.com, false, 502",
    "http, '', h%41, false, 502",
    "http, '', '::1', false, 502",
    "http, ${port}, app.example.com, false, http://app.example.com:/x",
    "${1}s, 8443, app.example.com:80, false, https://app.example.com:8443/x"
  })
  void schemesAndPorts(String scheme, String port, String host, boolean tls, String location) {
    TestExchange exchange = TestExchange.get("/x").host(host);
    if (tls) {
      exchange.tls();
    }
    exchange.through(wrap(new RedirectScheme(scheme, port, false)));
    String got = exchange.status() == 502 ? "502" : exchange.responseHeader("Location");
    assertEquals(location, got);
    assertEquals(location == null, exchange.outcome() == TestExchange.Outcome.FORWARDED);
  }

  @ParameterizedTest
  @CsvSource({
    "https, true",
    "HTTPS, true",
    "wss, true",
    "http, false",
    "ws, false",
    "gopher, false"
  })
  void aTrustedHopKnowsTheScheme(String proto, boolean passes) {
    TestExchange exchange =
        TestExchange.get("/x")
            .header("X-Forwarded-Proto", proto)
            .through(wrap(new RedirectScheme("https", "", false)));
    assertEquals(passes, exchange.outcome() == TestExchange.Outcome.FORWARDED);
  }

  @Test
  void redirectSchemeNeedsAScheme() {
    TestWiring.Note note = failure(new RedirectScheme("", "443", true));
    assertEquals(Code.MIDDLEWARE_VALUE_MISSING, note.code());
    assertEquals("you must provide a target scheme", note.message());
  }

  @ParameterizedTest
  @CsvSource({
    "GET, false, 302, Found",
    "HEAD, false, 307, Temporary Redirect",
    "POST, false, 307, Temporary Redirect",
    "GET, true, 301, Moved Permanently",
    "HEAD, true, 308, Permanent Redirect",
    "OPTIONS, true, 308, Permanent Redirect"
  })
  void statusDependsOnTheMethod(String method, boolean permanent, int status, String body) {
    TestExchange exchange =
        TestExchange.of(method, "/x")
            .through(wrap(new RedirectRegex("^http://[^/]+/(.*)", "https://new/$1", permanent)));
    assertEquals(status, exchange.status());
    assertEquals(body, exchange.body());
    assertEquals("https://new/x", exchange.responseHeader("Location"));
  }

  @ParameterizedTest
  @CsvSource({
    "^http://localhost/(.*), http://my/${1}, localhost, /a?x=1&y=%2F, http://my/a?x=1&y=%2F",
    "^http://localhost/(.*), http://my/${1}, localhost:8000, /a, ",
    "^http://same/(.*), http://same/$1, same, /x?y=1, ",
    "^.*$, /login, any, /x, /login",
    "^.*$, http://[::1/%zz, any, /x, 502",
    "^.*$, '', any, /x, ''",
    "'^https?://([^/:]+)(:[0-9]+)?/(.*)$', https://$1:8443/$3?p=$2, a:80, /x,"
        + " https://a:8443/x?p=:80",
    "^.*$, http://h/a b é#f g, any, /x, http://h/a%20b%20%C3%A9#f%20g"
  })
  void redirectRegex(
      String regex, String replacement, String host, String target, String location) {
    TestExchange exchange =
        TestExchange.get(target)
            .host(host)
            .through(wrap(new RedirectRegex(regex, replacement, false)));
    String got = exchange.status() == 502 ? "502" : exchange.responseHeader("Location");
    assertEquals(location, got);
  }

  @Test
  void redirectRegexMustCompile() {
    TestWiring.Note note = failure(new RedirectRegex("^http://(.*", "x", false));
    assertEquals(Code.MIDDLEWARE_EXPRESSION, note.code());
    assertEquals("error parsing regexp: missing closing ): `^http://(.*`", note.message());
  }

  @ParameterizedTest
  @CsvSource({
    "HTTP://Example.COM/a, http://Example.COM/a",
    "http://h, http://h",
    "http://h?a=b c, http://h?a=b c",
    "http://h/?, http://h/?",
    "http://u:p@h:80/, http://u:p@h:80/",
    "http://h/%41%2f, http://h/%41%2f",
    "http://h/[x], http://h/[x]",
    "http://h/\"x\", http://h/%22x%22",
    "mailto:a@b, mailto:a@b",
    "//h/x, //h/x",
    "///x, ///x",
    "https://, https:",
    "https://?q, https:?q",
    "https:///, https:///",
    "//, ''",
    "ftp://h::1/a, ftp://h::1/a",
    "?q, ?q",
    "a/b:c, a/b:c",
    "'*', '*'",
    "http://[fe80::1%25en0]:8080/, http://[fe80::1%25en0]:8080/",
    "http://h/#(x)!*, http://h/#(x)!*",
    "http://h/#<(x)!*'?>, http://h/#%3C(x)!*%27?%3E",
    "'#\n', #%0A",
    "http://!u(:p:@@h, http://%21u%28:p%3A%40@h",
    "http://%41%2f@h, http://A%2F@h",
    "http://:@h, http://:@h"
  })
  void urlReferences(String reference, String canonical) {
    assertEquals(canonical, UrlReference.canonical(reference));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://h/%zz", "http://a b/", "http://h:8o/", "http://a:1:2/", "http://[::1", ":x",
        "a:b/c:d\u0001", "1a:b/c", "http://h/\n", "http://[1.2.3.4]/", "http://a[b]/",
            "http://h/#%z",
        "http://%41/"
      })
  void noUrlReferences(String reference) {
    assertNull(UrlReference.canonical(reference));
  }
}
