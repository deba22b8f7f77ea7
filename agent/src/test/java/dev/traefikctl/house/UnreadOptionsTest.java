package dev.traefikctl.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.traefikctl.model.DynamicConfig;
import dev.traefikctl.model.StaticConfig;
import dev.traefikctl.model.http.ServiceType;
import dev.traefikctl.schema.FileOrContent;
import dev.traefikctl.schema.Option;
import dev.traefikctl.schema.Variants;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * An option that nothing reads must say so to its user: it carries {@code notYet}, and using it
 * gives a warning. Middlewares are left out, since they read their options themselves or disable
 * the routers that use them.
 */
class UnreadOptionsTest {

  /** Packages whose reading of an option is no effect of it. */
  private static final Set<String> ONLOOKERS = Set.of("model", "lint", "explain", "schema", "cli");

  private static final Set<String> CHECKS = Set.of("StaticChecks", "EntryPointChecks");

  /** Options that a method of their own record, or of the configuration, stands for. */
  private static final Set<String> OWN_METHODS =
      Set.of("static.entryPoints.address", "static.entryPoints.asDefault");

  @Test
  void whatNothingReadsIsMarked() throws IOException {
    Set<String> read = new HashSet<>();
    for (String module : List.of("shared", "agent")) {
      for (Path file : classes(module)) {
        collect(ClassFile.of().parse(file), read);
      }
    }
    assertTrue(read.size() > 100, "no compiled classes found");
    Set<String> unread = new TreeSet<>();
    visit(DynamicConfig.class, "dynamic", read, unread);
    visit(StaticConfig.class, "static", read, unread);
    assertEquals("", String.join("\n", unread));
  }

  /** Whether anything below the path must be read. */
  private static boolean visit(Class<?> type, String path, Set<String> read, Set<String> unread) {
    boolean any = false;
    for (RecordComponent component : type.getRecordComponents()) {
      Option option = component.getAnnotation(Option.class);
      if (option == null ? !component.isAnnotationPresent(Variants.class) : isExempt(option)) {
        continue;
      }
      String here = path + "." + component.getName();
      List<Class<?>> below = records(component.getGenericType());
      boolean needed = below.isEmpty();
      for (Class<?> child : below) {
        needed |= (!isUnserved(child, read) && visit(child, here, read, unread));
      }
      if (needed && !isRead(type, component.getName(), read) && !OWN_METHODS.contains(here)) {
        unread.add(here);
      }
      any |= needed;
    }
    return any;
  }

  /** Whether an option is asked of the record itself, or of what it has in common with others. */
  private static boolean isRead(Class<?> type, String option, Set<String> read) {
    return read.contains(type.getName() + "." + option)
        || Stream.of(type.getInterfaces())
            .anyMatch(common -> read.contains(common.getName() + "." + option));
  }

  /** Types of services that disable the routers that use them, with an error of their own. */
  private static boolean isUnserved(Class<?> type, Set<String> read) {
    return ServiceType.class.isAssignableFrom(type)
        && read.stream().noneMatch(key -> key.startsWith(type.getName() + "."));
  }

  private static boolean isExempt(Option option) {
    return option.notYet()
        || option.deprecated()
        || option.hidden()
        || (option.internal() && option.doc().contains("of the cluster"))
        || option.doc().startsWith("Ignored");
  }

  private static List<Class<?>> records(Type type) {
    List<Class<?>> out = new ArrayList<>();
    if (type instanceof ParameterizedType generic) {
      for (Type argument : generic.getActualTypeArguments()) {
        out.addAll(records(argument));
      }
    } else if (type instanceof Class<?> plain
        && plain.getName().startsWith("dev.traefikctl.model.")) {
      if (plain.isRecord() && plain != FileOrContent.class) {
        out.add(plain);
      } else if (plain.isSealed()) {
        out.addAll(List.of(plain.getPermittedSubclasses()));
      }
    }
    return out;
  }

  private static void collect(ClassModel model, Set<String> read) {
    String self = model.thisClass().asInternalName();
    String[] parts = self.split("/");
    if (parts.length < 4
        || ONLOOKERS.contains(parts[2])
        || CHECKS.contains(parts[parts.length - 1])) {
      return;
    }
    for (PoolEntry entry : model.constantPool()) {
      if (entry instanceof MemberRefEntry method) {
        String owner = method.owner().asInternalName().replace('/', '.');
        if (owner.startsWith("dev.traefikctl.model.") && !owner.replace('.', '/').equals(self)) {
          read.add(owner + "." + method.name().stringValue());
        }
      }
    }
  }

  private static List<Path> classes(String module) throws IOException {
    Path start = Project.ROOT.resolve(module).resolve("target/classes");
    try (Stream<Path> walk = Files.walk(start)) {
      return walk.filter(path -> path.toString().endsWith(".class")).toList();
    }
  }
}
