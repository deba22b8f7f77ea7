package dev.traefikctl.middleware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import dev.traefikctl.http.Handler;
import dev.traefikctl.http.TestExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BasicAuthTest {

  private static final String BCRYPT =
      "alice:$2y$05$nO4bTpPM83ZAoWUh5PwEN.0vrqmJnpST2kQVn8a4pzQQycsJJScuS";
  private static final String SHA = "bob:{SHA}5en6G6MezRroT3XKqkdPOmY/BfQ=";

  private static BasicAuth auth(String... users) {
    return new BasicAuth(List.of(users), "", "", false, "");
  }

  private static TestExchange as(String user, String password) {
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return TestExchange.get("/")
        .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        BCRYPT,
        SHA,
        "carol:$apr1$zgxF3.sc$wTOAROZ5tebevMkV3yn6l/",
        "grace:$1$abcdefgh$cHJi5PXp/ki/ktXzqlk6I1",
        "a2:$2a$05$nO4bTpPM83ZAoWUh5PwEN.0vrqmJnpST2kQVn8a4pzQQycsJJScuS",
        "b2:$2b$05$nO4bTpPM83ZAoWUh5PwEN.0vrqmJnpST2kQVn8a4pzQQycsJJScuS"
      })
  void rightPasswordsPass(String user) {
    Handler handler = TestWiring.wrap(auth(user));
    String name = user.substring(0, user.indexOf(':'));
    TestExchange right = as(name, "secret").through(handler);
    assertEquals(TestExchange.Outcome.FORWARDED, right.outcome());
    assertEquals(name, right.log().userName());
    assertEquals(401, as(name, "Secret").through(handler).status());
    assertEquals(401, as(name, "").through(handler).status());
    assertEquals(401, as("nobody", "secret").through(handler).status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "u:6kVTOyPoZjbPA",
        "u:$5$CcFlvCqggauK/gcN$0Xjv2yrcOv39l8B2i/Uk8dxlWFzkqiQgx32YgWconb7",
        "u:secret",
        "u:",
        "u:$2y$05$short",
        "u:$2y$99$nO4bTpPM83ZAoWUh5PwEN.0vrqmJnpST2kQVn8a4pzQQycsJJScuS",
        "u:$apr1$broken"
      })
  void otherHashesNeverMatch(String user) {
    Handler handler = TestWiring.wrap(auth(user));
    assertEquals(401, as("u", "secret").through(handler).status());
    assertEquals(401, as("u", "").through(handler).status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Basic",
        "Basic ",
        "Basic !!!!",
        "Basic Ym9ic2VjcmV0",
        "Bearer Ym9iOnNlY3JldA==",
        "Ym9iOnNlY3JldA==",
        "Basic  Ym9iOnNlY3JldA==",
        "Basic Ym9iOnNlY3JldA",
        "Basic bob:secret"
      })
  void malformedHeadersAreRefused(String header) {
    TestExchange exchange =
        TestExchange.get("/").header("Authorization", header).through(TestWiring.wrap(auth(SHA)));
    assertEquals(401, exchange.status());
    assertEquals("401 Unauthorized\n", exchange.body());
    assertEquals("text/plain", exchange.responseHeader("Content-Type"));
    assertEquals("Basic realm=\"traefik\"", exchange.responseHeader("WWW-Authenticate"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"basic Ym9iOnNlY3JldA==", "BASIC Ym9iOnNlY3JldA=="})
  void theSchemeHasNoCase(String header) {
    TestExchange exchange =
        TestExchange.get("/").header("Authorization", header).through(TestWiring.wrap(auth(SHA)));
    assertEquals(TestExchange.Outcome.FORWARDED, exchange.outcome());
  }

  @Test
  void onlyTheFirstHeaderCounts() {
    TestExchange exchange = as("bob", "wrong").header("Authorization", "Basic Ym9iOnNlY3JldA==");
    assertEquals(401, exchange.through(TestWiring.wrap(auth(SHA))).status());
  }

  @ParameterizedTest
  @CsvSource({
    "'', false, kept, root",
    "'', true, , root",
    "X-WebAuth-User, false, kept, bob",
    "x-webauth-user, true, , bob",
    "Authorization, false, bob, root"
  })
  void theServiceGetsTheUser(String field, boolean removes, String authorization, String user) {
    BasicAuth options = new BasicAuth(List.of(SHA), "", "", removes, field);
    TestExchange exchange =
        as("bob", "secret").header("X-WebAuth-User", "root").through(TestWiring.wrap(options));
    String sent = exchange.requestHeader("Authorization");
    assertEquals(authorization, sent != null && sent.startsWith("Basic ") ? "kept" : sent);
    assertEquals(user, exchange.requestHeader("X-WebAuth-User"));
  }

  @Test
  void theFieldIsSpelledAsConfigured() {
    BasicAuth options = new BasicAuth(List.of(SHA), "", "", true, "x-user");
    TestExchange exchange = as("bob", "secret").through(TestWiring.wrap(options));
    assertEquals("x-user", exchange.request().headers().name(0));
  }

  @Test
  void aFieldThatIsNoHeaderFailsTheRequest() {
    BasicAuth options = new BasicAuth(List.of(SHA), "", "", true, "X User");
    assertTrue(as("bob", "secret").through(TestWiring.wrap(options)).request().isUnsendable());
    assertEquals(401, as("bob", "wrong").through(TestWiring.wrap(options)).status());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length", "transfer-encoding", "Trailer", "Host"})
  void aFieldThatFramesTheRequestIsNotSent(String name) {
    Handler handler = TestWiring.wrap(new BasicAuth(List.of(SHA), "", "", false, name));
    TestExchange exchange = as("bob", "secret").through(handler);
    assertEquals(TestExchange.Outcome.FORWARDED, exchange.outcome());
    assertNull(exchange.requestHeader(name));
  }

  @Test
  void theRealmIsConfigured() {
    BasicAuth options = new BasicAuth(List.of(SHA), "", "Staff, \"only\" é", false, "");
    TestExchange exchange = TestExchange.get("/").through(TestWiring.wrap(options));
    assertEquals(
        "Basic realm=\"Staff, \"only\" \u00c3\u00a9\"",
        exchange.responseHeader("WWW-Authenticate"));
    assertEquals("", exchange.log().userName());
  }

  @Test
  void aSlowHashIsComputedOnceOffTheEventLoop() {
    TestWiring wiring = new TestWiring();
    Handler handler = auth(BCRYPT).wrap(TestExchange.service(), wiring);
    assertEquals(1, as("alice", "wrong").through(handler).offloads());
    assertEquals(1, as("alice", "secret").through(handler).offloads());
    assertEquals(0, as("alice", "secret").through(handler).offloads());
    assertEquals(1, as("alice", "wrong").through(handler).offloads());
    assertEquals(1, as("nobody", "secret").through(handler).offloads());
    Handler reloaded = auth(BCRYPT).wrap(TestExchange.service(), wiring);
    assertEquals(0, as("alice", "secret").through(reloaded).offloads());
    assertEquals(0, as("bob", "secret").through(TestWiring.wrap(auth(SHA))).offloads());
  }

  @Test
  void aChangedHashForgetsThePassword() {
    VerifiedPasswords verified = new VerifiedPasswords();
    byte[] password = "secret".getBytes(StandardCharsets.UTF_8);
    PasswordHash old = new PasswordHash("$2y$05$old");
    verified.add("alice", old, password);
    assertTrue(verified.contains("alice", old, password));
    assertFalse(verified.contains("alice", new PasswordHash("$2y$05$new"), password));
    assertFalse(verified.contains("alice", old, "other".getBytes(StandardCharsets.UTF_8)));
    assertFalse(verified.contains("bob", old, password));
  }

  @Test
  void bcryptLooksAtSeventyTwoBytes() {
    byte[] password = new byte[80];
    Arrays.fill(password, (byte) 'a');
    byte[] hash =
        BCrypt.with(BCrypt.Version.VERSION_2Y, LongPasswordStrategies.none())
            .hash(4, Arrays.copyOf(password, 72));
    PasswordHash bcrypt = new PasswordHash(new String(hash, StandardCharsets.US_ASCII));
    assertTrue(bcrypt.matches(password));
    password[75] = 'b';
    assertTrue(bcrypt.matches(password));
    password[71] = 'b';
    assertFalse(bcrypt.matches(password));
  }

  @Test
  void usersComeFromAFileToo(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("users");
    Files.writeString(file, "# staff\r\n\r\n  " + SHA + "\r\nalice:{SHA}nonsense\r\n");
    BasicAuth options = new BasicAuth(List.of(BCRYPT), file.toString(), "", false, "");
    Handler handler = TestWiring.wrap(options);
    assertEquals(200, as("bob", "secret").through(handler).status());
    assertEquals(200, as("alice", "secret").through(handler).status());
  }

  @Test
  void namesAreBytes() {
    String user = "zoë:" + SHA.substring(4);
    assertEquals(200, as("zoë", "secret").through(TestWiring.wrap(auth(user))).status());
  }

  @Test
  void invalidUsersAreErrors() {
    assertEquals("no users found in ", TestWiring.failure(auth()).message());
    assertEquals("users.1", TestWiring.failure(auth(SHA, "bob")).option());
    TestWiring.Note many = TestWiring.failure(auth("a:b:hunter2"));
    assertEquals("users.0", many.option());
    assertFalse(many.message().contains("hunter2"));
    TestWiring.Note missing =
        TestWiring.failure(new BasicAuth(List.of(SHA), "/nowhere/users", "", false, ""));
    assertEquals("usersFile", missing.option());
    assertEquals("open /nowhere/users: no such file or directory", missing.message());
  }
}
