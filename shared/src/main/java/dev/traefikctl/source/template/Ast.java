package dev.traefikctl.source.template;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of a parsed template; {@code start} and {@code end} are offsets in its text. */
sealed interface Ast {

  int start();

  int end();

  /** Something that stands in a body. */
  sealed interface Statement extends Ast {}

  /** A part of a command. */
  sealed interface Operand extends Ast {}

  /** Text copied as it is: the template's characters from start to end. */
  record Text(int start, int end) implements Statement {}

  /** {@code {{pipeline}}}. */
  record Action(Pipe pipe, int start, int end) implements Statement {}

  /** {@code if} or {@code with}. */
  record Branch(
      boolean with, Pipe pipe, List<Statement> body, List<Statement> orElse, int start, int end)
      implements Statement {}

  record Range(Pipe pipe, List<Statement> body, List<Statement> orElse, int start, int end)
      implements Statement {}

  /** {@code break} or {@code continue}. */
  record Jump(boolean leave, int start, int end) implements Statement {}

  record Call(String name, @Nullable Pipe pipe, int start, int end) implements Statement {}

  /**
   * Commands joined by {@code |}.
   *
   * @param variables the variables that it declares or, with {@code assign}, sets
   */
  record Pipe(List<String> variables, boolean assign, List<Command> commands, int start, int end)
      implements Operand {}

  record Command(List<Operand> operands, int start, int end) implements Ast {}

  record Dot(int start, int end) implements Operand {}

  record Nil(int start, int end) implements Operand {}

  record Bool(boolean value, int start, int end) implements Operand {}

  record Str(String value, int start, int end) implements Operand {}

  /**
   * A number; a constant has no type until it is used.
   *
   * @param integer null where it is not a whole number that fits
   * @param floating whether it is written as a floating point number
   */
  record Num(@Nullable Long integer, double value, boolean floating, int start, int end)
      implements Operand {}

  /** The name of a function. */
  record Name(String name, int start, int end) implements Operand {}

  /** {@code $name.field…}; {@code name} holds the dollar sign. */
  record Variable(String name, List<String> fields, int start, int end) implements Operand {}

  /** {@code .field.field…} of dot. */
  record Field(List<String> fields, int start, int end) implements Operand {}

  /** Fields of a function's result or of a pipeline in parentheses. */
  record Chain(Operand of, List<String> fields, int start, int end) implements Operand {}
}
