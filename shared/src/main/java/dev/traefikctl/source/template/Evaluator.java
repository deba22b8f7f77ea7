package dev.traefikctl.source.template;

import dev.traefikctl.source.template.Ast.Command;
import dev.traefikctl.source.template.Ast.Operand;
import dev.traefikctl.source.template.Ast.Pipe;
import dev.traefikctl.source.template.Function.Param;
import dev.traefikctl.source.template.Values.GoMap;
import dev.traefikctl.source.template.Values.Time;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Evaluates pipelines. */
final class Evaluator {

  /** Stands for the value of the stage before, where there is none. */
  private enum Absent {
    NONE
  }

  private final Functions functions;
  private final Environment environment;
  private final Budget budget;
  private Scope scope;

  Evaluator(Functions functions, Environment environment, Budget budget, @Nullable Object data) {
    this.functions = functions;
    this.environment = environment;
    this.budget = budget;
    this.scope = new Scope(data);
  }

  Scope scope() {
    return scope;
  }

  /** Begins a called template with variables of its own; gives the scope to come back to. */
  Scope enter(@Nullable Object data) {
    Scope outer = scope;
    scope = new Scope(data);
    return outer;
  }

  void leave(Scope outer) {
    scope = outer;
  }

  /** The value of a pipeline; declares or sets its variables, but for those of a range. */
  @Nullable Object pipe(Pipe pipe, @Nullable Object dot) {
    Object value = Absent.NONE;
    for (Command command : pipe.commands()) {
      try {
        budget.steps(1);
        value = command(command, dot, value);
      } catch (Failure failure) {
        throw failure.at(command.start(), command.end());
      }
    }
    for (String variable : pipe.variables()) {
      if (pipe.assign()) {
        scope.set(variable, value);
      } else {
        scope.push(variable, value);
      }
    }
    return value;
  }

  private @Nullable Object command(Command command, @Nullable Object dot, @Nullable Object last) {
    Operand first = command.operands().getFirst();
    return switch (first) {
      case Ast.Name name -> call(name, command, dot, last);
      case Ast.Field field -> fields(dot, field.fields(), arguments(command, dot, last));
      case Ast.Variable variable when !variable.fields().isEmpty() ->
          fields(scope.get(variable.name()), variable.fields(), arguments(command, dot, last));
      case Ast.Chain chain ->
          fields(operand(chain.of(), dot), chain.fields(), arguments(command, dot, last));
      case Ast.Nil nil -> throw new Failure(nil.start(), nil.end(), "nil is not a command", null);
      default -> {
        if (command.operands().size() > 1 || !(last instanceof Absent)) {
          throw Failure.of("can't give argument to non-function");
        }
        yield operand(first, dot);
      }
    };
  }

  /** The arguments of a method. */
  private List<@Nullable Object> arguments(
      Command command, @Nullable Object dot, @Nullable Object last) {
    List<@Nullable Object> out = new ArrayList<>();
    for (Operand operand : command.operands().subList(1, command.operands().size())) {
      out.add(operand(operand, dot));
    }
    if (!(last instanceof Absent)) {
      out.add(last);
    }
    return out;
  }

  /** The value of an operand that no parameter gives a type. */
  private @Nullable Object operand(Operand operand, @Nullable Object dot) {
    return switch (operand) {
      case Ast.Dot _ -> dot;
      case Ast.Nil _ -> null;
      case Ast.Bool bool -> bool.value();
      case Ast.Str string -> string.value();
      case Ast.Num number -> constant(number);
      case Ast.Variable variable ->
          fields(scope.get(variable.name()), variable.fields(), List.of());
      case Ast.Field field -> fields(dot, field.fields(), List.of());
      case Ast.Chain chain -> fields(operand(chain.of(), dot), chain.fields(), List.of());
      case Ast.Name name ->
          call(name, new Command(List.of(name), name.start(), name.end()), dot, Absent.NONE);
      case Pipe pipe -> pipe(pipe, dot);
    };
  }

  private static Object constant(Ast.Num number) {
    Long integer = number.integer();
    return number.floating() || integer == null ? (Object) number.value() : integer;
  }

  private static @Nullable Object fields(
      @Nullable Object receiver, List<String> names, List<@Nullable Object> args) {
    Object value = receiver;
    for (int i = 0; i < names.size(); i++) {
      boolean last = i == names.size() - 1;
      value = field(value, names.get(i), last ? args : List.of());
    }
    return value;
  }

  private static @Nullable Object field(
      @Nullable Object receiver, String name, List<@Nullable Object> args) {
    Object found =
        switch (receiver) {
          case null -> null;
          case GoMap map -> entry(map, name, args);
          case Time time -> member(receiver, name, GoTime.member(time, name, args));
          case Version version -> member(receiver, name, version.member(name));
          default -> member(receiver, name, null);
        };
    return found;
  }

