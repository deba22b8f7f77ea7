package dev.traefikctl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The project's own manifests have no finding, whole or example by example. */
class ManifestsTest {

  private static final Path MANIFESTS =
      Path.of(System.getProperty("project.root", "..")).resolve("manifests");

  @ParameterizedTest
  @ValueSource(strings = {"", "base", "examples/canary", "examples/dashboard"})
  void nothingIsWrong(String folder) {
    String statics = MANIFESTS.resolve("base/traefik.yml").toString();
    String objects = MANIFESTS.resolve(folder).toString();
    Cli.Result result =
        Cli.run(new String[] {"validate", "--strict", "--static", statics, "-f", objects});
    assertEquals(0, result.code(), result.out() + result.err());
  }
}
