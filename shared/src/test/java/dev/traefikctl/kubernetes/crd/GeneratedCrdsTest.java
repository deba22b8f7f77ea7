package dev.traefikctl.kubernetes.crd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The files of {@code crds/} follow from the records; {@code -Dgenerated.update} rewrites them. */
class GeneratedCrdsTest {

  private static final Path FOLDER =
      Path.of(System.getProperty("project.root", "..")).resolve("crds");

  @ParameterizedTest
  @EnumSource
  void definitionIsUpToDate(CustomResource resource) throws IOException {
    check(resource.fileName(), resource.definition());
  }

  @Test
  void kustomizationIsUpToDate() throws IOException {
    check("kustomization.yaml", CustomResource.kustomization());
  }

  private static void check(String name, String text) throws IOException {
    Path file = FOLDER.resolve(name);
    if (System.getProperty("generated.update") != null) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, text);
    }
    assertTrue(Files.exists(file), file + " is missing; run with -Dgenerated.update");
    assertEquals(Files.readString(file), text, file + " is stale; run with -Dgenerated.update");
  }

  @Test
  void thereAreNoOtherFiles() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertEquals(CustomResource.values().length + 1, files.count());
    }
  }
}
