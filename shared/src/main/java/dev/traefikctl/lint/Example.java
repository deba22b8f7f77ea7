package dev.traefikctl.lint;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A configuration that shows a diagnostic, or its correction; it runs as the diagnostic's test.
 *
 * @param files what is given to {@code validate}, the static file left out
 * @param statics the static configuration; null where none is given
 */
public record Example(List<File> files, @Nullable File statics) {

  /**
   * A file of the example.
   *
   * @param name decides the format by its ending
   * @param text null is a file that does not exist
   */
  public record File(String name, @Nullable String text) {}

  private static final String USUAL_RULE = "Host(`app.example.com`)";

  private static final String SERVICES =
      """
        services:
          app:
            loadBalancer:
              servers:
                - url: http://127.0.0.1:9000
      """;

  public Example {
    files = List.copyOf(files);
  }

  /** One dynamic file. */
  public static Example dynamic(String yaml) {
    return new Example(List.of(new File("dynamic.yml", yaml)), null);
  }

  /** A static file alone. */
  public static Example statics(String yaml) {
    return new Example(List.of(), new File("traefik.yml", yaml));
  }

  /** A dynamic file beside the static one. */
  public static Example both(String staticYaml, String dynamicYaml) {
    return new Example(
        List.of(new File("dynamic.yml", dynamicYaml)), new File("traefik.yml", staticYaml));
  }

  /** Dynamic files by name. */
  public static Example files(File... files) {
    return new Example(List.of(files), null);
  }

  /** A dynamic file with these routers (indented by nothing) and a service named {@code app}. */
  public static Example routers(String routers) {
    return dynamic(routersText(routers));
  }

  /** As {@link #routers}, beside a static file. */
  public static Example routers(String staticYaml, String routers) {
    return both(staticYaml, routersText(routers));
  }

  private static String routersText(String routers) {
    return "http:\n  routers:\n" + routers.indent(4) + SERVICES;
  }

  /** A router whose only option beside its service is this rule, written as a YAML value. */
  public static Example rule(String rule) {
    return routers("app:\n  rule: " + rule + "\n  service: app\n");
  }

  /** A router that uses one middleware, whose definition this is. */
  public static Example middleware(String name, String definition) {
    return dynamic(
        "http:\n  routers:\n    app:\n      rule: Host(`app.example.com`)\n      middlewares:\n"
            + ("        - " + name + "\n")
            + "      service: app\n"
            + ("  middlewares:\n    " + name + ":\n")
            + definition.indent(6)
            + SERVICES);
  }

  /** A router for TLS to app.example.com, and this certificate. */
  static Example certificate(String pem) {
    return routers("app:\n  rule: Host(`app.example.com`)\n  service: app\n  tls: {}\n")
        .adding(
            "tls:\n  certificates:\n    - keyFile: app.key\n      certFile: |\n" + pem.indent(8));
  }

  /** One file of Kubernetes objects. */
  static Example manifests(String yaml) {
    return new Example(List.of(new File("manifests.yaml", yaml)), null);
  }

  /** Kubernetes objects beside a static file. */
  static Example manifests(String staticYaml, String yaml) {
    return new Example(
        List.of(new File("manifests.yaml", yaml)), new File("traefik.yml", staticYaml));
  }

  /** The same with more text at the end of its last file. */
  public Example adding(String more) {
    List<File> changed = new ArrayList<>(files);
    File last = changed.removeLast();
    changed.add(new File(last.name(), last.text() + more));
    return new Example(changed, statics);
  }

  /** The same with another rule instead of the usual one. */
  public Example withRule(String rule) {
    List<File> changed = new ArrayList<>();
    for (File file : files) {
      String text = file.text();
      changed.add(text == null ? file : new File(file.name(), text.replace(USUAL_RULE, rule)));
    }
    return new Example(changed, statics);
  }

  /** A router to a service named {@code app}; these are all services. */
  public static Example services(String services) {
    return dynamic(
        "http:\n  routers:\n    app:\n      rule: Host(`app.example.com`)\n      service: app\n"
            + "  services:\n"
            + services.indent(4));
  }
}
