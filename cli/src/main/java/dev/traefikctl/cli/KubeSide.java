package dev.traefikctl.cli;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Diagnostics;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.diag.Severity;
import dev.traefikctl.file.StaticLoader;
import dev.traefikctl.kubernetes.ClusterObjects;
import dev.traefikctl.kubernetes.KubeObject;
import dev.traefikctl.kubernetes.ObjectChecks;
import dev.traefikctl.kubernetes.ProviderRecords;
import dev.traefikctl.kubernetes.StandIns;
import dev.traefikctl.kubernetes.Translation;
import dev.traefikctl.merge.ProviderConfig;
import dev.traefikctl.model.StaticConfig;
import dev.traefikctl.model.statics.KubernetesCrd;
import dev.traefikctl.model.statics.KubernetesIngress;
import dev.traefikctl.source.Format;
import dev.traefikctl.source.Node;
import dev.traefikctl.source.Span;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The Kubernetes objects of a workspace, and what the providers make of them. */
final class KubeSide {

  /** Findings about Secrets, of which manifests often hold none. */
  private static final Set<Code> SECRETS =
      EnumSet.of(Code.K8S_TLS_SECRET, Code.K8S_MIDDLEWARE_SECRET);

  private static final String USUAL =
      "{\"providers\": {\"kubernetesCRD\": {}, \"kubernetesIngress\": {}}}";

  private final List<KubeObject> given;
  private final boolean complete;
  private final Set<String> live;
  private final Map<String, Node.Mapping> roots = new LinkedHashMap<>();
  private final List<ProviderConfig> providers = new ArrayList<>();

  /**
   * Checks and translates objects.
   *
   * @param complete nothing exists but what is given
   * @param live the files of objects that were read from a cluster
   */
  KubeSide(List<KubeObject> given, boolean complete, Set<String> live) {
    this.given = List.copyOf(given);
    this.complete = complete;
    this.live = Set.copyOf(live);
  }

  /** Checks the objects, and translates them as the providers of a static configuration do. */
  void translate(
      StaticLoader.@Nullable Loaded statics, @Nullable Node document, Reporter reporter) {
    if (given.isEmpty()) {
      return;
    }
    Diagnostics objects = new Diagnostics();
    ObjectChecks.check(given, objects);
    StaticConfig config = statics == null ? usual() : statics.config();
    Ignored.check(given, config, statics != null, reporter);
    Diagnostics translated = new Diagnostics();
    ClusterObjects cluster =
        new ClusterObjects(StandIns.complete(given, around(config), translated));
    KubeProviders.translate(config, document, cluster)
        .forEach(made -> add(made.provider(), made.translation(), translated));
    Set<Span> told = places(translated.all());
    for (Diagnostic finding : objects.all()) {
      boolean same = finding.span() != null && told.contains(finding.span());
      if (!same || finding.code() != Code.WRONG_TYPE) {
        reporter.report(finding);
      }
    }
    report(translated.all(), reporter);
  }

  private StandIns.Surroundings around(StaticConfig config) {
    KubernetesIngress ingress = config.providers().kubernetesIngress();
    KubernetesCrd crd = config.providers().kubernetesCRD();
    return new StandIns.Surroundings(
        ingress == null ? "" : ingress.ingressClass(),
        crd == null || crd.allowCrossNamespace(),
        complete,
        live);
  }

  /** The static configuration where the user gives none. */
  static StaticConfig usual() {
    return StaticLoader.text(Format.YAML, USUAL, "", Reporter.ignoring()).config();
  }

  private void add(String provider, Translation made, Reporter reporter) {
    made.diagnostics().forEach(reporter::report);
    Node.Mapping written = made.configuration();
    if (written != null) {
      roots.put(provider, written);
      providers.add(
          new ProviderConfig(provider, ProviderRecords.config(made, reporter), made.origins()));
    }
  }

  /** Where the translators' more exact words make those of the API server needless. */
  private static Set<Span> places(List<Diagnostic> translated) {
    Set<Span> out = new HashSet<>();
    for (Diagnostic finding : translated) {
      Span span = finding.span();
      if (finding.isError() && span != null && !isWhole(span)) {
        out.add(span);
      }
    }
    return out;
  }

  /** Of objects of a cluster no part has a place. */
  private static boolean isWhole(Span span) {
    return span.equals(Span.startOf(span.file()));
  }

  private void report(List<Diagnostic> found, Reporter reporter) {
    boolean secrets =
        complete || !live.isEmpty() || given.stream().anyMatch(o -> o.kind().equals("Secret"));
    for (Diagnostic finding : found) {
      boolean elsewhere = !secrets && SECRETS.contains(finding.code()) && finding.isError();
      reporter.report(
          elsewhere
              ? finding
                  .withSeverity(Severity.WARNING)
                  .suggest("give the Secret as well, or make sure that the cluster has it")
              : finding);
    }
  }

  List<KubeObject> given() {
    return given;
  }

  /** Whether nothing exists but what is given. */
  boolean isComplete() {
    return complete;
  }

  /** The configurations of the providers. */
  List<ProviderConfig> providers() {
    return providers;
  }

  /** The configurations as documents, by provider. */
  Map<String, Node.Mapping> roots() {
    return roots;
  }
}
