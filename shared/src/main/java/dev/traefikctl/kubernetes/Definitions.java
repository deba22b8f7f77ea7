package dev.traefikctl.kubernetes;

import dev.traefikctl.diag.ConfigPath;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.diag.Reporter;
import dev.traefikctl.kubernetes.Update.Extent;
import dev.traefikctl.model.DynamicConfig;
import dev.traefikctl.model.RouterChange;
import dev.traefikctl.model.ServerChange;
import dev.traefikctl.model.http.HttpConfig;
import dev.traefikctl.model.http.MiddlewareDef;
import dev.traefikctl.model.http.Router;
import dev.traefikctl.model.http.ServersTransport;
import dev.traefikctl.model.http.Service;
import dev.traefikctl.model.tcp.TcpConfig;
import dev.traefikctl.model.tcp.TcpMiddlewareDef;
import dev.traefikctl.model.tcp.TcpRouter;
import dev.traefikctl.model.tcp.TcpServersTransport;
import dev.traefikctl.model.tcp.TcpService;
import dev.traefikctl.model.tls.Certificate;
import dev.traefikctl.model.tls.TlsConfig;
import dev.traefikctl.model.tls.TlsOptions;
import dev.traefikctl.model.tls.TlsStore;
import dev.traefikctl.model.udp.UdpConfig;
import dev.traefikctl.model.udp.UdpRouter;
import dev.traefikctl.model.udp.UdpService;
import dev.traefikctl.source.Span;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** All that units define, by section and name, and what comes of it. Not thread-safe. */
final class Definitions {

  private record Owned(Unit unit, Claim<Record> claim) {}

  private record Place(Section section, String name) {}

  /** What is defined under one name: all claims in the order of their units. */
  private static final class Slot {
    private List<Owned> claims = List.of();
    private @Nullable Record value;
    private List<Diagnostic> problems = List.of();
  }

  private final Map<Section, Map<String, Slot>> slots = new EnumMap<>(Section.class);
  private final Set<Place> touched = new LinkedHashSet<>();
  private final Map<Section, Map<String, Record>> built = new EnumMap<>(Section.class);

  Definitions() {
    for (Section section : Section.values()) {
      slots.put(section, new HashMap<>());
    }
  }

  /** Takes back what an object defined, and defines what it does now. */
  void replace(@Nullable Unit before, @Nullable Unit after) {
    if (before != null) {
      before.claims().forEach(claim -> change(claim, owned -> without(owned, before)));
    }
    if (after != null) {
      after.claims().forEach(claim -> change(claim, owned -> with(owned, after, claim)));
    }
  }

  private void change(Claim<Record> claim, UnaryOperator<List<Owned>> how) {
    Slot slot = slots(claim.section()).computeIfAbsent(claim.name(), name -> new Slot());
    slot.claims = how.apply(slot.claims);
    touched.add(new Place(claim.section(), claim.name()));
  }

  private Map<String, Slot> slots(Section section) {
    return Objects.requireNonNull(slots.get(section));
  }

  private static List<Owned> without(List<Owned> owned, Unit unit) {
    return owned.stream().filter(other -> Unit.ORDER.compare(other.unit(), unit) != 0).toList();
  }

  private static List<Owned> with(List<Owned> owned, Unit unit, Claim<Record> claim) {
    if (owned.isEmpty()) {
      return List.of(new Owned(unit, claim));
    }
    List<Owned> out = new ArrayList<>(owned);
    out.add(new Owned(unit, claim));
    out.sort((a, b) -> Unit.ORDER.compare(a.unit(), b.unit()));
    return List.copyOf(out);
  }

  /**
   * Says what came of the replacements since the last call.
   *
   * @param reporter gets what is wrong with several definitions of the same, and was not before
   */
  Update settle(Reporter reporter) {
    Map<Section, Map<String, Record>> servers = new EnumMap<>(Section.class);
    Map<String, Router> routers = new HashMap<>();
    Set<String> gone = new HashSet<>();
    boolean others = false;
    for (Place place : touched) {
      Slot slot = Objects.requireNonNull(slots(place.section()).get(place.name()));
      Record before = slot.value;
      settle(place, slot, reporter);
      Record after = slot.value;
      if (Objects.equals(before, after)) {
        slot.value = before; // the very same, so that comparing it with itself costs nothing
        continue;
      }
      built.remove(place.section());
      if (place.section() == Section.HTTP_ROUTERS && after == null) {
        gone.add(place.name());
      } else if (after instanceof Router router) {
        routers.put(place.name(), router);
      } else if (before != null && after != null && differInServers(before, after)) {
        servers.computeIfAbsent(place.section(), key -> new HashMap<>()).put(place.name(), after);
      } else {
        others = true;
      }
    }
    touched.clear();
    RouterChange change = new RouterChange(routers, gone);
    Extent extent = extent(!servers.isEmpty(), !change.isEmpty(), others);
    return new Update(extent, change(servers), change, List.of(), List.of());
  }

