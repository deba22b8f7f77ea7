package dev.traefikctl.agent.wire;

/** Reads the trailer section behind the last chunk of a body (RFC 9112 section 7.1.2). */
final class TrailerReader extends HeadReader {

  TrailerReader() {
    super(false, true);
  }

  /** Go's parser takes names with blanks; such fields are left out. */
  @Override
  protected int spacedName() {
    return DONE;
  }
}
