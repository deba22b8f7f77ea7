package dev.traefikctl.source.template;

import dev.traefikctl.source.Limits;
import dev.traefikctl.source.template.Ast.Command;
import dev.traefikctl.source.template.Ast.Operand;
import dev.traefikctl.source.template.Ast.Pipe;
import dev.traefikctl.source.template.Lexer.Token;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parses pipelines and knows the variables that are visible to them. */
final class PipeParser {

  private final Tokens tokens;
  private final Functions functions;
  private List<String> variables = new ArrayList<>(List.of("$"));
  private final List<List<String>> outer = new ArrayList<>();
  private int depth;

  PipeParser(Tokens tokens, Functions functions) {
    this.tokens = tokens;
    this.functions = functions;
  }

  /** The number of visible variables, for {@link #restore} at the end of their block. */
  int mark() {
    return variables.size();
  }

  /** Begins a template of its own, which sees no variables but {@code $}. */
  int restart() {
    outer.add(variables);
    variables = new ArrayList<>(List.of("$"));
    return -1;
  }

  void restore(int mark) {
    if (mark < 0) {
      variables = outer.removeLast();
    } else {
      variables.subList(mark, variables.size()).clear();
    }
  }

  /** A string literal as the name of a template. */
  String string(Token token, String context) {
    if (token.type() != Lexer.Type.STRING && token.type() != Lexer.Type.RAW_STRING) {
      throw tokens.unexpected(token, context);
    }
    return unquoted(token);
  }

  private String unquoted(Token token) {
    String value = Literals.unquote(token.text());
    if (value == null) {
      throw tokens.failure(token, "invalid escape in the string " + token.text());
    }
    return value;
  }

  /** A pipeline up to and with the token that ends it. */
  Pipe pipeline(String context, Lexer.Type end, boolean range) {
    tokens.skipSpaces();
    int start = tokens.peek().start();
    List<String> declared = new ArrayList<>();
    boolean assign = declaration(declared, range);
    List<Command> commands = new ArrayList<>();
    while (true) {
      Token token = tokens.nextNonSpace();
      if (token.type() == end) {
        checkCommands(commands, context, token);
        return new Pipe(declared, assign, commands, start, token.start());
      }
      commands.add(command(token, context));
    }
  }

  private void checkCommands(List<Command> commands, String context, Token end) {
    if (commands.isEmpty()) {
      throw tokens.failure(end, "missing value for " + context);
    }
    for (int i = 1; i < commands.size(); i++) {
      Operand first = commands.get(i).operands().getFirst();
      switch (first) {
        case Ast.Bool _, Ast.Dot _, Ast.Nil _, Ast.Num _, Ast.Str _ ->
            throw new Failure(
                first.start(),
                first.end(),
                "non executable command in pipeline stage " + (i + 1),
                null);
        default -> {}
      }
    }
  }

  /** Takes {@code $x :=}, {@code $x =} or {@code $i, $x :=}; true where it assigns only. */
  private boolean declaration(List<String> declared, boolean range) {
    if (tokens.peek().type() != Lexer.Type.VARIABLE) {
      return false;
    }
    Tokens.Mark before = tokens.mark();
    List<Token> names = new ArrayList<>(List.of(tokens.next()));
    Token token = tokens.nextNonSpace();
    if (range && token.type() == Lexer.Type.COMMA && isVariable()) {
      names.add(tokens.nextNonSpace());
      token = tokens.nextNonSpace();
    }
    if (token.type() != Lexer.Type.DECLARE && token.type() != Lexer.Type.ASSIGN) {
      tokens.reset(before);
      return false;
    }
    boolean assign = token.type() == Lexer.Type.ASSIGN;
    for (Token name : names) {
      declare(name, assign);
      declared.add(name.text());
    }
    return assign;
  }

  private boolean isVariable() {
    tokens.skipSpaces();
    return tokens.peek().type() == Lexer.Type.VARIABLE;
  }

  private void declare(Token name, boolean assign) {
    if (assign) {
      requireVariable(name);
    } else {
      variables.add(name.text());
    }
  }

