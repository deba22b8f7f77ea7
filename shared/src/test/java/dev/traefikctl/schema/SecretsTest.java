package dev.traefikctl.schema;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** No record tells its secrets when somebody prints it, in an exception for instance. */
class SecretsTest {

  private static final String SECRET = "hunter2-very-secret";

  @TestFactory
  List<DynamicTest> recordsDoNotPrintTheirSecrets() throws IOException, URISyntaxException {
    List<Class<?>> records = records().filter(SecretsTest::hasSecret).toList();
    assertTrue(records.size() > 7, () -> "where are they? " + records);
    return records.stream()
        .map(type -> DynamicTest.dynamicTest(type.getName(), () -> check(type)))
        .toList();
  }

  private static void check(Class<?> type) throws ReflectiveOperationException {
    RecordComponent[] parts = type.getRecordComponents();
    Class<?>[] types = Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Constructor<?> constructor = type.getDeclaredConstructor(types);
    Object[] values = Arrays.stream(parts).map(SecretsTest::value).toArray();
    String printed = constructor.newInstance(values).toString();
    assertFalse(printed.contains(SECRET), printed);
  }

  private static Object value(RecordComponent part) {
    Class<?> type = part.getType();
    String text = isSecret(part) ? SECRET : "";
    if (type == String.class) {
      return text;
    } else if (type == FileOrContent.class) {
      return new FileOrContent(text);
    } else if (type == List.class) {
      return isSecret(part) ? List.of(text) : List.of();
    } else if (type == Map.class) {
      return Map.of();
    } else if (type == Duration.class) {
      return Duration.ZERO;
    } else if (type == boolean.class) {
      return false;
    } else if (type == int.class) {
      return 0;
    }
    return null;
  }

  private static boolean hasSecret(Class<?> type) {
    return type.isRecord()
        && Arrays.stream(type.getRecordComponents()).anyMatch(SecretsTest::isSecret);
  }

  private static boolean isSecret(RecordComponent part) {
    Option option = part.getAnnotation(Option.class);
    return option != null && option.secret();
  }

  private static Stream<Class<?>> records() throws IOException, URISyntaxException {
    Path root = Path.of(Option.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<Path> files;
    try (Stream<Path> all = Files.walk(root)) {
      files = all.filter(file -> file.toString().endsWith(".class")).toList();
    }
    return files.stream()
        .map(file -> root.relativize(file).toString())
        .filter(name -> !name.contains("-info"))
        .map(name -> name.substring(0, name.length() - ".class".length()).replace('/', '.'))
        .map(SecretsTest::load);
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, Option.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
