package dev.traefikctl.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Diagnostics;
import dev.traefikctl.model.StaticConfig;
import dev.traefikctl.model.statics.EntryPoint;
import dev.traefikctl.source.Format;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which source counts, how flags and variables are read, and what stops the start. */
class StaticLoaderTest {

  private final FileSystem files = Jimfs.newFileSystem(Configuration.unix());
  private final Path work = files.getPath("/work");
  private final Map<String, String> environment = new HashMap<>();
  private final Diagnostics found = new Diagnostics();

  @AfterEach
  void close() throws IOException {
    files.close();
  }

  private StaticLoader.Loaded load(String... arguments) {
    return StaticLoader.load(
        new StaticLoader.Sources(List.of(arguments), environment, work), found);
  }

  private StaticConfig accepted(String... arguments) {
    StaticLoader.Loaded loaded = load(arguments);
    assertFalse(loaded.rejected(), () -> found.all().toString());
    return loaded.config();
  }

  private void write(String name, String text) throws IOException {
    Path path = work.resolve(name);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private List<String> messages() {
    return found.all().stream().map(Diagnostic::toString).toList();
  }

  private static String yaml(String text) {
    Diagnostics found = new Diagnostics();
    StaticLoader.Loaded loaded = StaticLoader.text(Format.YAML, text, "t.yml", found);
    String first = found.all().isEmpty() ? "" : found.all().getFirst().toString();
    return (loaded.rejected() ? "stops " : "starts ") + first;
  }

  @Test
  void nothingAtAllGivesPort80() {
    StaticConfig config = accepted();
    assertEquals(Set.of("http"), config.entryPoints().keySet());
    assertEquals(":80", config.entryPoints().get("http").address());
    assertEquals(List.of("http"), config.defaultEntryPoints());
    assertEquals(List.of(), messages());
  }

  @Test
  void flagsInAnyFormAndCase() {
    StaticConfig config =
        accepted(
            "--entryPoints.web.address=:8000",
            "-entrypoints.WEB.transport.respondingTimeouts.readTimeout=30",
            "--providers.providersThrottleDuration",
            "5",
            "--ENTRYPOINTS.other.address=:8001/udp",
            "--entryPoints.web.http.middlewares=a@file, b@file",
            "--entryPoints.web.http.middlewares=c@file",
            "--entryPoints.web.asDefault",
            "--api.insecure",
            "--ping",
            "--providers.file.watch=false",
            "--providers.file.directory=conf.d",
            "--entryPoints.web.http.tls.domains[0].main=a.com",
            "--entryPoints.web.http.tls.domains[0].sans=b.com,c.com",
            "--entryPoints.web.http.tls.domains[1].main=d.com",
            "--accessLog.fields.names.ClientUsername=drop");
    EntryPoint web = config.entryPoints().get("web");
    assertNotNull(web, () -> config.entryPoints().keySet().toString());
    assertEquals(Duration.ofSeconds(30), web.transport().respondingTimeouts().readTimeout());
    assertEquals(Duration.ofSeconds(5), config.providers().providersThrottleDuration());
    assertEquals(List.of("a@file", "b@file", "c@file"), web.http().middlewares());
    assertNotNull(web.http().tls());
    assertEquals("d.com", web.http().tls().domains().get(1).main());
    assertEquals(List.of("b.com", "c.com"), web.http().tls().domains().getFirst().sans());
    assertEquals(List.of("web"), config.defaultEntryPoints());
    assertEquals(":8080", config.entryPoints().get("traefik").address());
    assertNotNull(config.ping());
    assertFalse(config.providers().file().watch());
    assertEquals(Map.of("ClientUsername", "drop"), config.accessLog().fields().names());
  }

  /** Traefik's reader of flags takes every option of a named section for a switch. */
  @Test
  void flagsBelowANameTakeNoValueFromTheNextArgument() {
    assertTrue(load("--entryPoints.web.address", ":8000").rejected());
    assertTrue(
        messages().getFirst().contains("the argument :8000 is no flag"), () -> "" + messages());
    StaticConfig config =
        accepted("--accessLog.fields.names.ClientUsername", "drop", "--log.filePath", "x.log");
    assertEquals(Map.of("ClientUsername", "drop"), config.accessLog().fields().names());
    assertEquals("x.log", config.log().filePath());
  }

  @Test
  void switchesOffWithEverythingBelow() {
    StaticConfig config = accepted("--ping=false", "--api=false", "--api.insecure=true");
    assertNull(config.ping());
    assertNull(config.api());
  }

  @Test
  void variables() {
    environment.put("TRAEFIK_ENTRYPOINTS_WEB_ADDRESS", ":8000");
    environment.put("TRAEFIK_PING", "true");
    environment.put("TRAEFIK_ENTRYPOINTS_WEB_HTTP_TLS_DOMAINS_0_MAIN", "a.com");
    environment.put("TRAEFIK_PORT_8080_TCP", "tcp://10.0.0.1:8080");
    environment.put("TRAEFIK_SERVICE_HOST", "10.0.0.1");
    StaticConfig config = accepted();
    assertEquals(Set.of("web", "traefik"), config.entryPoints().keySet());
    assertEquals("a.com", config.entryPoints().get("web").http().tls().domains().getFirst().main());
    assertEquals(1, found.all().size(), () -> messages().toString()); // TLS is not served yet
  }

  @Test
  void aVariableThatIsAlmostAnOption() {
    environment.put("TRAEFIK_ENTRYPOINT_WEB_ADDRESS", ":8000");
    accepted();
    assertTrue(messages().getFirst().contains("warning TRK1002"), () -> messages().toString());
  }

  @Test
  void unknownVariablesStopTheStart() {
    environment.put("TRAEFIK_PING_ENTRYPONT", "web");
    assertTrue(load().rejected());
    assertEquals(
        "TRAEFIK_PING_ENTRYPONT:1:1: error TRK1002: unknown option `entrypont` in ping;"
            + " Traefik does not start",
        messages().getFirst());
    assertEquals("did you mean `entryPoint`?", found.all().getFirst().suggestion());
  }

  @Test
  void unknownFlagsStopTheStart() {
    assertTrue(load("--entryPoints.web.adress=:80", "--nosuch=1").rejected());
    assertEquals(
        List.of(
            "command line:1:1: error TRK1002: unknown option `adress` in entryPoints.web;"
                + " Traefik does not start",
            "command line:2:1: error TRK1002: unknown option `nosuch`; Traefik does not start"),
        messages().stream().filter(message -> message.contains("TRK1002")).toList());
  }

  @Test
  void flagSyntax() {
    assertTrue(load("--=x").rejected());
    assertTrue(load("--entryPoints.web.address").rejected());
    assertTrue(load("--entryPoints..address=x").rejected());
    assertFalse(load("--ping", "false", "--nosuch=1").rejected());
    assertTrue(messages().getLast().contains("the argument false is no flag"));
  }

  @Test
  void aFileWinsOverFlagsAndVariables() throws IOException {
    write("traefik.yml", "entryPoints: {web: {address: ':8000'}}\n");
    environment.put("TRAEFIK_PING", "true");
    StaticLoader.Loaded loaded = load("--api.insecure", "--configFile=traefik.yml");
    assertEquals(work.resolve("traefik.yml"), loaded.file());
    assertNull(loaded.config().api());
    assertNull(loaded.config().ping());
    assertEquals(
        List.of(
            "command line:1:1: warning TRK1012: the flag --api.insecure has no effect beside the"
                + " file /work/traefik.yml",
            "TRAEFIK_PING:1:1: warning TRK1012: the variable TRAEFIK_PING has no effect beside the"
                + " file /work/traefik.yml"),
        messages());
  }

  @Test
  void flagsWinOverVariables() {
    environment.put("TRAEFIK_PING", "true");
    StaticConfig config = accepted("--api.insecure");
    assertNull(config.ping());
    assertTrue(messages().getFirst().contains("TRK1012"));
  }

  @Test
  void aMissingFileIsIgnored() {
    StaticConfig config = accepted("--configfile=nosuch.yml", "--ping");
    assertNotNull(config.ping());
    assertEquals(
        "command line:1:1: error TRK1011: the file nosuch.yml does not exist;"
            + " Traefik silently starts with flags only",
        messages().getFirst());
  }

  @Test
  void defaultPlacesAndVariablesInNames() throws IOException {
    environment.put("HOME", "/home/me");
    write("/home/me/.config/traefik.toml", "[entryPoints.home]\naddress = ':1'\n");
    assertEquals(Set.of("home"), accepted().entryPoints().keySet());
    write("/etc/traefik/traefik.yaml", "entryPoints: {etc: {address: ':1'}}\n");
    assertEquals(Set.of("etc"), accepted().entryPoints().keySet());
    write("/home/me/x.yaml", "entryPoints: {x: {address: ':1'}}\n");
    assertEquals(Set.of("x"), accepted("--configFile", "${HOME}/x.yaml").entryPoints().keySet());
  }

  @Test
  void filesThatAreNone() throws IOException {
    write("a.txt", "x");
    assertTrue(load("--configFile=a.txt").rejected());
    write("empty.yml", "# nothing\n");
    assertTrue(load("--configFile=empty.yml").rejected());
    write("bad.yml", "entryPoints: [\n");
    assertTrue(load("--configFile=bad.yml").rejected());
    write("foreign.yml", "http: {routers: {}}\n");
    assertTrue(load("--configFile=foreign.yml").rejected());
    Files.createDirectories(work.resolve("folder.yml"));
    assertTrue(load("--configFile=folder.yml").rejected());
  }

  @Test
  void removedOptionsStopTheStartEvenWhereTheyDoNotCount() throws IOException {
    write("traefik.yml", "entryPoints: {web: {address: ':8000'}}\n");
    environment.put("TRAEFIK_EXPERIMENTAL_HTTP3", "true");
    assertTrue(load().rejected());
    assertTrue(messages().getLast().contains("TRK9001"), () -> messages().toString());
  }

  @Test
  void whatStopsTheStart() {
    for (String text :
        List.of(
            "entryPoints: {a: {address: ':1/sctp'}}",
            "entryPoints: {a: {address: ':1', http2: {maxConcurrentStreams: -1}}}",
            "entryPoints: {a: {address: ':1', http3: {advertisedPort: -1}}}",
            "entryPoints: {a: {address: ':1/udp', udp: {timeout: 0}}}",
            "entryPoints: {a: {address: ':1', proxyProtocol: {}}}",
            "entryPoints: {a: {address: ':1', proxyProtocol: {trustedIPs: [x]}}}",
            "entryPoints: {a: {address: ':1', forwardedHeaders: {trustedIPs: [10.0.0.0/33]}}}",
            "entryPoints: {a: {address: ':1', http: {underscoreHeadersStrategy: drop}}}",
            "entryPoints: {a: {address: localhost}}",
            "entryPoints: {a: {address: ':65536'}}",
            "entryPoints: {a: {address: ':1'}, b: {address: ':1'}}",
            "providers: {precedence: [file, nosuch]}",
            "core: {defaultRuleSyntax: v4}",
            "api: {basePath: x}",
            "certificatesResolvers: {le: {acme: {storage: '', tlsChallenge: {}}}}",
            "log: {otlp: {}}",
            "accessLog: {otlp: {}}",
            "tracing: {otlp: {grpc: {insecure: true, tls: {ca: x}}}}",
            "ocsp: {responderOverrides: {a: ''}}")) {
      String outcome = yaml(text);
      assertTrue(outcome.startsWith("stops "), () -> text + ": " + outcome);
    }
  }

  @Test
  void whatDoesNotStopTheStart() {
    for (String text :
        List.of(
            "providers: {file: {watch: false}}",
            "entryPoints: {a: {address: ':1', http: {redirections: {entryPoint: {to: b}}}}}",
            "entryPoints: {a: {address: ':1', http: {redirections: {entryPoint: {scheme: x}}}}}",
            "log: {level: loud}",
            "accessLog: {format: xml}",
            "certificatesResolvers: {le: {acme: {email: a@b.c}}}",
            "entryPoints: {a: {asDefault: true}}",
            "entryPoints: {a: {address: ':1', proxyProtocol: {insecure: true, trustedIPs: [x]}}}",
            "entryPoint: {}\nping: {}",
            "ping:\napi: {}")) {
      String outcome = yaml(text);
      assertTrue(outcome.startsWith("starts "), () -> text + ": " + outcome);
    }
  }

  @Test
  void oneSectionInTwoCasesAddsUp() {
    String text =
        """
        entryPoints: {web: {address: ':1', asDefault: true}}
        ENTRYPOINTS: {Alt: {ADDRESS: ':2'}, web: {address: ':3'}}
        API: {insecure: true, basePath: /a}
        api: {basePath: /b}
        """;
    StaticConfig config = StaticLoader.text(Format.YAML, text, "t.yml", found).config();
    assertEquals(Set.of("Alt", "web", "traefik"), config.entryPoints().keySet());
    assertEquals(":1", config.entryPoints().get("web").address());
    assertTrue(config.api().insecure());
    assertEquals("/b", config.api().basePath());
  }

  @Test
  void helpListsEveryFlag() {
    String help = StaticHelp.text();
    assertTrue(help.contains("  --api.insecure  (bool, default false)\n"), help);
    assertTrue(
        help.contains(
            "  --entrypoints.<name>.transport.respondingtimeouts.readtimeout"
                + "  (duration, default \"1m0s\")\n"));
    assertTrue(help.contains("  --ping  (object, default off)\n"));
    assertFalse(help.contains("  --providers  ("));
  }

  @Test
  void anyArgumentsAreRead() {
    Random random = new Random(7);
    List<String> parts =
        List.of(
            "-",
            "--",
            "=",
            ".",
            "[0]",
            "[",
            "]",
            "entryPoints",
            "web",
            "address",
            "api",
            "ping",
            "true",
            "false",
            ":80",
            ",",
            "providers.file",
            "nosuch",
            "é",
            "");
    for (int i = 0; i < 3000; i++) {
      String[] arguments = new String[random.nextInt(4)];
      for (int j = 0; j < arguments.length; j++) {
        StringBuilder argument = new StringBuilder(random.nextInt(4) > 0 ? "--" : "");
        for (int k = random.nextInt(6); k > 0; k--) {
          argument.append(parts.get(random.nextInt(parts.size())));
        }
        arguments[j] = argument.toString();
      }
      assertNotNull(load(arguments).config().entryPoints());
    }
  }

  @Test
  void placesOfWrongValues() {
    assertEquals(
        "stops t.yml:3:14: error TRK1102: error while building entryPoint a: invalid protocol:"
            + " sctp; Traefik does not start",
        yaml("entryPoints:\n  a:\n    address: ':1/sctp'\n"));
    assertEquals(
        "starts t.yml:1:14: warning TRK1102: invalid log level \"loud\", setting the level to"
            + " default (ERROR); Traefik logs it and goes on",
        yaml("log: {level: loud}"));
  }

  @Test
  void addressesAndRanges() {
    for (String text :
        List.of("10.0.0.1", "10.0.0.0/8", "::1", "2001:db8::/32", "::ffff:1.2.3.4")) {
      assertTrue(EntryPointChecks.isAddressOrRange(text), text);
    }
    for (String text :
        List.of("", "10.0.0", "10.0.0.256", "010.0.0.1", "1.2.3.4.", "::g", "::1/129")) {
      assertFalse(EntryPointChecks.isAddressOrRange(text), text);
    }
  }
}
