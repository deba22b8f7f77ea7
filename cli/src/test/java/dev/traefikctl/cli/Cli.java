package dev.traefikctl.cli;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Runs command lines in this process. */
final class Cli {

  /** What a command printed, and its exit code. */
  record Result(int code, String out, String err) {}

  private Cli() {}

  static Result run(String... args) {
    return run("", args);
  }

  static Result run(String input, String... args) {
    InputStream in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Traefikctl.run(
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            new Terminal(false, in, Map.of()),
            args);
    return new Result(code, out.toString(), err.toString());
  }
}
