package dev.traefikctl.agent;

import dev.traefikctl.file.ListenAddress;
import dev.traefikctl.model.StaticConfig;
import dev.traefikctl.model.statics.EntryPoint;
import dev.traefikctl.model.statics.Ping;
import java.io.IOException;
import java.io.PrintStream;
import java.net.HttpURLConnection;
import java.net.URI;

/** {@code traefik-agent healthcheck}: asks the ping of a running agent, for container probes. */
final class Healthcheck {

  private static final int TIMEOUT_MILLIS = 5_000;

  private Healthcheck() {}

  /** Prints what was found; the exit code is 0 if the agent says that it is well. */
  static int run(StaticConfig config, PrintStream out, PrintStream err) {
    Ping ping = config.ping();
    EntryPoint entryPoint =
        ping == null ? null : config.effective().entryPoints().get(ping.entryPoint());
    if (ping == null || entryPoint == null) {
      err.println(
          ping == null
              ? "Please enable `ping` to use health check"
              : "ping: the entry point " + ping.entryPoint() + " is missing");
      return 1;
    }
    String url = "http://" + authority(entryPoint) + "/ping";
    try {
      HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
      connection.setRequestMethod("HEAD");
      connection.setConnectTimeout(TIMEOUT_MILLIS);
      connection.setReadTimeout(TIMEOUT_MILLIS);
      int status = connection.getResponseCode();
      if (status == 200) {
        out.println("OK: " + url);
        return 0;
      }
      err.println("Bad healthcheck status: " + status);
    } catch (IOException e) {
      err.println("Error calling healthcheck: " + e.getMessage());
    }
    return 1;
  }

  private static String authority(EntryPoint entryPoint) {
    ListenAddress listen = ListenAddress.of(entryPoint.hostAndPort());
    String host = listen == null || listen.host().isEmpty() ? "127.0.0.1" : listen.host();
    return host + ":" + (listen == null ? 0 : listen.number());
  }
}
