package dev.traefikctl.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpRangesTest {

  @ParameterizedTest
  @CsvSource({
    "10.0.0.1, 10.0.0.1",
    "255.255.255.255, 255.255.255.255",
    "::, ::",
    "::1, ::1",
    "1::, 1::",
    "2001:0DB8:0::1, 2001:db8::1",
    "1:2:3:4:5:6:7:8, 1:2:3:4:5:6:7:8",
    "1:0:0:4:0:0:0:8, 1:0:0:4::8",
    "1:0:3:4:5:6:7:8, 1:0:3:4:5:6:7:8",
    "::ffff:10.0.0.1, 10.0.0.1",
    "64:ff9b::1.2.3.4, 64:ff9b::102:304",
    "fe80::1%eth0, fe80::1",
    "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0"
  })
  void parsesAndPrints(String text, String canonical) {
    IpAddress address = IpAddress.parse(text);
    assertNotNull(address, text);
    assertEquals(canonical, address.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "10",
        "10.0.0",
        "10.0.0.256",
        "10.0.0.01",
        "10.0.0.1.2",
        "10.0.0.1 ",
        "a.b.c.d",
        "1.2.3.",
        ".1.2.3",
        "localhost",
        ":",
        ":::",
        "1:2",
        "1:2:3:4:5:6:7:8:9",
        "1::2::3",
        "12345::",
        "::1%",
        "10.0.0.1%eth0",
        "1:2:3:4:5:6:7:1.2.3.4",
        "::g",
        "1:",
        "[::1]",
        "1:2:3:4:5:6:7:8::",
        "%a"
      })
  void refusesWhatIsNoAddress(String text) {
    assertNull(IpAddress.parse(text));
  }

  @Test
  void equalsTheAddressOfTheSocket() throws Exception {
    for (String text : List.of("10.1.2.3", "2001:db8::1", "::1")) {
      IpAddress address = IpAddress.parse(text);
      assertNotNull(address);
      assertEquals(address, IpAddress.of(InetAddress.ofLiteral(text)));
      assertEquals(InetAddress.ofLiteral(text), InetAddress.getByAddress(address.bytes()));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.0.1, true",
    "10.0.0.0/8, 11.0.0.1, false",
    "127.0.4.128/25, 127.0.4.127, false",
    "127.0.4.200/25, 127.0.4.128, true",
    "0.0.0.0/0, 1.2.3.4, true",
    "0.0.0.0/0, ::1, false",
    "::/0, 1.2.3.4, false",
    "::/0, 2001::1, true",
    "2001:db8::/32, 2001:db8:ffff::1, true",
    "2001:db8::/32, 2001:db9::, false",
    "2001:db8::/65, 2001:db8::8000:0:0:0, false",
    "10.0.0.1, ::ffff:10.0.0.1, true",
    "10.0.0.1/32, 10.0.0.1, true"
  })
  void contains(String range, String address, boolean expected) {
    IpAddress ip = IpAddress.parse(address);
    assertNotNull(ip);
    assertEquals(expected, IpRanges.of(List.of(range)).contains(ip));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"10.0.0.1/33", "::1/129", "foo", "10.0.0.1/", "10.0.0.1/-1", "", "fe80::1%a"})
  void refusesWhatIsNoRange(String text) {
    assertEquals(1, IpRanges.firstInvalid(List.of("10.0.0.1", text)));
    assertThrows(IllegalArgumentException.class, () -> IpRanges.of(List.of(text)));
  }
}
