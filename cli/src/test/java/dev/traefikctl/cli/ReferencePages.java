package dev.traefikctl.cli;

import dev.traefikctl.kubernetes.RouterAnnotations;
import dev.traefikctl.kubernetes.ServiceAnnotations;
import dev.traefikctl.kubernetes.crd.CustomResource;
import dev.traefikctl.model.DynamicConfig;
import dev.traefikctl.model.StaticConfig;
import dev.traefikctl.schema.Json;
import dev.traefikctl.schema.OptionInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** The reference pages of all options, in Markdown, by their names below {@code docs/reference}. */
final class ReferencePages {

  private static final Pattern MIDDLEWARE =
      Pattern.compile("(http|tcp)\\.middlewares\\.<name>\\.([^.]+)");

  private final Map<String, String> pages = new LinkedHashMap<>();
  private final StringBuilder index = new StringBuilder();

  private ReferencePages() {}

  static Map<String, String> all() {
    ReferencePages reference = new ReferencePages();
    reference.line("# Options");
    reference.line("");
    reference.line("All options of Traefik v3.7.9, as traefik-agent and traefikctl read them.");
    reference.line("Generated from the records: see [contributing](../contributing.md).");
    reference.statics();
    reference.dynamics();
    reference.middlewares();
    reference.customResources();
    reference.annotations();
    reference.line("");
    reference.line("What can be wrong with them: [diagnostics](diagnostics.md).");
    reference.pages.put("README.md", reference.index.toString());
    return reference.pages;
  }

  private void line(String text) {
    index.append(text).append('\n');
  }

  private void heading(String title) {
    line("");
    line("## " + title);
    line("");
  }

  private void statics() {
    heading("Static configuration");
    List<OptionInfo> options = OptionInfo.of(StaticConfig.class);
    for (OptionInfo section : options) {
      if (section.path().indexOf('.') < 0) {
        page("static/" + section.path(), section.path(), section.doc(), below(options, section));
      }
    }
  }

  /** A page for what stands under each key of http, tcp, udp and tls, but for middlewares. */
  private void dynamics() {
    heading("Dynamic configuration");
    List<OptionInfo> options = OptionInfo.of(DynamicConfig.class);
    for (OptionInfo section : options) {
      boolean second = section.path().split("\\.", -1).length == 2;
      if (second && !section.path().endsWith(".middlewares")) {
        page("dynamic/" + section.path(), section.path(), section.doc(), below(options, section));
      }
    }
  }

  private void middlewares() {
    heading("Middlewares");
    List<OptionInfo> options = OptionInfo.of(DynamicConfig.class);
    for (OptionInfo type : options) {
      var match = MIDDLEWARE.matcher(type.path());
      if (match.matches()) {
        String folder = match.group(1).equals("http") ? "middlewares/" : "tcp-middlewares/";
        String title = match.group(2) + (folder.startsWith("tcp") ? " (TCP)" : "");
        page(folder + match.group(2), title, type.doc(), below(options, type));
      }
    }
  }

  private void customResources() {
    heading("Custom resources");
    for (CustomResource resource : CustomResource.values()) {
      List<OptionInfo> options = OptionInfo.of(resource.spec());
      page("crds/" + resource.kind(), resource.kind(), resource.doc(), options);
    }
  }

  private void annotations() {
    heading("Annotations");
    annotations("Ingress", "router.", RouterAnnotations.class);
    annotations("Service", "service.", ServiceAnnotations.class);
  }

  private void annotations(String kind, String family, Class<? extends Record> type) {
    String prefix = "traefik.ingress.kubernetes.io/" + family;
    String doc = "Annotations that make options of the kubernetesIngress provider.";
    List<OptionInfo> options =
        OptionInfo.of(type).stream().filter(option -> !option.type().equals("[]object")).toList();
    page(
        "annotations/" + kind,
        "Annotations of " + kind + " objects",
        doc,
        options,
        path -> prefix + path.toLowerCase(Locale.ROOT).replace("[n]", ".0"));
    // to those who write annotations a section is a switch, and a list a text with commas
    pages.computeIfPresent(
        "annotations/" + kind + ".md",
        (name, text) ->
            text.replace("| object |", "| bool |")
                .replace("May be empty: `{}`.", "`true` or empty switches it on.")
                .replace("| []string | `[]` |", "| string, by commas | |"));
  }

  private static List<OptionInfo> below(List<OptionInfo> options, OptionInfo section) {
    Predicate<OptionInfo> inside =
        option ->
            option.path().startsWith(section.path() + ".")
                || option.path().startsWith(section.path() + "[n].");
    List<OptionInfo> out = new ArrayList<>(options.stream().filter(inside).toList());
    if (out.isEmpty() || section.allowEmpty()) {
      out.addFirst(section);
    }
    return out;
  }

  private void page(String name, String title, String doc, List<OptionInfo> options) {
    page(name, title, doc, options, path -> path);
  }

  private void page(
      String name,
      String title,
      String doc,
      List<OptionInfo> options,
      UnaryOperator<String> written) {
    StringBuilder page = new StringBuilder();
    page.append("# ").append(title).append("\n\n").append(doc).append("\n\n");
    page.append("| Option | Type | Default | |\n|---|---|---|---|\n");
    options.stream()
        .filter(option -> !option.hidden())
        .forEach(option -> page.append(row(option, written)).append('\n'));
    pages.put(name + ".md", page.toString());
    line("- [" + title + "](" + name + ".md): " + doc);
  }

  private static String row(OptionInfo option, UnaryOperator<String> written) {
    return "| `%s` | %s | %s | %s |"
        .formatted(written.apply(option.path()), option.type(), def(option), text(option));
  }

  private static String def(OptionInfo option) {
    if (option.required()) {
      return "required";
    }
    boolean section = option.type().endsWith("object") || option.type().startsWith("map");
    return section || option.def() == null || option.def().equals("")
        ? ""
        : code(Json.write(option.def()));
  }

  private static String text(OptionInfo option) {
    StringBuilder out = new StringBuilder(option.doc());
    if (!option.allowed().isEmpty()) {
      out.append(" One of ")
          .append(String.join(", ", option.allowed().stream().map(ReferencePages::code).toList()))
          .append('.');
    }
    if (!option.example().isEmpty()) {
      out.append(" Example: ").append(code(option.example())).append('.');
    }
    if (option.allowEmpty() && option.type().equals("object")) {
      out.append(" May be empty: `{}`.");
    }
    if (option.deprecated()) {
      out.append(" **Deprecated.**");
    }
    if (option.notYet()) {
      out.append(" *traefik-agent does not act on it yet.*");
    }
    return out.toString().replace("|", "\\|");
  }

  /** Code in a table; a text that holds backquotes needs two around it. */
  private static String code(String text) {
    return text.isEmpty()
        ? "`\"\"`"
        : text.indexOf('`') < 0 ? "`" + text + "`" : "`` " + text + " ``";
  }
}
