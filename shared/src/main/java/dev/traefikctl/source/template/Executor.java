package dev.traefikctl.source.template;

import dev.traefikctl.source.template.Ast.Pipe;
import dev.traefikctl.source.template.Ast.Statement;
import dev.traefikctl.source.template.Values.GoList;
import dev.traefikctl.source.template.Values.GoMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Executes the statements of a parsed template. */
final class Executor {

  /** How a body ended. */
  private enum Flow {
    NEXT,
    CONTINUE,
    BREAK
  }

  private final String text;
  private final Map<String, List<Statement>> defined;
  private final Evaluator evaluator;
  private final Budget budget;
  private final Output out = new Output();

  Executor(String text, TemplateParser.Template template, Evaluator evaluator, Budget budget) {
    this.text = text;
    this.defined = template.defined();
    this.evaluator = evaluator;
    this.budget = budget;
  }

  Output run(List<Statement> body, @Nullable Object data) {
    body(body, data);
    return out;
  }

  private Flow body(List<Statement> statements, @Nullable Object dot) {
    for (Statement statement : statements) {
      Flow flow;
      try {
        budget.steps(1);
        flow = statement(statement, dot);
      } catch (Failure failure) {
        throw failure.at(statement.start(), statement.end());
      }
      if (flow != Flow.NEXT) {
        return flow;
      }
    }
    return Flow.NEXT;
  }

  private Flow statement(Statement statement, @Nullable Object dot) {
    return switch (statement) {
      case Ast.Text copied -> {
        out.copy(text, copied.start(), copied.end());
        yield Flow.NEXT;
      }
      case Ast.Action action -> {
        action(action, dot);
        yield Flow.NEXT;
      }
      case Ast.Branch branch -> branch(branch, dot);
      case Ast.Range range -> range(range, dot);
      case Ast.Jump jump -> jump.leave() ? Flow.BREAK : Flow.CONTINUE;
      case Ast.Call call -> {
        call(call, dot);
        yield Flow.NEXT;
      }
    };
  }

  private void action(Ast.Action action, @Nullable Object dot) {
    Object value = evaluator.pipe(action.pipe(), dot);
    if (action.pipe().variables().isEmpty()) {
      String printed = value == null ? "<no value>" : Printer.print(value);
      out.add(printed, action.start(), action.end());
    }
  }

  private Flow branch(Ast.Branch branch, @Nullable Object dot) {
    int mark = evaluator.scope().mark();
    Object value = evaluator.pipe(branch.pipe(), dot);
    Flow flow =
        Values.truth(value)
            ? body(branch.body(), branch.with() ? value : dot)
            : body(branch.orElse(), dot);
    evaluator.scope().restore(mark);
    return flow;
  }

  private Flow range(Ast.Range range, @Nullable Object dot) {
    int mark = evaluator.scope().mark();
    Object value = evaluator.pipe(range.pipe(), dot);
    boolean any =
        switch (value) {
          case null -> false;
          case Long count -> count(range, count, false);
          case Values.Int64 count -> count(range, count.value(), true);
          case GoList list -> items(range, list);
          case GoMap map -> entries(range, map);
          default -> throw cannotIterate(range.pipe(), value);
        };
    Flow flow = any ? Flow.NEXT : body(range.orElse(), dot);
    evaluator.scope().restore(mark);
    return flow;
  }

  private static Failure cannotIterate(Pipe pipe, Object value) {
    String message = "range can't iterate over " + Printer.print(value);
    return new Failure(pipe.start(), pipe.end(), message, null);
  }

  private boolean count(Ast.Range range, long count, boolean wide) {
    if (range.pipe().variables().size() > 1) {
      throw Failure.of("can't use " + count + " to iterate over more than one variable");
    }
    for (long i = 0; i < count; i++) {
      Object number = wide ? new Values.Int64(i) : (Object) i;
      if (turn(range, number, number) == Flow.BREAK) {
        break;
      }
    }
    return count > 0;
  }

  private boolean items(Ast.Range range, GoList list) {
    for (int i = 0; i < list.items().size(); i++) {
      if (turn(range, (long) i, list.items().get(i)) == Flow.BREAK) {
        break;
      }
    }
    return !list.items().isEmpty();
  }

  private boolean entries(Ast.Range range, GoMap map) {
    List<String> keys = List.copyOf(map.entries().keySet());
    for (String key : keys) {
      if (turn(range, key, map.entries().get(key)) == Flow.BREAK) {
        break;
      }
    }
    return !keys.isEmpty();
  }

  /** One turn of a loop; one variable takes the element, two the index and the element. */
  private Flow turn(Ast.Range range, Object index, @Nullable Object element) {
    budget.steps(1);
    Scope scope = evaluator.scope();
    int mark = scope.mark();
    List<String> variables = range.pipe().variables();
    if (!variables.isEmpty()) {
      bind(range.pipe(), variables.getLast(), element);
    }
    if (variables.size() > 1) {
      bind(range.pipe(), variables.getFirst(), index);
    }
    Flow flow = body(range.body(), element);
    scope.restore(mark);
    return flow;
  }

  private void bind(Pipe pipe, String variable, @Nullable Object value) {
    if (pipe.assign()) {
      evaluator.scope().set(variable, value);
    } else {
      evaluator.scope().push(variable, value);
    }
  }

  private void call(Ast.Call call, @Nullable Object dot) {
    List<Statement> body = defined.get(call.name());
    if (body == null) {
      String near = Nearest.to(call.name(), defined.keySet());
      throw new Failure(
          call.start(), call.end(), "template \"" + call.name() + "\" not defined", near);
    }
    Pipe pipe = call.pipe();
    Object data = pipe == null ? null : evaluator.pipe(pipe, dot);
    budget.enter();
    Scope outer = evaluator.enter(data);
    body(body, data);
    evaluator.leave(outer);
    budget.leave();
  }
}
