package dev.traefikctl.cli;

import dev.traefikctl.cli.render.SafeWriter;
import dev.traefikctl.file.Unreadable;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The command line tool. Exit codes: 0 good, 1 findings, 2 wrong usage, 3 a failure of the tool.
 */
@Command(
    name = "traefikctl",
    description = "Checks Traefik configurations, and explains what they do with a request.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:nothing wrong",
      "1:problems were found, or the request is not served",
      "2:wrong usage",
      "3:the tool itself failed"
    },
    footer = "%nTry: traefikctl validate --static traefik.yml dynamic/",
    subcommands = {
      ValidateCommand.class,
      ExplainCommand.class,
      DryRunCommand.class,
      ExplainCodeCommand.class,
      SchemaCommand.class,
      CompletionCommand.class,
      VersionCommand.class
    })
public final class Traefikctl implements Runnable {

  static final int GOOD = 0;
  static final int FINDINGS = 1;
  static final int USAGE = 2;
  static final int FAILURE = 3;

  @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

  public static void main(String[] args) {
    CheckedOutput output = new CheckedOutput(new FileOutputStream(FileDescriptor.out));
    PrintWriter out = new PrintWriter(output, false, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int code = guarded(out, err, args);
    out.flush();
    String lost = output.failure();
    if (lost != null) {
      err.println("traefikctl: the output cannot be written: " + lost);
    }
    System.exit(lost == null ? code : FAILURE);
  }

  /** Whatever fails, the exit code says that it was not the configuration. */
  @SuppressWarnings("CatchAndPrintStackTrace") // a bug is best reported with all that is known
  private static int guarded(PrintWriter out, PrintWriter err, String... args) {
    try {
      return run(out, err, Terminal.ofProcess(), args);
    } catch (Error e) {
      err.println("traefikctl: internal error: " + e);
      e.printStackTrace(err);
      return FAILURE;
    }
  }

  /** Runs a command line with these streams; what {@code main} does without ending the process. */
  static int run(PrintWriter out, PrintWriter err, Terminal terminal, String... args) {
    PrintWriter safeOut = new PrintWriter(new SafeWriter(out));
    PrintWriter safeErr = new PrintWriter(new SafeWriter(err), true);
    ValidateCommand plain = ValidateCommand.plain(terminal, args);
    if (plain != null) {
      return run(plain, safeOut, safeErr);
    }
    CommandLine alone = args.length == 0 ? null : alone(terminal, args[0]);
    CommandLine line = alone == null ? commandLine(terminal) : alone;
    line.setOut(safeOut);
    line.setErr(safeErr);
    return line.execute(alone == null ? args : Arrays.copyOfRange(args, 1, args.length));
  }

  private static int run(ValidateCommand plain, PrintWriter out, PrintWriter err) {
    try {
      return plain.run(out);
    } catch (IOException | RuntimeException e) {
      return failed(e, err);
    }
  }

  /**
   * A frequent command without its siblings, as reading the annotations of them all takes a large
   * part of a short run; null for others.
   */
  private static @Nullable CommandLine alone(Terminal terminal, String name) {
    Class<?> type =
        switch (name) {
          case "validate" -> ValidateCommand.class;
          case "explain" -> ExplainCommand.class;
          case "dry-run" -> DryRunCommand.class;
          default -> null;
        };
    return type == null
        ? null
        : prepared(terminal, new CommandLine(type, new Commands(terminal)))
            .setCommandName("traefikctl " + name);
  }

  static CommandLine commandLine(Terminal terminal) {
    return prepared(terminal, new CommandLine(new Traefikctl(), new Commands(terminal)));
  }

  private static CommandLine prepared(Terminal terminal, CommandLine line) {
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpWidth(100);
    line.setUsageHelpLongOptionsMaxWidth(34);
    line.setColorScheme(CommandLine.Help.defaultColorScheme(terminal.ansi()));
    line.setExecutionExceptionHandler(
        (exception, command, parsed) -> failed(exception, command.getErr()));
    return line;
  }

  private static int failed(Exception exception, PrintWriter err) {
    if (exception instanceof UsageProblem problem) {
      err.println("traefikctl: " + problem.getMessage());
      return USAGE;
    }
    err.println("traefikctl: " + reason(exception));
    return FAILURE;
  }

  private static String reason(Exception exception) {
    IOException wrapped =
        exception instanceof UncheckedIOException unchecked ? unchecked.getCause() : null;
    if (wrapped != null) {
      return reason(wrapped);
    }
    return switch (exception) {
      case FileSystemException system -> system.getFile() + ": " + Unreadable.why(system);
      case IOException io when io.getMessage() != null -> io.getMessage();
      default -> "internal error: " + exception;
    };
  }

  @Override
  public void run() {
    if (spec != null) {
      throw new CommandLine.ParameterException(spec.commandLine(), "Missing command");
    }
  }
}
