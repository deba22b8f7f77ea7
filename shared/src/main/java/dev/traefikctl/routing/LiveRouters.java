package dev.traefikctl.routing;

import dev.traefikctl.diag.ConfigPath;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Origins;
import dev.traefikctl.model.RouterChange;
import dev.traefikctl.model.http.MiddlewareDef;
import dev.traefikctl.model.http.Router;
import dev.traefikctl.model.http.Service;
import dev.traefikctl.routing.RuntimeConfig.Item;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP routers of a routing table, single ones of which can be changed without compiling the
 * others. One thread changes; the handlers that it gave out before stay as they were.
 */
final class LiveRouters {

  /** To change more costs about as much as to compile all. */
  private static final int MOST = 200;

  private final EntryPoints entryPoints;
  private final HttpCompiler compiler;
  private final ServiceBuilder services;
  private final Uses uses;
  private final Problems problems;
  private final Kept kept;
  private final LiveServices live;
  private final SortedMap<String, RouterPart> parts;
  private final Map<String, RouterChoice> choices;
  private final boolean hasChildren;

  LiveRouters(
      EntryPoints entryPoints,
      HttpCompiler compiler,
      ServiceBuilder services,
      Uses uses,
      Problems problems,
      Kept kept,
      LiveServices live,
      SortedMap<String, RouterPart> parts,
      Map<String, RouterChoice> choices) {
    this.entryPoints = entryPoints;
    this.compiler = compiler;
    this.services = services;
    this.uses = uses;
    this.problems = problems;
    this.kept = kept;
    this.live = live;
    this.parts = parts;
    this.choices = new HashMap<>(choices);
    this.hasChildren =
        parts.values().stream().anyMatch(part -> !part.config().parentRefs().isEmpty());
  }

  /**
   * The table with some routers changed; null where only a compilation can tell what becomes of it:
   * where anything but these routers would end otherwise than it did.
   *
   * @param table the last one that came of these routers
   * @param change with qualified names
   */
  @Nullable RoutingTable replace(RoutingTable table, RouterChange change, Origins origins) {
    if (change.size() > MOST || hasChildren || problems.any(LiveRouters::isOfEntryPoint)) {
      return null;
    }
    SortedMap<String, RouterPart> come = Models.apply(entryPoints, change.put());
    Set<String> names = new HashSet<>(change.gone());
    names.addAll(change.put().keySet());
    SortedMap<String, RouterPart> gone = partsOf(names);
    if (names.stream().anyMatch(this::mayHideCopy)
        || !come.values().stream().allMatch(part -> isPlain(part, gone.keySet()))) {
      return null;
    }
    kept.reopen(gone.keySet());
    problems.forget(found -> UnservedTls.isOne(found) || isAbout(names, found));
    Map<String, List<RouterPart>> placed = compiler.build(come);
    kept.close();
    if (!leavesOthers(come, gone)) {
      return null;
    }
    parts.keySet().removeAll(gone.keySet());
    parts.putAll(come);
    gone.values().forEach(uses::forget);
    come.values().forEach(uses::note);
    UnservedTls.report(parts.values(), problems);
    change(placed, gone.values());
    return new RoutingTable(
        EntryPipeline.all(entryPoints, choices),
        runtime(table.runtime(), gone, come),
        problems.all(origins),
        kept,
        live,
        this);
  }

  /** The parts that routers were made to, copies for entry points included. */
  private SortedMap<String, RouterPart> partsOf(Set<String> routers) {
    SortedMap<String, RouterPart> out = new TreeMap<>();
    for (String origin : routers) {
      Set<String> names = new LinkedHashSet<>(List.of(origin));
      entryPoints.names(false).forEach(entryPoint -> names.add(entryPoint + "-" + origin));
      for (String name : names) {
        RouterPart part = parts.get(name);
        if (part != null && part.origin.equals(origin)) {
          out.put(name, part);
        }
      }
    }
    return out;
  }

