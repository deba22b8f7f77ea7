package dev.traefikctl.source.template;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import dev.traefikctl.source.template.Function.Param;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every function gives a value or an error, whatever it is called with. */
class ExtremeArgumentsTest {

  private static final Map<Param, List<String>> ARGUMENTS =
      Map.of(
          Param.STRING,
          List.of(
              "\"\"",
              "\"é😀 \\n a\"",
              "\"(\"",
              "\"(a|b)*?{2,}\"",
              "\"2006-01-02T15:04:05.999Z07:00 __2 PM\"",
              "\"9223372036854775807\"",
              "\"-9223372036854775808ns\"",
              "\"300000000h\"",
              "\"1e999\"",
              "\"1.2.3-a+b\"",
              "\"~1.x || >99999999999999999999\"",
              "\"http://u:p@[::1]:99999/%zz?a=b;c#d\"",
              "\"../..//a.b\"",
              "\"{\\\"a\\\":[1e400,null]}\"",
              "\"%v %[3]*.[2]*[1]f %!\"",
              "\"$1 ${x ${99999999999999999999}\""),
          Param.INT,
          List.of("0", "1", "-1", "7", "70000", "9223372036854775807", "-9223372036854775808"),
          Param.FLOAT,
          List.of("0.0", "-1.5", "1e308", "(float64 \"NaN\")", "(float64 \"-Inf\")"),
          Param.BOOL,
          List.of("true", "false"),
          Param.MAP,
          List.of("dict", "(dict \"a\" nil \"b\" (dict \"c\" (list 1 \"x\")))"),
          Param.TIME,
          List.of(
              "now",
              "(toDate \"2006\" \"nothing\")",
              "(toDate \"2006\" \"+999999999\")",
              "(toDate \"2006\" \"-999999999\")"),
          Param.ANY,
          List.of(
              "nil",
              "list",
              "(list nil 1 \"a\" (list 2.5) dict)",
              "(int64 -9223372036854775808)",
              "(int64 9223372036854775807)",
              "(semver \"1.2.3\")",
              "(duration \"95\")"));

  private static final Environment ENVIRONMENT =
      new Environment(_ -> null, Clock.systemUTC(), new Random(5));

  static Stream<String> functions() {
    // a look-up in the network takes its time
    return Functions.all().list().stream()
        .map(Function::name)
        .filter(name -> !name.equals("getHostByName"))
        .sorted();
  }

  @ParameterizedTest
  @MethodSource("functions")
  void neverThrows(String name) {
    Function function = Functions.all().get(name);
    Random random = new Random(name.hashCode());
    for (int round = 0; round < 40; round++) {
      String call = call(function, random);
      assertDoesNotThrow(() -> GoTemplate.expand(call, ENVIRONMENT), call);
    }
  }

  private static String call(Function function, Random random) {
    int fixed = function.parameters().size() - (function.variadic() ? 1 : 0);
    int count = fixed + (function.variadic() ? random.nextInt(4) : 0);
    StringBuilder call = new StringBuilder("{{ ").append(function.name());
    for (int i = 0; i < count; i++) {
      List<String> pool = pool(function.parameter(i));
      call.append(' ').append(pool.get(random.nextInt(pool.size())));
    }
    return call.append(" }}").toString();
  }

  private static List<String> pool(Param param) {
    if (param != Param.ANY) {
      return ARGUMENTS.get(param);
    }
    List<String> all = new ArrayList<>();
    Arrays.stream(Param.values()).forEach(each -> all.addAll(ARGUMENTS.get(each)));
    return all;
  }
}
