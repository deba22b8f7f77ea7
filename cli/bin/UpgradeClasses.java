import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.ConstantPoolSharingOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Rewrites jars whose classes are older than Java 6 in the form of Java 17. The AOT cache takes no
 * older ones, and the JVM verifies them by a slow way; picocli's are of Java 5, and make up a third
 * of a short run.
 *
 * <p>Run by the launchers before they train the cache: {@code java UpgradeClasses.java JAR…}
 */
final class UpgradeClasses {

  /** The first version with stack maps, which the fast verifier needs. */
  private static final int JAVA_6 = 50;

  private static final int JAVA_17 = 61;

  private final Map<String, byte[]> entries = new LinkedHashMap<>();

  public static void main(String[] jars) throws IOException {
    for (String jar : jars) {
      new UpgradeClasses().upgrade(Path.of(jar));
    }
  }

  private void upgrade(Path jar) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(jar))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (!entry.isDirectory()) {
          entries.put(entry.getName(), zip.readAllBytes());
        }
        if (entries.size() == 20 && entries.entrySet().stream().noneMatch(UpgradeClasses::isOld)) {
          return; // compiled by one compiler as they are, a jar's first classes tell of all
        }
      }
    }
    if (entries.entrySet().stream().noneMatch(UpgradeClasses::isOld)) {
      return;
    }
    Path upgraded = jar.resolveSibling(jar.getFileName() + ".upgraded");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(upgraded))) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(isOld(entry) ? upgrade(entry.getValue()) : entry.getValue());
        zip.closeEntry();
      }
    }
    Files.move(upgraded, jar, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private static boolean isOld(Map.Entry<String, byte[]> entry) {
    byte[] bytes = entry.getValue();
    return entry.getKey().endsWith(".class") && bytes.length > 8 && bytes[7] < JAVA_6;
  }

  private byte[] upgrade(byte[] bytes) {
    ClassFile classes =
        ClassFile.of(
            StackMapsOption.GENERATE_STACK_MAPS,
            ConstantPoolSharingOption.NEW_POOL,
            ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(
                        type -> open(type.descriptorString().replaceAll("^L|;$", "") + ".class"))
                    .orElse(ClassHierarchyResolver.defaultResolver())));
    ClassModel model = classes.parse(bytes);
    ClassTransform version =
        (builder, element) -> {
          if (element instanceof ClassFileVersion) {
            builder.withVersion(JAVA_17, 0);
          } else {
            builder.with(element);
          }
        };
    return classes.transformClass(
        model, ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL).andThen(version));
  }

  private InputStream open(String name) {
    byte[] own = entries.get(name);
    return own != null
        ? new ByteArrayInputStream(own)
        : ClassLoader.getSystemResourceAsStream(name);
  }
}
