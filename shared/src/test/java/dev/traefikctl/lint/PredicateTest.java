package dev.traefikctl.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.traefikctl.lint.Predicate.Fault;
import dev.traefikctl.lint.Predicate.Function;
import dev.traefikctl.lint.Predicate.Type;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PredicateTest {

  private static final Map<String, Function> FUNCTIONS =
      Map.of(
          "Broken", new Function(Type.BOOLEAN, List.of()),
          "Share", new Function(Type.FLOAT, List.of(Type.INTEGER, Type.INTEGER)));

  @ParameterizedTest
  @ValueSource(
      strings = {"Broken()", "!Broken()", "Share(1, 2) > 0.5", "(Broken() || Share(1,2)<=.5)"})
  void whatIsRightHasNoFault(String expression) {
    assertNull(Predicate.check(expression, FUNCTIONS));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "Broke()#0#5#unknown function \"Broke\"",
        "Broken() &&#11#11#the expression ends too early",
        "Share(1) > 0.5#0#8#Share takes 2 values",
        "Share(1, 2)#0#11#Share is a number with a decimal point and has to be compared with one",
        "Share(1, 2) > 1#14#15#1 is not a number with a decimal point",
        "Broken() Broken()#9#15#unexpected \"Broken\""
      })
  void aFaultIsAtItsPlace(String expression, int start, int end, String message) {
    Fault fault = Predicate.check(expression, FUNCTIONS);
    assertNotNull(fault);
    assertEquals(message, fault.message());
    assertEquals(List.of(start, end), List.of(fault.start(), fault.end()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"!", "("})
  void deepExpressionsAreRefused(String opening) {
    Fault fault = Predicate.check(opening.repeat(100_000) + "Broken()", FUNCTIONS);
    assertNotNull(fault);
    assertEquals("the expression is nested too deeply", fault.message());
  }

  @Test
  void longTextsDoNotTakeTheStack() {
    String text = '"' + "a".repeat(1_000_000) + '"';
    Fault fault = Predicate.check("Broken() && " + text, FUNCTIONS);
    assertNotNull(fault);
    assertEquals(List.of(12, 12 + text.length()), List.of(fault.start(), fault.end()));
    assertTrue(V2HostRegexp.TEMPLATE.matcher("{name:" + text + "}").matches());
  }
}
