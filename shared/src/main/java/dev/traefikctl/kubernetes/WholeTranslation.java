package dev.traefikctl.kubernetes;

import dev.traefikctl.diag.Diagnostics;
import dev.traefikctl.source.Node;
import dev.traefikctl.source.Span;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Translates all objects of a cluster at once. */
final class WholeTranslation {

  private static final Span NOWHERE = Span.startOf("");

  private final Map<Section, Map<String, List<Claim<Node>>>> claims = new EnumMap<>(Section.class);
  private final Diagnostics found = new Diagnostics();
  private final List<ObjectStatus> statuses = new ArrayList<>();

  private WholeTranslation() {}

  static Translation of(ObjectTranslator translator, ClusterObjects objects) {
    WholeTranslation whole = new WholeTranslation();
    for (String kind : translator.kinds()) {
      for (KubeObject object : objects.list(kind)) {
        whole.add(translator.translate(object, objects));
      }
    }
    return whole.merged();
  }

  private void add(Fragment fragment) {
    fragment.diagnostics().forEach(found::report);
    ObjectStatus status = fragment.status();
    if (status != null) {
      statuses.add(status);
    }
    for (Claim<Node> claim : fragment.claims()) {
      claims
          .computeIfAbsent(claim.section(), WholeTranslation::names)
          .computeIfAbsent(claim.name(), name -> new ArrayList<>(1))
          .add(claim);
    }
  }

  private static Map<String, List<Claim<Node>>> names(Section section) {
    return section == Section.TLS_CERTIFICATES ? new TreeMap<>() : new LinkedHashMap<>();
  }

  private Translation merged() {
    Map<String, Draft> roots = new LinkedHashMap<>();
    for (Section section : Section.values()) {
      Draft out = new Draft(NOWHERE);
      claims
          .getOrDefault(section, Map.of())
          .forEach((name, all) -> out.set(name, Claim.settle(all, found)));
      Draft root = roots.computeIfAbsent(section.root, key -> new Draft(NOWHERE));
      if (section == Section.TLS_CERTIFICATES) {
        List<Node> list = out.build().entries().stream().map(Node.Entry::value).toList();
        root.nodes(section.key, list, NOWHERE);
      } else {
        root.filled(section.key, out);
      }
    }
    Draft all = new Draft(NOWHERE);
    roots.forEach(all::filled);
    return new Translation(all.build(), found.all(), ObjectStatus.sorted(statuses));
  }
}
