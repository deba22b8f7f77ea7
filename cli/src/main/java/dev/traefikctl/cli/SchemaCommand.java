package dev.traefikctl.cli;

import dev.traefikctl.kubernetes.crd.CustomResource;
import dev.traefikctl.model.DynamicConfig;
import dev.traefikctl.model.StaticConfig;
import dev.traefikctl.schema.Json;
import dev.traefikctl.schema.JsonSchema;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code traefikctl schema static}. */
@Command(
    name = "schema",
    description = "Prints a JSON Schema, by which editors complete and check configurations.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "",
      "traefikctl schema dynamic > dynamic.json, and at the top of a YAML file:",
      "# yaml-language-server: $schema=dynamic.json"
    })
final class SchemaCommand implements Callable<Integer> {

  /** What a schema is about; its file in {@code docs/schema} is called so. */
  enum Document {
    STATIC,
    DYNAMIC,
    MANIFESTS;

    /** The schema as a JSON text. */
    String text() {
      return Json.pretty(schema()) + "\n";
    }

    private Map<String, Object> schema() {
      String id = "urn:traefikctl:schema:" + this;
      return switch (this) {
        case STATIC -> JsonSchema.of(StaticConfig.class, id, "Traefik's static configuration");
        case DYNAMIC -> JsonSchema.of(DynamicConfig.class, id, "Traefik's dynamic configuration");
        case MANIFESTS -> CustomResource.jsonSchema(id);
      };
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

  @Parameters(paramLabel = "KIND", description = "One of: ${COMPLETION-CANDIDATES}.")
  private @Nullable Document document;

  @Override
  public Integer call() {
    if (spec == null || document == null) {
      throw new IllegalStateException("not run by picocli");
    }
    var out = spec.commandLine().getOut();
    out.print(document.text());
    out.flush();
    return Traefikctl.GOOD;
  }
}
