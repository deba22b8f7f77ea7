package dev.traefikctl.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerUrlTest {

  @ParameterizedTest
  @CsvSource({
    "http://10.0.0.1:8080, http, 10.0.0.1:8080, 10.0.0.1, 8080, ''",
    "HTTPS://app/base/, https, app, app, 443, /base/",
    "h2c://[::1]:81/x?y=z, h2c, [::1]:81, ::1, 81, /x",
    "http://[fe80::1], http, [fe80::1], fe80::1, 80, ''",
    "//h:1, '', h:1, h, 1, ''",
    "ftp://h:21, ftp, h:21, h, 21, ''",
    "http:///x, http, '', '', 80, /x",
    "'', '', '', '', 80, ''",
    "docs.internal, '', '', '', 80, docs.internal",
    "name:8080, name, '', '', 80, ''",
    "http://user:pw@h:80/, http, h:80, h, 80, /",
    "http://h:, http, h:, h, 80, ''",
  })
  void reads(String raw, String scheme, String authority, String host, int port, String path) {
    ServerUrl url = ServerUrl.parse(raw);
    assertNull(url.error());
    assertEquals(scheme, url.scheme());
    assertEquals(authority, url.authority());
    assertEquals(host, url.host());
    assertEquals(port, url.effectivePort());
    assertEquals(path, url.path());
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1:80",
    "http://h:x1",
    "http://[::1",
    "http://h/%zz",
    "://h",
    "http://a b",
  })
  void refuses(String raw) {
    assertNotNull(ServerUrl.parse(raw).error());
  }

  @Test
  void saysWhatGoSays() {
    assertEquals(
        "parse \"127.0.0.1:80\": first path segment in URL cannot contain colon",
        ServerUrl.parse("127.0.0.1:80").error());
  }

  @Test
  void namesServersWithTheSchemeInLowerCase() {
    assertEquals("http://Host:1/P", ServerUrl.parse("HTTP://Host:1/P").text());
  }
}
