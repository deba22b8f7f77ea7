package dev.traefikctl.kubernetes;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.ConfigPath;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Origins;
import dev.traefikctl.model.DynamicConfig;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of a Kubernetes provider, kept up to date change by change: only objects that
 * changed, and those that looked at them, are translated again. The result is always that of
 * translating all objects at once. Not thread-safe.
 */
public final class IncrementalTranslation {

  private final ObjectTranslator translator;
  private final List<String> kinds;
  private final LiveObjects objects;
  private final Map<LookupKey, Unit> units = new HashMap<>();
  private final Map<LookupKey, Set<LookupKey>> users = new HashMap<>();
  private final Definitions definitions = new Definitions();
  private final Set<List<String>> noted = new HashSet<>();

  IncrementalTranslation(ObjectTranslator translator, LiveObjects objects) {
    this.translator = translator;
    this.kinds = translator.kinds();
    this.objects = objects;
  }

  /** Of the kubernetesCRD provider. */
  public static IncrementalTranslation crd(LiveObjects objects, CrdOptions options) {
    return new IncrementalTranslation(new CrdTranslator(options), objects);
  }

  /** Of the kubernetesIngress provider. */
  public static IncrementalTranslation ingress(LiveObjects objects, IngressOptions options) {
    return new IncrementalTranslation(new IngressTranslator(options), objects);
  }

  /** Follows changes of the objects; the first time, they are all of them. */
  public Update update(LiveObjects.Changes changes) {
    Set<LookupKey> affected = new HashSet<>();
    for (LookupKey key : changes.keys()) {
      if (kinds.contains(key.kind()) && !key.isAll()) {
        affected.add(key);
      }
      affected.addAll(users.getOrDefault(key, Set.of()));
    }
    List<Diagnostic> problems = new ArrayList<>();
    List<ObjectStatus> statuses = new ArrayList<>();
    affected.stream().sorted(LookupKey.ORDER).forEach(key -> translate(key, problems, statuses));
    Update update = definitions.settle(problems::add);
    return new Update(update.extent(), update.servers(), update.routers(), statuses, problems);
  }

  private void translate(LookupKey key, List<Diagnostic> problems, List<ObjectStatus> statuses) {
    KubeObject object = objects.find(key.kind(), key.namespace(), key.name());
    Unit before = units.get(key);
    Unit after =
        object == null ? null : Unit.of(translator, kinds.indexOf(key.kind()), object, objects);
    if (before != null) {
      before.seen().forEach(seen -> forget(seen, key));
    }
    if (after == null) {
      units.remove(key);
    } else {
      after.seen().forEach(seen -> users.computeIfAbsent(seen, k -> new HashSet<>(2)).add(key));
      units.put(key, after);
      report(before, after, problems);
      ObjectStatus status = after.status();
      if (status != null && (before == null || !status.equals(before.status()))) {
        statuses.add(status);
      }
    }
    definitions.replace(before, after);
  }

  private void forget(LookupKey seen, LookupKey user) {
    users.computeIfPresent(
        seen,
        (key, all) -> {
          all.remove(user);
          return all.isEmpty() ? null : all;
        });
  }

  /** What was not said of the object before; what has no effect yet is said once and for all. */
  private void report(@Nullable Unit before, Unit after, List<Diagnostic> problems) {
    for (Diagnostic problem : after.problems()) {
      if (before == null || !before.problems().contains(problem)) {
        problems.add(problem);
      }
    }
    for (Diagnostic finding : after.findings()) {
      boolean known = before != null && before.findings().contains(finding);
      if (finding.code() == Code.NOT_IMPLEMENTED ? noted.add(option(finding)) : !known) {
        problems.add(finding);
      }
    }
  }

  /** The path without the name of the part. */
  private static List<String> option(Diagnostic finding) {
    ConfigPath path = finding.path();
    List<String> segments = new ArrayList<>(path == null ? List.of() : path.segments());
    if (segments.size() > 2) {
      segments.remove(2);
    }
    return segments;
  }

  /** Everything that the provider defines now. */
  public DynamicConfig config() {
    return definitions.config();
  }

  /** The objects that parts of the configuration come from. */
  public Origins origins() {
    return path -> Optional.ofNullable(definitions.origin(path));
  }

  /** The statuses of all objects that have one, sorted by name. */
  public List<ObjectStatus> statuses() {
    List<ObjectStatus> out = new ArrayList<>();
    for (Unit unit : units.values()) {
      ObjectStatus status = unit.status();
      if (status != null) {
        out.add(status);
      }
    }
    return ObjectStatus.sorted(out);
  }

  /** What there is to say of all objects, as the translation of all of them at once reports it. */
  List<Diagnostic> problems() {
    List<Diagnostic> out = new ArrayList<>();
    units.values().stream().sorted(Unit.ORDER).forEach(unit -> out.addAll(unit.problems()));
    out.addAll(definitions.problems());
    return out;
  }
}
