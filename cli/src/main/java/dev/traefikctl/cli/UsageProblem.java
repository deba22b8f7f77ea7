package dev.traefikctl.cli;

/** A command line that cannot be carried out, such as a file that does not exist; exit code 2. */
final class UsageProblem extends RuntimeException {

  private static final long serialVersionUID = 1;

  UsageProblem(String message) {
    super(message);
  }
}
