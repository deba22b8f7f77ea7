package dev.traefikctl.lint;

/** How Traefik v3.7.9 reacts at run time to what a diagnostic finds before that. */
public enum Reaction {
  EXITS("does not start: it exits with status 1"),
  FILE_DROPPED(
      "drops the whole file provider at start (the process stays up and all its routes answer 404);"
          + " when watching, it keeps the last good configuration and blocks later good edits"),
  ROUTER_DISABLED("disables the router and logs an error: its requests get 404"),
  ROUTE_ABSENT("logs an error only: the route is absent from the API, its requests get 404"),
  LOGGED("logs an error and enables the router all the same"),
  WARNED("logs a warning and goes on"),
  SILENT("says nothing and serves the wrong traffic"),
  NONE("does what is written; it is this tool that asks for a second look");

  private final String text;

  Reaction(String text) {
    this.text = text;
  }

  /** Completes the sentence "Traefik …". */
  public String text() {
    return text;
  }
}