  private void requireVariable(Token name) {
    if (!variables.contains(name.text())) {
      String near = Nearest.to(name.text(), variables);
      throw new Failure(
          name.start(), name.end(), "undefined variable \"" + name.text() + "\"", near);
    }
  }

  private Command command(Token first, String context) {
    List<Operand> operands = new ArrayList<>();
    Token token = first;
    while (true) {
      Operand operand = operand(token);
      if (operand == null) {
        throw tokens.unexpected(token, context);
      }
      operands.add(operand);
      Token next = tokens.next();
      if (next.type() == Lexer.Type.SPACE) {
        tokens.skipSpaces();
        next = tokens.next();
        if (next.type() != Lexer.Type.PIPE && !isEnd(next)) {
          token = next;
          continue;
        }
      }
      finish(next);
      return new Command(operands, first.start(), operand.end());
    }
  }

  private static boolean isEnd(Token token) {
    return token.type() == Lexer.Type.RIGHT || token.type() == Lexer.Type.CLOSE;
  }

  private void finish(Token token) {
    if (token.type() == Lexer.Type.PIPE) {
      return; // Go takes a pipe without a command behind it for none
    }
    if (!isEnd(token)) {
      throw tokens.failure(token, "unexpected '" + token.text() + "' in operand; missing space?");
    }
    tokens.back();
  }

  private @Nullable Operand operand(Token token) {
    Operand term = term(token);
    if (term == null || tokens.peek().type() != Lexer.Type.FIELD) {
      return term;
    }
    List<String> fields = new ArrayList<>();
    while (tokens.peek().type() == Lexer.Type.FIELD) {
      fields.add(tokens.next().text().substring(1));
    }
    int end = tokens.end();
    return switch (term) {
      case Ast.Field field -> {
        fields.addAll(0, field.fields());
        yield new Ast.Field(fields, field.start(), end);
      }
      case Ast.Variable variable ->
          new Ast.Variable(variable.name(), fields, variable.start(), end);
      case Ast.Bool _, Ast.Str _, Ast.Num _, Ast.Nil _, Ast.Dot _ ->
          throw tokens.failure(token, "unexpected . after term '" + token.text() + "'");
      default -> new Ast.Chain(term, fields, term.start(), end);
    };
  }

  private @Nullable Operand term(Token token) {
    int start = token.start();
    int end = token.end();
    return switch (token.type()) {
      case NAME -> named(token);
      case DOT -> new Ast.Dot(start, end);
      case FIELD -> new Ast.Field(List.of(token.text().substring(1)), start, end);
      case VARIABLE -> {
        requireVariable(token);
        yield new Ast.Variable(token.text(), List.of(), start, end);
      }
      case STRING, RAW_STRING -> new Ast.Str(unquoted(token), start, end);
      case CHARACTER -> character(token);
      case NUMBER -> number(token);
      case OPEN -> parenthesised(token);
      default -> null;
    };
  }

  private Operand parenthesised(Token token) {
    if (++depth > Limits.DEPTH) {
      throw tokens.failure(token, "parentheses nested deeper than " + Limits.DEPTH + " levels");
    }
    Pipe pipe = pipeline("parenthesized pipeline", Lexer.Type.CLOSE, false);
    depth--;
    return pipe;
  }

  private Operand named(Token token) {
    int start = token.start();
    int end = token.end();
    return switch (token.text()) {
      case "true" -> new Ast.Bool(true, start, end);
      case "false" -> new Ast.Bool(false, start, end);
      case "nil" -> new Ast.Nil(start, end);
      default -> {
        functions.require(token.text(), start, end);
        yield new Ast.Name(token.text(), start, end);
      }
    };
  }

  private Operand character(Token token) {
    String text = unquoted(token);
    if (text.codePointCount(0, text.length()) != 1) {
      throw tokens.failure(token, "malformed character constant: " + token.text());
    }
    long code = text.codePointAt(0);
    return new Ast.Num(code, code, false, token.start(), token.end());
  }

  private Operand number(Token token) {
    Operand number = Literals.number(token.text(), token.start(), token.end());
    if (number == null) {
      throw tokens.failure(token, "bad number syntax: '" + token.text() + "'");
    }
    return number;
  }
}
