package dev.traefikctl.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.googlejavaformat.java.Formatter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every Java file is as google-java-format leaves it; {@code -Dformat.update} rewrites them. */
class FormatTest {

  @Test
  void sourcesAreFormatted() throws Exception {
    boolean update = System.getProperty("format.update") != null;
    Formatter formatter = new Formatter();
    List<Path> files = Project.files("src", ".java");
    assertFalse(files.isEmpty());
    List<String> wrong = new ArrayList<>();
    for (Path file : files) {
      String text = Files.readString(file);
      String formatted = formatter.formatSourceAndFixImports(text);
      if (!formatted.equals(text)) {
        wrong.add(Project.ROOT.relativize(file).toString());
        if (update) {
          Files.writeString(file, formatted);
        }
      }
    }
    if (!update) {
      assertEquals(
          List.of(), wrong, "run: mvn -pl agent -am test -Dtest=FormatTest -Dformat.update");
    }
  }
}
