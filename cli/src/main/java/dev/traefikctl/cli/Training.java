package dev.traefikctl.cli;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * The run that the launcher records as its AOT cache: {@code validate} of a good configuration and
 * of a bad one. What only other commands need is left out, as it would make each start longer.
 */
public final class Training {

  private static final String BAD =
      """
      http:
        routers:
          app: {rule: "Host(`a.test`) && PathPrefix(`/api`) || !Path(`/b`)", service: app, middlewares: [strip, gone]}
          typo: {rule: Hosst(`a.test`), service: app, entrypoint: web}
          two:
            rule: HostRegexp(`^a[.]test$`)
            service: missing
            entryPoints:
            - web
        middlewares:
          strip: {stripPrefix: {prefixes: [/other]}}
          wrong: {rateLimit: {average: many}}
        services:
          app: {loadBalancer: {servers: [{url: "http://127.0.0.1:9000"}]}}
      """;

  private Training() {}

  /**
   * Trains.
   *
   * @param arguments a good static configuration and the dynamic one that belongs to it
   */
  public static void main(String[] arguments) {
    validate("", "validate", "--static", arguments[0], arguments[1]);
    validate(BAD, "validate", "--quiet", "-");
    validate(BAD, "validate", "-");
    System.exit(0); // as the command ends, for what the JDK does then
  }

  private static void validate(String input, String... words) {
    byte[] bytes = input.getBytes(StandardCharsets.UTF_8);
    PrintWriter out =
        new PrintWriter(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Terminal here = Terminal.ofProcess();
    Terminal terminal =
        new Terminal(here.colours(), new ByteArrayInputStream(bytes), here.environment());
    int _ = Traefikctl.run(out, out, terminal, words);
  }
}