  /** Whether a router has the name of another one's copy for an entry point. */
  private boolean mayHideCopy(String router) {
    for (String entryPoint : entryPoints.names(false)) {
      if (router.startsWith(entryPoint + "-")
          && !partsOf(Set.of(router.substring(entryPoint.length() + 1))).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** Whether a new part has no children, and names only what serves others already. */
  private boolean isPlain(RouterPart part, Set<String> gone) {
    boolean free = !parts.containsKey(part.name()) || gone.contains(part.name());
    return free
        && !part.isChild()
        && (part.service().isEmpty() || services.isBuilt(part.qualifiedService()))
        && uses.middlewares(part).size() == part.middlewares.size()
        && uses.middlewares(part).stream().allMatch(used -> serves(used.users(), Set.of()));
  }

  private boolean serves(Collection<String> users, Set<String> without) {
    for (String user : users) {
      RouterPart router = without.contains(user) ? null : parts.get(user);
      if (router != null && router.handler != null) {
        return true;
      }
    }
    return false;
  }

  /** Whether all that is used, or was, goes on serving some router. */
  private boolean leavesOthers(
      SortedMap<String, RouterPart> come, SortedMap<String, RouterPart> gone) {
    Set<Part<?>> touched = new HashSet<>();
    Set<Part<?>> served = new HashSet<>();
    for (RouterPart part : gone.values()) {
      touched.addAll(named(part));
    }
    for (RouterPart part : come.values()) {
      touched.addAll(named(part));
      if (part.handler != null) {
        served.addAll(named(part));
      }
    }
    return touched.stream()
        .allMatch(part -> served.contains(part) || serves(part.users(), gone.keySet()));
  }

  private List<Part<?>> named(RouterPart router) {
    List<Part<?>> out = new ArrayList<>(uses.middlewares(router));
    out.addAll(uses.service(router));
    return out;
  }

  /** What is wrong with the options of an entry point is found where some router has them. */
  private static boolean isOfEntryPoint(Diagnostic found) {
    ConfigPath path = found.path();
    return path != null && !path.isRoot() && path.segments().getFirst().equals("entryPoints");
  }

  private static boolean isAbout(Set<String> routers, Diagnostic found) {
    ConfigPath path = found.path();
    List<String> segments = path == null ? List.of() : path.segments();
    return segments.size() > 2
        && segments.get(0).equals("http")
        && segments.get(1).equals("routers")
        && routers.contains(segments.get(2));
  }

  private void change(Map<String, List<RouterPart>> come, Collection<RouterPart> gone) {
    Map<String, List<RouterPart>> left = new HashMap<>();
    for (RouterPart part : gone) {
      for (String entryPoint : part.users()) {
        left.computeIfAbsent(entryPoint, name -> new ArrayList<>()).add(part);
      }
    }
    choices.replaceAll((name, choice) ->
        left.containsKey(name) || come.containsKey(name)
            ? choice.with(left.getOrDefault(name, List.of()), come.getOrDefault(name, List.of()))
            : choice);
  }

  private RuntimeConfig runtime(
      RuntimeConfig before,
      SortedMap<String, RouterPart> gone,
      SortedMap<String, RouterPart> come) {
    SortedMap<String, Item<Router>> routers = new TreeMap<>(before.routers());
    SortedMap<String, Item<MiddlewareDef>> middlewares = new TreeMap<>(before.middlewares());
    routers.keySet().removeAll(gone.keySet());
    come.forEach((name, part) -> routers.put(name, part.item()));
    for (SortedMap<String, RouterPart> side : List.of(gone, come)) {
      for (RouterPart router : side.values()) {
        for (Part<MiddlewareDef> part : uses.middlewares(router)) {
          middlewares.computeIfPresent(part.name(), (n, item) -> item.usedBy(part.users()));
        }
        for (Part<Service> part : uses.service(router)) {
          live.usedBy(part.name(), part.users());
        }
      }
    }
    return before.with(routers, middlewares);
  }
}
