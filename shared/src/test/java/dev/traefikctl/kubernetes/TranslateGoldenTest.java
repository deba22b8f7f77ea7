package dev.traefikctl.kubernetes;

import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Diagnostics;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.file.StaticLoader;
import dev.traefikctl.golden.Golden;
import dev.traefikctl.model.StaticConfig;
import dev.traefikctl.model.statics.KubernetesCrd;
import dev.traefikctl.schema.Json;
import dev.traefikctl.source.Format;
import dev.traefikctl.source.Node;
import dev.traefikctl.source.Values;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the recorded cases leave open: {@code golden/translate/CASE/in.yaml} under the providers of
 * {@code static.yml}, with the places and words of the diagnostics. {@code -Dgolden.update}
 * rewrites {@code out.json} and {@code diagnostics.txt}.
 */
class TranslateGoldenTest {

  private static final Golden GOLDEN = Golden.stage("translate");

  static List<String> cases() throws IOException {
    return GOLDEN.cases();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void translates(String name) throws IOException {
    String text = GOLDEN.read(name, "static.yml");
    StaticConfig statics =
        StaticLoader.text(Format.YAML, text, "static.yml", Reporter.ignoring()).config();
    Diagnostics reading = new Diagnostics();
    String input = GOLDEN.read(name, "in.yaml");
    ClusterObjects objects = new Manifests(reading).read(input, "in.yaml").objects();
    Map<String, Translation> made = translate(statics, objects);
    Map<String, Object> out = new LinkedHashMap<>();
    List<Diagnostic> found = new ArrayList<>(reading.all());
    made.forEach((provider, translation) -> {
      out.put(provider, shown(translation));
      found.addAll(translation.diagnostics());
    });
    GOLDEN.check(name, "out.json", Json.pretty(out) + "\n");
    GOLDEN.check(name, "diagnostics.txt", Golden.text(found));
  }

  private static Map<String, Translation> translate(StaticConfig statics, ClusterObjects objects) {
    Map<String, Translation> out = new LinkedHashMap<>();
    KubernetesCrd crd = statics.providers().kubernetesCRD();
    if (crd != null) {
      out.put("kubernetescrd", CrdTranslator.translate(objects, new CrdOptions(crd)));
    }
    IngressOptions ingress = IngressOptions.of(statics);
    if (ingress != null) {
      out.put("kubernetesingress", IngressTranslator.translate(objects, ingress));
    }
    return out;
  }

  private static Map<String, @Nullable Object> shown(Translation translation) {
    Map<String, @Nullable Object> out = new LinkedHashMap<>();
    Node configuration = translation.configuration();
    out.put("configuration", configuration == null ? null : Values.of(configuration));
    Map<String, @Nullable Object> status = new LinkedHashMap<>();
    for (ObjectStatus one : translation.status()) {
      String changed = one.changed() ? " (changed)" : "";
      status.put(one.namespace() + "/" + one.name() + changed, Values.of(one.status()));
    }
    if (!status.isEmpty()) {
      out.put("status", status);
    }
    return out;
  }
}