  private static Extent extent(boolean servers, boolean routers, boolean others) {
    if (others || (servers && routers)) {
      return Extent.EVERYTHING;
    }
    return servers ? Extent.SERVERS : routers ? Extent.ROUTERS : Extent.NOTHING;
  }

  private void settle(Place place, Slot slot, Reporter reporter) {
    List<Diagnostic> problems = new ArrayList<>(0);
    List<Claim<Record>> claims = slot.claims.stream().map(Owned::claim).toList();
    slot.value = Claim.settle(claims, problems::add);
    problems.stream().filter(found -> !slot.problems.contains(found)).forEach(reporter::report);
    slot.problems = List.copyOf(problems);
    if (slot.claims.isEmpty()) {
      slots(place.section()).remove(place.name());
    }
  }

  private static boolean differInServers(Record before, Record after) {
    return switch (before) {
      case Service old -> after instanceof Service now && ServerChange.isBetween(old, now);
      case TcpService old -> after instanceof TcpService now && ServerChange.isBetween(old, now);
      case UdpService old -> after instanceof UdpService now && ServerChange.isBetween(old, now);
      default -> false;
    };
  }

  private static ServerChange change(Map<Section, Map<String, Record>> services) {
    return new ServerChange(
        cast(services.get(Section.HTTP_SERVICES), Service.class),
        cast(services.get(Section.TCP_SERVICES), TcpService.class),
        cast(services.get(Section.UDP_SERVICES), UdpService.class));
  }

  private static <T extends Record> Map<String, T> cast(
      @Nullable Map<String, Record> records, Class<T> type) {
    Map<String, T> out = new HashMap<>();
    if (records != null) {
      records.forEach((name, record) -> out.put(name, type.cast(record)));
    }
    return out;
  }

  /** Everything that is defined. */
  DynamicConfig config() {
    return new DynamicConfig(
        new HttpConfig(
            all(Section.HTTP_ROUTERS, Router.class),
            all(Section.HTTP_SERVICES, Service.class),
            all(Section.HTTP_MIDDLEWARES, MiddlewareDef.class),
            all(Section.HTTP_TRANSPORTS, ServersTransport.class)),
        new TcpConfig(
            all(Section.TCP_ROUTERS, TcpRouter.class),
            all(Section.TCP_SERVICES, TcpService.class),
            all(Section.TCP_MIDDLEWARES, TcpMiddlewareDef.class),
            all(Section.TCP_TRANSPORTS, TcpServersTransport.class)),
        new UdpConfig(
            all(Section.UDP_ROUTERS, UdpRouter.class), all(Section.UDP_SERVICES, UdpService.class)),
        new TlsConfig(
            List.copyOf(new TreeMap<>(all(Section.TLS_CERTIFICATES, Certificate.class)).values()),
            all(Section.TLS_OPTIONS, TlsOptions.class),
            all(Section.TLS_STORES, TlsStore.class)));
  }

  /** A section, which is made anew only where something of it is another. */
  @SuppressWarnings("unchecked") // all that a section holds is of its one type
  private <T extends Record> Map<String, T> all(Section section, Class<T> type) {
    return (Map<String, T>) built.computeIfAbsent(section, key -> made(key, type));
  }

  private Map<String, Record> made(Section section, Class<? extends Record> type) {
    Map<String, Record> out = new HashMap<>();
    slots(section)
        .forEach((name, slot) -> {
          if (slot.value != null) {
            out.put(name, type.cast(slot.value));
          }
        });
    return Map.copyOf(out);
  }

  /** What is wrong with several definitions of the same. */
  List<Diagnostic> problems() {
    return slots.values().stream()
        .flatMap(section -> section.values().stream())
        .flatMap(slot -> slot.problems.stream())
        .toList();
  }

  /** The object that defines a part of the configuration; of several the last one. */
  @Nullable Span origin(ConfigPath path) {
    List<String> segments = path.segments();
    for (Section section : Section.values()) {
      if (segments.size() > 2
          && segments.get(0).equals(section.root)
          && segments.get(1).equals(section.key)) {
        Slot slot = slots(section).get(segments.get(2));
        return slot == null ? null : slot.claims.getLast().unit().span();
      }
    }
    return null;
  }
}
