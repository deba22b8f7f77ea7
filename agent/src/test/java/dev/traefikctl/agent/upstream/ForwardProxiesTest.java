package dev.traefikctl.agent.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.traefikctl.agent.upstream.ForwardProxies.Proxy;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForwardProxiesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          http://proxy:3128            | proxy | 3128 |                      | true
          proxy                        | proxy | 80   |                      | true
          proxy:8080                   | proxy | 8080 |                      | true
          http://[::1]:1/x             | ::1   | 1    |                      | true
          http://us%40er:pw@p          | p     | 80   | Basic dXNAZXI6cHc=   | true
          http://user@p                | p     | 80   | Basic dXNlcjo=       | true
          https://proxy                | ''    | 0    |                      | false
          socks5://proxy               | ''    | 0    |                      | false
          http://a b                   | ''    | 0    |                      | false
          """)
  void readsTheProxy(String variable, String host, int port, String authorization, boolean served) {
    ForwardProxies proxies = ForwardProxies.of(Map.of("HTTP_PROXY", variable));
    assertEquals(new Proxy(host, port, authorization, served), proxies.of("server.test", 80));
  }

  @ParameterizedTest
  @CsvSource({
    "no.test, 80, false",
    "NO.test, 81, false",
    "sub.no.test, 80, false",
    "nono.test, 80, true",
    "dot.test, 80, true",
    "sub.dot.test, 80, false",
    "sub.star.test, 80, false",
    "star.test, 80, true",
    "port.test, 81, false",
    "port.test, 80, true",
    "10.1.2.3, 80, false",
    "11.1.2.3, 80, true",
    "9.9.9.9, 90, false",
    "9.9.9.9, 91, true",
    "fd00::1, 80, false",
    "fd01::1, 80, true",
    "localhost, 80, false",
    "127.5.5.5, 80, false",
    "::1, 80, false",
  })
  void exceptionsAreReachedDirectly(String host, int port, boolean proxied) {
    ForwardProxies proxies =
        ForwardProxies.of(
            Map.of(
                "http_proxy", "p:1",
                "no_proxy",
                    "no.test, .dot.test,*.star.test,port.test:81,10.0.0.0/8,9.9.9.9:90,fd00::1,,"));
    assertEquals(proxied, proxies.of(host, port) != null);
  }

  @Test
  void oneStarExceptsAll() {
    ForwardProxies proxies = ForwardProxies.of(Map.of("HTTP_PROXY", "p", "NO_PROXY", "a, *"));
    assertNull(proxies.of("server.test", 80));
    assertSame(ForwardProxies.NONE, ForwardProxies.of(Map.of("NO_PROXY", "a")));
  }

  @Test
  void cgiProgramsAreNotToldByTheirClients() {
    ForwardProxies proxies =
        ForwardProxies.of(Map.of("HTTP_PROXY", "http://p", "REQUEST_METHOD", "GET"));
    assertFalse(proxies.of("server.test", 80).served());
  }
}
