package dev.traefikctl.source.template;

import dev.traefikctl.source.template.Function.Body;
import dev.traefikctl.source.template.Function.Param;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All functions by name. */
final class Functions {

  /** Functions of sprig that make keys or hashes anew at each load: no use in a configuration. */
  private static final Set<String> UNSUPPORTED =
      Set.of(
          "bcrypt",
          "buildCustomCert",
          "decryptAES",
          "derivePassword",
          "encryptAES",
          "genCA",
          "genCAWithKey",
          "genPrivateKey",
          "genSelfSignedCert",
          "genSelfSignedCertWithKey",
          "genSignedCert",
          "genSignedCertWithKey",
          "htpasswd");

  /** Functions that Helm adds to sprig's and that users know from there. */
  private static final Set<String> HELM =
      Set.of("toYaml", "fromYaml", "include", "required", "tpl", "lookup", "toToml", "fromToml");

  private static final class Holder {
    private static final Functions ALL = load();
  }

  private final Map<String, Function> functions = new HashMap<>();

  static Functions all() {
    return Holder.ALL;
  }

  private static Functions load() {
    Functions all = new Functions();
    Builtins.register(all);
    TextFunctions.register(all);
    CaseFunctions.register(all);
    NumberFunctions.register(all);
    ListFunctions.register(all);
    MapFunctions.register(all);
    LogicFunctions.register(all);
    EncodingFunctions.register(all);
    RegexFunctions.register(all);
    DateFunctions.register(all);
    PathFunctions.register(all);
    VersionFunctions.register(all);
    SystemFunctions.register(all);
    return all;
  }

  /**
   * Adds a function.
   *
   * @param signature a letter for each parameter: a any, s string, i int, f float64, b bool, m map,
   *     t time; a star at the end where the last may be repeated or missing
   */
  void add(String name, String signature, Body body) {
    boolean variadic = signature.endsWith("*");
    List<Param> parameters = new ArrayList<>();
    for (char letter : signature.replace("*", "").toCharArray()) {
      parameters.add(param(letter));
    }
    functions.put(name, new Function(name, List.copyOf(parameters), variadic, body));
  }

  private static Param param(char letter) {
    return switch (letter) {
      case 'a' -> Param.ANY;
      case 's' -> Param.STRING;
      case 'i' -> Param.INT;
      case 'f' -> Param.FLOAT;
      case 'b' -> Param.BOOL;
      case 'm' -> Param.MAP;
      case 't' -> Param.TIME;
      default -> throw new IllegalArgumentException("no parameter type: " + letter);
    };
  }

  /** Adds a function under its name and under its name with {@code must}. */
  void addMust(String name, String signature, Body body) {
    add(name, signature, body);
    add("must" + Character.toUpperCase(name.charAt(0)) + name.substring(1), signature, body);
  }

  Collection<Function> list() {
    return Collections.unmodifiableCollection(functions.values());
  }

  Function get(String name) {
    Function function = functions.get(name);
    if (function == null) {
      throw Failure.of("function \"" + name + "\" not defined");
    }
    return function;
  }

  /** Fails where there is no function of that name. */
  void require(String name, int start, int end) {
    if (functions.containsKey(name)) {
      return;
    }
    if (UNSUPPORTED.contains(name)) {
      String message = "the function \"" + name + "\" is not supported here, though Traefik has it";
      throw new Failure(start, end, message, "write its result into the file");
    }
    String hint =
        HELM.contains(name)
            ? "\"" + name + "\" is a function of Helm; Traefik has sprig's functions only"
            : Nearest.to(name, functions.keySet());
    throw new Failure(start, end, "function \"" + name + "\" not defined", hint);
  }
}