  private static @Nullable Object entry(GoMap map, String name, List<@Nullable Object> args) {
    if (!args.isEmpty()) {
      throw Failure.of(name + " is not a method but has arguments");
    }
    return map.entries().get(name);
  }

  private static Object member(Object receiver, String name, @Nullable Object found) {
    if (found == null) {
      throw Failure.of("can't evaluate field " + name + " in type " + Values.type(receiver));
    }
    return found;
  }

  private @Nullable Object call(
      Ast.Name name, Command command, @Nullable Object dot, @Nullable Object last) {
    List<Operand> operands = command.operands().subList(1, command.operands().size());
    if (name.name().equals("and") || name.name().equals("or")) {
      return shortCircuit(name.name(), operands, dot, last);
    }
    Function function = functions.get(name.name());
    String wrong = function.arity(operands.size() + (last instanceof Absent ? 0 : 1));
    if (!wrong.isEmpty()) {
      throw new Failure(name.start(), name.end(), wrong, null);
    }
    List<@Nullable Object> values = new ArrayList<>();
    for (Operand operand : operands) {
      values.add(argument(operand, function.parameter(values.size()), dot));
    }
    if (!(last instanceof Absent)) {
      values.add(typed(last, function.parameter(values.size())));
    }
    return invoke(function, new Args(values, budget, environment));
  }

  private static @Nullable Object invoke(Function function, Args args) {
    try {
      args.budget().steps(Cost.of(function.name(), args.values()));
      Object value = function.body().call(args);
      if (value instanceof String text) {
        args.budget().characters(text.length());
      }
      return value;
    } catch (Failure failure) {
      throw Failure.of("error calling " + function.name() + ": " + failure.message());
    }
  }

  /** {@code and} and {@code or} evaluate no more arguments than they need. */
  private @Nullable Object shortCircuit(
      String name, List<Operand> operands, @Nullable Object dot, @Nullable Object last) {
    boolean stop = name.equals("or");
    Object value = Absent.NONE;
    for (Operand operand : operands) {
      value = operand(operand, dot);
      if (Values.truth(value) == stop) {
        return value;
      }
    }
    if (!(last instanceof Absent)) {
      return last;
    }
    if (value instanceof Absent) {
      throw Failure.of("wrong number of args for " + name + ": want at least 1 got 0");
    }
    return value;
  }

  private @Nullable Object argument(Operand operand, Param wanted, @Nullable Object dot) {
    try {
      return switch (operand) {
        case Ast.Nil _ -> nil(wanted);
        case Ast.Bool bool -> literal(bool.value(), bool.value(), wanted, Param.BOOL);
        case Ast.Str string -> literal(string.value(), string.value(), wanted, Param.STRING);
        case Ast.Num number -> number(number, wanted);
        default -> typed(operand(operand, dot), wanted);
      };
    } catch (Failure failure) {
      throw failure.at(operand.start(), operand.end());
    }
  }

  private static @Nullable Object nil(Param wanted) {
    if (wanted != Param.ANY && wanted != Param.MAP) {
      throw Failure.of("cannot assign nil to " + wanted.type());
    }
    return null;
  }

  private static Object literal(Object value, Object shown, Param wanted, Param own) {
    if (wanted != Param.ANY && wanted != own) {
      throw Failure.of("expected " + noun(wanted) + "; found " + shown);
    }
    return value;
  }

  private static Object number(Ast.Num number, Param wanted) {
    Long integer = number.integer();
    return switch (wanted) {
      case FLOAT -> number.value();
      case INT -> literal(constantInteger(integer, number), number.value(), wanted, Param.INT);
      default -> literal(constant(number), constantText(number), wanted, Param.ANY);
    };
  }

  private static Object constantInteger(@Nullable Long integer, Ast.Num number) {
    if (integer == null) {
      throw Failure.of("expected integer; found " + constantText(number));
    }
    return integer;
  }

  private static String constantText(Ast.Num number) {
    return Printer.print(constant(number));
  }

  private static String noun(Param param) {
    return switch (param) {
      case INT -> "integer";
      case FLOAT -> "float";
      case BOOL -> "bool";
      default -> param.type();
    };
  }

  /** A value for a parameter; no type is converted to another, as in Go. */
  private static @Nullable Object typed(@Nullable Object value, Param wanted) {
    if (wanted == Param.ANY || (wanted == Param.MAP && value == null)) {
      return value;
    }
    boolean fits =
        switch (wanted) {
          case STRING -> value instanceof String;
          case INT -> value instanceof Long;
          case FLOAT -> value instanceof Double;
          case BOOL -> value instanceof Boolean;
          case MAP -> value instanceof GoMap map && map.element().equals(Values.GoList.ANY);
          case TIME -> value instanceof Time;
          case ANY -> true;
        };
    if (!fits) {
      throw value == null
          ? Failure.of("invalid value; expected " + wanted.type())
          : Failure.of(
              "wrong type for value; expected " + wanted.type() + "; got " + Values.type(value));
    }
    return value;
  }
}
