package dev.traefikctl.routing;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.ConfigPath;
import dev.traefikctl.diag.Diagnostic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Puts child routers (option {@code parentRefs}) below their parents, and checks the tree. */
final class RouterTree {

  /** Each level takes some of the stack of the thread that serves a request; below is no router. */
  private static final int MAX_DEPTH = 100;

  private final SortedMap<String, RouterPart> routers;
  private final boolean forgetsUnknown;
  private final Problems problems;
  private final Set<RouterPart> reached = new HashSet<>();

  private RouterTree(
      SortedMap<String, RouterPart> routers, boolean forgetsUnknown, Problems problems) {
    this.routers = routers;
    this.forgetsUnknown = forgetsUnknown;
    this.problems = problems;
  }

  /**
   * Fills {@link RouterPart#children} and notes what is wrong; children with TLS are removed.
   *
   * @param forgetsUnknown whether parents that do not exist are forgotten, as Traefik does once any
   *     entry point adds something to routers: a router without any other is no child then
   */
  static void build(
      SortedMap<String, RouterPart> routers, boolean forgetsUnknown, Problems problems) {
    RouterTree tree = new RouterTree(routers, forgetsUnknown, problems);
    if (routers.values().stream().anyMatch(RouterPart::isChild)) {
      tree.dropChildrenWithTls();
      tree.link();
    }
    tree.check();
  }

  /** They vanish in Traefik, even from its API. */
  private void dropChildrenWithTls() {
    routers
        .values()
        .removeIf(part -> {
          boolean vanishes = part.isChild() && part.tls != null;
          if (vanishes) {
            report(Code.CHILD_ROUTER_TLS, part, "tls", "non-root router cannot have TLS");
          }
          return vanishes;
        });
  }

  private void link() {
    Map<String, List<RouterPart>> byOrigin = new TreeMap<>();
    for (RouterPart part : routers.values()) {
      byOrigin.computeIfAbsent(part.origin, origin -> new ArrayList<>(1)).add(part);
    }
    byOrigin.values().forEach(copies -> copies.sort(Comparator.comparingInt(RouterTree::place)));
    for (RouterPart child : routers.values()) {
      if (child.isChild()) {
        linkToParents(child, byOrigin);
      }
      if (child.isChild()) {
        checkChild(child);
      }
    }
  }

  /** The router itself comes before its copies for entry points, those in its own order. */
  private static int place(RouterPart copy) {
    boolean own = copy.name().equals(copy.origin);
    return own ? -1 : copy.config().entryPoints().indexOf(copy.modelledBy);
  }

  private void linkToParents(RouterPart child, Map<String, List<RouterPart>> byOrigin) {
    List<String> parents = child.config().parentRefs();
    Set<RouterPart> found = new LinkedHashSet<>();
    List<String> names = new ArrayList<>(parents.size());
    for (int i = 0; i < parents.size(); i++) {
      List<RouterPart> copies = byOrigin.getOrDefault(parents.get(i), List.of());
      found.addAll(copies);
      copies.forEach(parent -> names.add(parent.name()));
      if (copies.isEmpty()) {
        missing(child, i);
      }
      if (copies.isEmpty() && !forgetsUnknown) {
        names.add(parents.get(i));
        child.disable("parent router \"" + parents.get(i) + "\" does not exist");
      }
    }
    found.forEach(parent -> parent.children.add(child));
    child.parentRefs = List.copyOf(names);
    if (names.isEmpty()) {
      child.observability = EntryPoints.observability(child.observability, null);
    }
  }

  private void missing(RouterPart child, int index) {
    String parent = child.config().parentRefs().get(index);
    ConfigPath path = child.path().child("parentRefs").child(index);
    problems.report(
        References.missing(
            problems,
            Code.PARENT_REF,
            path,
            "parent router",
            child.name(),
            parent,
            routers.keySet()));
  }

  private void checkChild(RouterPart child) {
    if (child.observability != null) {
      String error = "non-root router cannot have Observability configuration";
      child.disable(error);
      report(Code.PARENT_REF, child, "observability", error);
    } else if (!child.entryPoints.isEmpty()) {
      String error = "non-root router cannot have Entrypoints configuration";
      child.disable(error);
      report(Code.PARENT_REF, child, "entryPoints", error);
    }
  }

  private void check() {
    for (RouterPart part : routers.values()) {
      if (!part.isChild()) {
        reach(part, new ArrayList<>());
      }
    }
    for (RouterPart part : routers.values()) {
      checkPart(part);
    }
  }

  private void reach(RouterPart part, List<RouterPart> above) {
    if (above.size() > MAX_DEPTH || !reached.add(part) || part.children.isEmpty()) {
      return;
    }
    above.add(part);
    part.children.removeIf(child -> closesCycle(part, child, above));
    for (RouterPart child : part.children) {
      reach(child, above);
    }
    above.removeLast();
  }

  private boolean closesCycle(RouterPart part, RouterPart child, List<RouterPart> above) {
    int start = above.indexOf(child);
    if (start < 0) {
      return false;
    }
    List<String> names = new ArrayList<>();
    above.subList(start, above.size()).forEach(router -> names.add(router.name()));
    names.add(child.name());
    String error = "cyclic reference detected in router tree: " + String.join(" -> ", names);
    part.warn(error);
    report(Code.PARENT_REF, child, "parentRefs", error);
    return true;
  }

  private void checkPart(RouterPart part) {
    boolean parent = !part.children.isEmpty();
    if (!reached.contains(part)) {
      if (part.errors().isEmpty()) {
        report(Code.PARENT_REF, part, "parentRefs", "router is not reachable from any root router");
      }
      part.disable("router is not reachable");
    } else if (part.service().isEmpty() && !parent) {
      String error = "router has no service and no child routers";
      part.disable(error);
      report(Code.UNKNOWN_SERVICE, part, "", error);
    } else if (!part.service().isEmpty() && parent) {
      String error = "router has both a service and is referenced as a parent by other routers";
      part.disable(error);
      report(Code.PARENT_REF, part, "service", error);
    }
  }

  private void report(Code code, RouterPart part, String option, String message) {
    ConfigPath path = option.isEmpty() ? part.path() : part.path().child(option);
    problems.report(Diagnostic.about(code, path, message));
  }
}
