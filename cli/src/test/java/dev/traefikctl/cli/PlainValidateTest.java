package dev.traefikctl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Command lines that are read without picocli mean the same as with it. */
class PlainValidateTest {

  private static final String FILES = "src/test/resources/golden/files";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "validate -",
        "validate @/half",
        "validate -q @/docker.yml",
        "validate @/docker.yml --quiet -",
        "validate --static @/docker.yml",
        "validate -s @/docker.yml @/half @/missing.yml",
      })
  void meansWhatPicocliReads(String line) {
    List<String> words = words(line);
    assertNotNull(plain(words), line);
    List<String> withPicocli = new ArrayList<>(words);
    withPicocli.add("--color=auto");
    assertNull(plain(withPicocli));
    String input = "http: {routers: {a: {rule: Host(`a`), service: b}}}\n";
    assertEquals(
        Cli.run(input, withPicocli.toArray(new String[0])),
        Cli.run(input, words.toArray(new String[0])),
        line);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "validate",
        "validate -q",
        "validate --help",
        "validate -o json @/docker.yml",
        "validate --static",
        "validate --static --quiet",
        "validate -s @/docker.yml -s @/docker.yml",
        "validate -q -q @/docker.yml",
        "validate --static=@/docker.yml",
        "validate -- @/docker.yml",
        "validate '@arguments",
        "explain -",
      })
  void leavesTheRestToPicocli(String line) {
    assertNull(plain(words(line)), line);
  }

  private static List<String> words(String line) {
    return List.of(line.replace("@/", FILES + "/").replace("'@", "@").split(" ", -1));
  }

  private static ValidateCommand plain(List<String> words) {
    Terminal terminal = new Terminal(false, InputStream.nullInputStream(), Map.of());
    return ValidateCommand.plain(terminal, words.toArray(new String[0]));
  }
}
