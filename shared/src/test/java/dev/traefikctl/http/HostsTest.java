package dev.traefikctl.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostsTest {

  /** What rules of v3 and of v2 see of a Host header in Traefik. */
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          a.com, a.com, a.com
          A.com:80, a.com, A.com
          a.com:, a.com, a.com
          a.com:abc, a.com, a.com
          ::1, ::1, ::1
          [::1], ::1, [::1]
          [::1]:80, ::1, ::1
          [::1]:, ::1, ::1
          [::1]x, [::1]x, [::1]x
          [::1, [::1, [::1
          [FE80::1], fe80::1, [FE80::1]
          [a.com], [a.com], [a.com]
          [a]:80, a, a
          a:b:c, a:b:c, a:b:c
          a]:1, a]:1, a]:1
          :80, '', ''
          '', '', ''
          """)
  void hostsWithoutTheirPorts(String header, String canonical, String split) {
    assertEquals(canonical, Hosts.canonical(header));
    assertEquals(split, Hosts.splitOff(header));
  }
}
