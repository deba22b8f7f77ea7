package dev.traefikctl.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why files cannot be read, in words. */
public final class Unreadable {

  private Unreadable() {}

  /** The reason without the name of the file, which Java's messages begin and often end with. */
  public static String why(IOException failure) {
    String said =
        failure instanceof FileSystemException system ? system.getReason() : failure.getMessage();
    return switch (failure) {
      case NoSuchFileException absent -> "it does not exist";
      case AccessDeniedException denied -> "permission denied";
      default -> said == null ? failure.getClass().getSimpleName() : said;
    };
  }
}
