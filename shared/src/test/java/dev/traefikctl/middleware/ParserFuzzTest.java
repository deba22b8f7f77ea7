package dev.traefikctl.middleware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.re2j.Pattern;
import dev.traefikctl.http.IpAddress;
import dev.traefikctl.http.IpRanges;
import dev.traefikctl.http.UrlEscapes;
import dev.traefikctl.http.UrlReference;
import java.net.InetAddress;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What comes from outside never breaks a parser, and what it accepts means the same once more. */
class ParserFuzzTest {

  private static final int ROUNDS = 20_000;

  private final Random random = new Random(7);

  private String text(String alphabet, int maxLength) {
    StringBuilder out = new StringBuilder();
    int length = random.nextInt(maxLength + 1);
    for (int i = 0; i < length; i++) {
      out.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return out.toString();
  }

  @Test
  void pathsSurviveEscaping() {
    for (int i = 0; i < ROUNDS; i++) {
      String bytes = text("ab/.%?# \u0000\u00e9\u00ff;=+[]\"", 12);
      String escaped = UrlEscapes.escapePath(bytes);
      assertEquals(bytes, UrlEscapes.unescape(escaped));
      assertTrue(UrlEscapes.isValidPath(escaped), escaped);
    }
  }

  @Test
  void malformedEscapesAreFoundByBoth() {
    for (int i = 0; i < ROUNDS; i++) {
      String escaped = text("%%%4aAgG/x", 8);
      boolean bad = UrlEscapes.unescape(escaped) == null;
      assertEquals(bad, !UrlEscapes.malformed(escaped).isEmpty(), escaped);
    }
  }

  @Test
  void acceptedUrlReferencesAreCanonical() {
    int accepted = 0;
    for (int i = 0; i < ROUNDS; i++) {
      String scheme = random.nextBoolean() ? "http://" : "";
      String canonical = UrlReference.canonical(scheme + text("aZ0/:.@[]?#%41 \u00e9", 12));
      if (canonical != null) {
        accepted++;
        assertEquals(canonical, UrlReference.canonical(canonical));
      }
    }
    assertTrue(accepted > ROUNDS / 20, "accepted " + accepted);
  }

  @Test
  void acceptedAddressesAreThoseOfThePlatform() {
    for (int i = 0; i < ROUNDS; i++) {
      String text = text("0123afF::..", 16);
      IpAddress address = IpAddress.parse(text);
      if (address != null) {
        assertEquals(IpAddress.of(InetAddress.ofLiteral(text)), address, text);
        assertEquals(address, IpAddress.parse(address.toString()), text);
        assertTrue(IpRanges.of(List.of(text)).contains(address), text);
      }
    }
  }

  @Test
  void everyAddressSurvivesItsText() {
    for (int i = 0; i < ROUNDS; i++) {
      long high = random.nextBoolean() ? 0 : random.nextLong() & random.nextLong();
      long low = random.nextBoolean() ? random.nextInt(1 << 16) : random.nextLong();
      IpAddress made = new IpAddress(false, high, low).masked(128);
      assertEquals(made, IpAddress.parse(made.toString()), made.toString());
    }
  }

  @Test
  void templatesNeverFail() {
    String regex = "(a)(?P<n>b)?";
    Pattern pattern = Pattern.compile(regex);
    for (int i = 0; i < ROUNDS; i++) {
      String template = text("$${}n012_x", 8);
      String replaced = Replacement.of(template, regex, pattern).replaceAll("xab");
      assertTrue(replaced != null && replaced.startsWith("x"), template);
    }
  }

  @Test
  void credentialsNeverFail() {
    for (int i = 0; i < ROUNDS; i++) {
      String header = "Basic " + text("YWxpY2U6c2=/+ \u00ff", 12);
      Credentials credentials = Credentials.parse(header);
      if (credentials != null) {
        assertTrue(credentials.user().indexOf(':') < 0, header);
      }
    }
  }
}
