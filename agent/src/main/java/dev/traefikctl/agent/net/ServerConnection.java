package dev.traefikctl.agent.net;

/** A connection that an entry point accepted, as its shutdown sees it. */
interface ServerConnection {

  boolean belongsTo(EntryPointServer server);

  /** Closes where nothing is under way; others close behind what they are at. */
  void closeIfIdle();

  /** Closes whatever is under way. */
  void closeNow();
}
