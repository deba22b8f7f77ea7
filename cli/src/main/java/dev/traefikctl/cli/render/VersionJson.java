package dev.traefikctl.cli.render;

import java.io.IOException;
import java.io.PrintWriter;

/** The version for programs. */
public final class VersionJson {

  private VersionJson() {}

  /** Writes {@code {"version": …, "traefik": …, "java": …}}. */
  public static void write(String version, String traefik, PrintWriter out) throws IOException {
    Json.write(
        out,
        json -> {
          json.writeStartObject();
          json.writeStringField("version", version);
          json.writeStringField("traefik", traefik);
          json.writeStringField("java", Runtime.version().toString());
          json.writeEndObject();
        });
  }
}
