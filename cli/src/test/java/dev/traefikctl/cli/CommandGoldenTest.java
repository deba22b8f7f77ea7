package dev.traefikctl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One folder a case: {@code command} is the command line, with {@code @} for the folder of the case
 * or of the shared files, {@code stdin} its input if there is any, {@code output} what it prints
 * and its exit code. {@code -Dgolden.update} rewrites the outputs.
 */
class CommandGoldenTest {

  private static final Path ROOT = Path.of("src/test/resources/golden");
  private static final Pattern WORDS = Pattern.compile("'([^']*)'|(\\S+)");

  static List<Path> cases() throws IOException {
    try (Stream<Path> list = Files.list(ROOT.resolve("command"))) {
      return list.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void printsWhatIsExpected(Path folder) throws IOException {
    String output = run(folder);
    Path expected = folder.resolve("output");
    if (System.getProperty("golden.update") != null) {
      Files.writeString(expected, output);
    }
    assertEquals(Files.readString(expected), output);
  }

  private static String run(Path folder) throws IOException {
    List<String> words = new ArrayList<>();
    String files = ROOT.resolve("files").toString();
    Matcher matcher = WORDS.matcher(Files.readString(folder.resolve("command")));
    while (matcher.find()) {
      String word = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
      words.add(word.replace("@", files));
    }
    Path input = folder.resolve("stdin");
    String stdin = Files.exists(input) ? Files.readString(input) : "";
    Cli.Result result = Cli.run(stdin, words.toArray(new String[0]));
    String text =
        result.out()
            + (result.err().isEmpty() ? "" : "--- stderr\n" + result.err())
            + "--- exit code "
            + result.code()
            + "\n";
    return text.replace(files + "/", "")
        .replaceAll("X-Forwarded-Server: [^\\s\"]+", "X-Forwarded-Server: HOST")
        .replaceAll(
            "(\"header X-Forwarded-Server\",\\s+\"before\" : null,\\s+\"after\" : \")[^\"]*",
            "$1HOST")
        .replaceAll("\"semanticVersion\" : \"[^\"]*\"", "\"semanticVersion\" : \"VERSION\"");
  }
}
