package dev.traefikctl.source.template;

import dev.traefikctl.source.Limits;
import dev.traefikctl.source.template.Ast.Call;
import dev.traefikctl.source.template.Ast.Pipe;
import dev.traefikctl.source.template.Ast.Statement;
import dev.traefikctl.source.template.Lexer.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parses the statements of a template; {@link PipeParser} does what stands between the braces. */
final class TemplateParser {

  /** The body of a file and the templates that it defines, by name. */
  record Template(List<Statement> body, Map<String, List<Statement>> defined) {}

  /** How a body ended. */
  private record Body(List<Statement> statements, Token end) {}

  private final Tokens tokens;
  private final PipeParser pipes;
  private final Map<String, List<Statement>> defined = new HashMap<>();
  private int ranges;
  private int depth;

  TemplateParser(String text, Functions functions) {
    this.tokens = new Tokens(new Lexer(text).tokens());
    this.pipes = new PipeParser(tokens, functions);
  }

  Template parse() {
    List<Statement> body = new ArrayList<>();
    while (tokens.peek().type() != Lexer.Type.END) {
      if (tokens.atKeyword("define")) {
        define();
      } else {
        Token keyword = statement(body);
        if (keyword != null) {
          throw tokens.failure(keyword, "unexpected {{" + keyword.text() + "}}");
        }
      }
    }
    return new Template(body, defined);
  }

  private void define() {
    Token left = tokens.next();
    tokens.skipSpaces();
    tokens.next();
    String name = pipes.string(tokens.nextNonSpace(), "define clause");
    tokens.expectRight("define clause");
    int mark = pipes.restart();
    Body body = body(left);
    pipes.restore(mark);
    requireEnd(body);
    add(name, body.statements());
  }

  /** A definition without content does not replace one that has some. */
  private void add(String name, List<Statement> body) {
    if (!body.isEmpty() || !defined.containsKey(name)) {
      defined.put(name, body);
    }
  }

  private Body body(Token opening) {
    if (++depth > Limits.DEPTH) {
      throw tokens.failure(opening, "blocks nested deeper than " + Limits.DEPTH + " levels");
    }
    List<Statement> statements = new ArrayList<>();
    while (tokens.peek().type() != Lexer.Type.END) {
      Token keyword = statement(statements);
      if (keyword != null) {
        depth--;
        return new Body(statements, keyword);
      }
    }
    throw tokens.failure(opening, "the block that begins here has no {{end}}");
  }

  private void requireEnd(Body body) {
    if (!body.end().text().equals("end")) {
      throw tokens.failure(body.end(), "unexpected {{" + body.end().text() + "}}");
    }
    tokens.expectRight("end");
  }

  /** Adds one statement; returns the keyword instead where it is {@code end} or {@code else}. */
  private @Nullable Token statement(List<Statement> out) {
    Token token = tokens.next();
    if (token.type() == Lexer.Type.TEXT) {
      out.add(new Ast.Text(token.start(), token.end()));
      return null;
    }
    tokens.skipSpaces();
    Token word = tokens.peek();
    if (word.type() == Lexer.Type.NAME
        && (word.text().equals("end") || word.text().equals("else"))) {
      return tokens.next();
    }
    out.add(action(token, word));
    return null;
  }

  private Statement action(Token left, Token word) {
    String keyword = word.type() == Lexer.Type.NAME ? word.text() : "";
    switch (keyword) {
      case "if", "with", "range", "block", "template", "define", "break", "continue" ->
          tokens.next();
      default -> {}
    }
    return switch (keyword) {
      case "if" -> branch(left, false);
      case "with" -> branch(left, true);
      case "range" -> range(left);
      case "block" -> block(left);
      case "template" -> call(left);
      case "define" -> throw tokens.failure(word, "unexpected {{define}} inside of a block");
      case "break", "continue" -> jump(left, word);
      default -> {
        Pipe pipe = pipes.pipeline("command", Lexer.Type.RIGHT, false);
        yield new Ast.Action(pipe, left.start(), tokens.end());
      }
    };
  }

  private Statement jump(Token left, Token word) {
    if (ranges == 0) {
      throw tokens.failure(word, "{{" + word.text() + "}} outside {{range}}");
    }
    tokens.expectRight("{{" + word.text() + "}}");
    return new Ast.Jump(word.text().equals("break"), left.start(), tokens.end());
  }

  private Statement branch(Token left, boolean with) {
    int mark = pipes.mark();
    Pipe pipe = pipes.pipeline(with ? "with" : "if", Lexer.Type.RIGHT, false);
    int end = tokens.end();
    Body body = body(left);
    List<Statement> orElse = orElse(left, body, with ? "with" : "if");
    pipes.restore(mark);
    return new Ast.Branch(with, pipe, body.statements(), orElse, left.start(), end);
  }

  /** What stands behind {@code else}: a body, or one more branch with the same {@code end}. */
  private List<Statement> orElse(Token left, Body body, String keyword) {
    if (body.end().text().equals("end")) {
      requireEnd(body);
      return List.of();
    }
    tokens.skipSpaces();
    Token word = tokens.peek();
    if (word.type() == Lexer.Type.NAME && word.text().equals(keyword)) {
      tokens.next();
      if (++depth > Limits.DEPTH) {
        throw tokens.failure(word, "more than " + Limits.DEPTH + " branches");
      }
      Statement next = branch(body.end(), keyword.equals("with"));
      depth--;
      return List.of(next);
    }
    tokens.expectRight("else");
    Body other = body(left);
    requireEnd(other);
    return other.statements();
  }

  private Statement range(Token left) {
    int mark = pipes.mark();
    Pipe pipe = pipes.pipeline("range", Lexer.Type.RIGHT, true);
    int end = tokens.end();
    ranges++;
    Body body = body(left);
    ranges--;
    List<Statement> orElse = List.of();
    if (body.end().text().equals("else")) {
      tokens.expectRight("else");
      Body other = body(left);
      requireEnd(other);
      orElse = other.statements();
    } else {
      requireEnd(body);
    }
    pipes.restore(mark);
    return new Ast.Range(pipe, body.statements(), orElse, left.start(), end);
  }

  private Statement block(Token left) {
    String name = pipes.string(tokens.nextNonSpace(), "block clause");
    Pipe pipe = pipes.pipeline("block clause", Lexer.Type.RIGHT, false);
    int end = tokens.end();
    int mark = pipes.restart();
    Body body = body(left);
    pipes.restore(mark);
    requireEnd(body);
    add(name, body.statements());
    return new Call(name, pipe, left.start(), end);
  }

  private Statement call(Token left) {
    String name = pipes.string(tokens.nextNonSpace(), "template clause");
    tokens.skipSpaces();
    Pipe pipe = null;
    if (tokens.peek().type() == Lexer.Type.RIGHT) {
      tokens.next();
    } else {
      pipe = pipes.pipeline("template clause", Lexer.Type.RIGHT, false);
    }
    return new Call(name, pipe, left.start(), tokens.end());
  }
}
