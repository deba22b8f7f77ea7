package dev.traefikctl.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Performs the steps of one case and gives the observation that is compared with the recording. */
final class CaseRunner {

  private static final List<String> KINDS =
      List.of(
          "request",
          "connection",
          "websocket",
          "tcp",
          "udp",
          "sleep",
          "reconfigure",
          "accesslog",
          "metrics");

  private static final Pattern LOG_VALUES =
      Pattern.compile("\\[\\d.*?\\]|:\\d{4,5} |\\d+ms|(?<=\" )\\d+(?= \")");

  private final World world;
  private final Proxy proxy;
  private final Case test;
  private final Client client;
  private final HttpExchange http;
  private final Patience patience;
  private final Map<String, String> jar = new TreeMap<>();
  private Map<String, Object> expectedStep = Map.of();

  CaseRunner(World world, Proxy proxy, Case test, Path certificates, Patience patience) {
    this.world = world;
    this.proxy = proxy;
    this.test = test;
    this.patience = patience;
    this.client = new Client(world, certificates, patience.millis());
    this.http = new HttpExchange(client);
  }

  /** What is seen; up to the first step that is not as recorded where patience is scant. */
  Map<String, Object> run() throws Exception {
    proxy.clean();
    world.journal.quiet(strings(test.spec().get("quiet")));
    world.journal.reset(test.spec().get("reply"));
    Map<String, Object> out = new LinkedHashMap<>();
    if (!proxy.apply(files(), test.spec(), patienceFor(test.expected()))) {
      out.put("applied", false);
      out.put("exited", proxy.exited());
      out.put("steps", List.of());
      return out;
    }
    proxy.truncateAccessLog();
    List<Object> steps = new ArrayList<>();
    List<Object> expected = Tree.list(test.expected().get("steps"));
    for (Object step : test.steps()) {
      expectedStep =
          steps.size() < expected.size() ? Tree.map(expected.get(steps.size())) : Map.of();
      Object seen = step(Tree.map(step));
      if (seen != null) {
        steps.add(seen);
        if (patience.isScant() && differs(steps)) {
          break;
        }
      }
    }
    out.put("applied", true);
    out.put("steps", steps);
    return Tree.flag(test.spec(), "anonymous") ? anonymous(out) : out;
  }

  /** A configuration that is not to be served need not be waited for. */
  private Patience patienceFor(Map<String, Object> expected) {
    return Boolean.FALSE.equals(expected.get("applied")) ? Patience.scant() : patience;
  }

  private boolean differs(List<Object> steps) {
    if (Tree.flag(test.spec(), "anonymous")) {
      return false; // names are given when all is seen
    }
    List<Object> expected = Tree.list(test.expected().get("steps"));
    int last = steps.size() - 1;
    return last >= expected.size()
        || !Tree.differences(expected.get(last), steps.get(last)).isEmpty();
  }

  private Map<String, Object> files() {
    return Tree.map(test.spec().get("files"));
  }

  private static List<String> strings(@Nullable Object value) {
    return Tree.list(value).stream().map(String::valueOf).toList();
  }

  private @Nullable Object step(Map<String, Object> step) throws Exception {
    String kind = KINDS.stream().filter(step::containsKey).findFirst().orElseThrow();
    Object body = proxy.substitute(step.get(kind));
    return switch (kind) {
      case "sleep" -> {
        if (step.containsKey("reply")) {
          world.journal.reset(step.get("reply"));
        }
        Thread.sleep((long) (((Number) Objects.requireNonNull(body)).doubleValue() * 1000));
        yield null;
      }
      case "reconfigure" -> applied(Tree.map(body));
      case "accesslog" -> accessLog(Tree.map(body));
      case "metrics" -> metrics(Tree.map(body));
      default -> exchangeStep(kind, step, Tree.map(body));
    };
  }

  private Map<String, Object> applied(Map<String, Object> spec) throws Exception {
    return new LinkedHashMap<>(
        Map.of("applied", proxy.apply(files(), spec, patienceFor(expectedStep))));
  }

  private Object accessLog(Map<String, Object> spec) throws IOException, InterruptedException {
    List<Object> found = new ArrayList<>();
    List<String> fields = strings(spec.get("fields"));
    for (String line : accessLogLines()) {
      found.add(
          line.startsWith("{")
              ? fieldsOf(Tree.map(Tree.parse(line)), fields)
              : LOG_VALUES.matcher(line).replaceAll("<v>"));
    }
    if (Tree.flag(spec, "sort")) {
      found.sort(Comparator.comparing(Tree::print));
    }
    return scrubbed(new LinkedHashMap<>(Map.of("lines", found)));
  }

  /** The log is written after the answer; nothing tells when. */
  private List<String> accessLogLines() throws IOException, InterruptedException {
    Path file = Path.of(proxy.variables.getOrDefault("accesslog", ""));
    int expected = Tree.list(expectedStep.get("lines")).size();
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patience.millis());
    while (linesOf(file).size() < expected && System.nanoTime() < deadline) {
      Thread.sleep(10);
    }
    Thread.sleep(200); // lets lines that must not come arrive
    return linesOf(file);
  }

  private static List<String> linesOf(Path log) throws IOException {
    return Files.readAllLines(log).stream().filter(line -> !line.contains("zz-ready")).toList();
  }

  private static Object fieldsOf(Map<String, Object> entry, List<String> fields) {
    if (fields.isEmpty()) {
      return new ArrayList<Object>(entry.keySet().stream().sorted().toList());
    }
    Map<String, Object> out = new LinkedHashMap<>();
    fields.forEach(f -> out.put(f, entry.get(f)));
    return out;
  }

  private Object metrics(Map<String, Object> spec) throws Exception {
    Map<String, Object> result =
        http.run(Map.of("ep", Tree.text(spec, "ep", "metrics"), "path", "/metrics"));
    List<String> prefixes = strings(spec.get("prefixes"));
    boolean values = Tree.flag(spec, "values");
    List<Object> series = new ArrayList<>();
    Tree.text(result, "body", "")
        .lines()
        .filter(l -> prefixes.stream().anyMatch(l::startsWith) && !l.contains("zz-ready"))
        .map(l -> values ? l : l.substring(0, l.lastIndexOf(' ')))
        .sorted()
        .forEach(series::add);
    return scrubbed(new LinkedHashMap<>(Map.of("series", series)));
  }

  private Map<String, Object> exchange(String kind, Map<String, Object> body, int repetition)
      throws Exception {
    Map<String, Object> spec =
        Tree.map(Proxy.substitute(body, Map.of("i", Integer.toString(repetition))));
    Client.Between between = item -> step(item);
    Map<String, Object> withCookies = withJar(spec);
    Map<String, Object> result =
        switch (kind) {
          case "request" -> http.run(withCookies);
          case "connection" -> http.connection(withCookies, between);
          case "websocket" -> client.websocket(withCookies, between);
          case "tcp" -> client.tcp(withCookies, between);
          default -> client.udp(withCookies, between);
        };
    if (Tree.flag(spec, "jar")) {
      keepCookies(result);
    }
    return Observations.jsonBody(result);
  }

  /** With {@code jar: true} a request sends the cookies that earlier ones have received. */
  private Map<String, Object> withJar(Map<String, Object> spec) {
    if (!Tree.flag(spec, "jar") || jar.isEmpty()) {
      return spec;
    }
    List<String> cookies = new ArrayList<>();
    jar.forEach((name, value) -> cookies.add(name + "=" + value));
    List<Object> headers = new ArrayList<>();
    Wire.pairs(spec.get("headers"))
        .forEach(h -> headers.add(new ArrayList<>(List.of(h.name(), h.value()))));
    headers.add(new ArrayList<>(List.of("Cookie", String.join("; ", cookies))));
    Map<String, Object> out = new LinkedHashMap<>(spec);
    out.put("headers", headers);
    return out;
  }

  private void keepCookies(Map<String, Object> result) {
    Object cookies = Tree.map(result.get("headers")).get("set-cookie");
    List<?> all =
        cookies instanceof List<?> list ? list : cookies == null ? List.of() : List.of(cookies);
    for (Object cookie : all) {
      String[] pair = String.valueOf(cookie).split(";", 2)[0].split("=", 2);
      jar.put(pair[0], pair[1]);
    }
  }

  private Object exchangeStep(String kind, Map<String, Object> step, Map<String, Object> body)
      throws Exception {
    world.journal.reset(step.get("reply"));
    Map<String, Object> observed;
    if (step.containsKey("parallel")) {
      observed = parallel(kind, step, body);
    } else if (step.containsKey("repeat")) {
      observed = repeated(kind, step, body);
    } else if (step.containsKey("meanwhile")) {
      observed = meanwhile(kind, step, body);
    } else {
      observed = exchange(kind, body, 1);
    }
    if (kind.equals("request") || kind.equals("websocket") || kind.equals("connection")) {
      addUpstream(step, body, observed);
    }
    Object out = scrubbed(observed);
    List<Object> ignored = new ArrayList<>(Tree.list(test.spec().get("ignore")));
    ignored.addAll(Tree.list(step.get("ignore")));
    for (Object path : ignored) {
      Tree.drop(out, Arrays.asList(String.valueOf(path).split("\\.")));
    }
    return out;
  }

  private Map<String, Object> parallel(
      String kind, Map<String, Object> step, Map<String, Object> body) throws Exception {
    int count = (int) Tree.number(step, "parallel", 0);
    List<Object> variants =
        step.containsKey("variants")
            ? Tree.list(proxy.substitute(step.get("variants")))
            : List.of(Map.of());
    List<ConcurrentLinkedQueue<Map<String, Object>>> results = new ArrayList<>();
    variants.forEach(v -> results.add(new ConcurrentLinkedQueue<>()));
    List<Thread> threads = new ArrayList<>();
    AtomicReference<Exception> failure = new AtomicReference<>();
    for (int i = 0; i < count; i++) {
      Thread.sleep(i == 0 ? 0 : (long) (Tree.number(step, "stagger", 0) * 1000));
      for (int v = 0; v < variants.size(); v++) {
        Map<String, Object> spec = new LinkedHashMap<>(body);
        spec.putAll(Tree.map(variants.get(v)));
        int repetition = i + 1;
        ConcurrentLinkedQueue<Map<String, Object>> into = results.get(v);
        threads.add(
            Thread.ofVirtual()
                .start(() -> {
                  try {
                    into.add(exchange(kind, spec, repetition));
                  } catch (Exception e) {
                    failure.set(e);
                  }
                }));
      }
    }
    for (Thread thread : threads) {
      thread.join();
    }
    if (failure.get() != null) {
      throw failure.get();
    }
    return Observations.parallel(kind, results, step.containsKey("variants"));
  }

  private Map<String, Object> repeated(
      String kind, Map<String, Object> step, Map<String, Object> body) throws Exception {
    String show = Tree.text(step, "show", "status");
    List<Object> results = new ArrayList<>();
    for (int i = 0; i < (int) Tree.number(step, "repeat", 0); i++) {
      Thread.sleep(i == 0 ? 0 : (long) (Tree.number(step, "pause", 0) * 1000));
      Map<String, Object> result = exchange(kind, body, i + 1);
      results.add(result.containsKey(show) ? result.get(show) : result);
    }
    boolean ordered = !Boolean.FALSE.equals(step.get("upstreamOrder"));
    if (!ordered && (kind.equals("tcp") || kind.equals("udp"))) {
      results.sort(Comparator.comparing(Tree::print));
    }
    return new LinkedHashMap<>(Map.of("repeated", results));
  }

  /** The request is under way (a backend has seen it) while the other steps run. */
  private Map<String, Object> meanwhile(
      String kind, Map<String, Object> step, Map<String, Object> body) throws Exception {
    AtomicReference<Map<String, Object>> result = new AtomicReference<>();
    Thread thread =
        Thread.ofVirtual()
            .start(() -> {
              try {
                result.set(exchange(kind, body, 1));
              } catch (Exception e) {
                result.set(new LinkedHashMap<>(Map.of("noResponse", "runner")));
              }
            });
    world.journal.await(1, patience.millis());
    Thread.sleep(50); // as the recording did: the proxy, too, knows by now
    List<Object> upstream = world.journal.seen();
    List<Object> inner = new ArrayList<>();
    for (Object other : Tree.list(step.get("meanwhile"))) {
      Object seen = step(Tree.map(other));
      if (seen != null) {
        inner.add(seen);
      }
    }
    thread.join();
    world.journal.replaceSeen(upstream);
    Map<String, Object> out = new LinkedHashMap<>(result.get());
    out.put("meanwhile", inner);
    return out;
  }

  private void addUpstream(
      Map<String, Object> step, Map<String, Object> body, Map<String, Object> observed)
      throws InterruptedException {
    world.journal.await((int) Tree.number(step, "upstreams", 0), patience.millis());
    Thread.sleep(20); // lets requests that must not come arrive
    List<Object> upstream = world.journal.seen();
    if (Tree.flag(step, "reused")) {
      observed.put("reusedConnection", world.journal.reusedConnection());
    }
    boolean asked =
        Wire.pairs(body.get("headers")).stream()
            .anyMatch(h -> h.name().toLowerCase(Locale.ROOT).equals("accept-encoding"));
    if (!asked) {
      Tree.drop(upstream, List.of("headers", "accept-encoding"));
    }
    boolean ordered = !Boolean.FALSE.equals(step.get("upstreamOrder"));
    if (step.containsKey("repeat") || step.containsKey("parallel")) {
      List<Object> names = new ArrayList<>();
      upstream.forEach(u -> names.add(Tree.text(Tree.map(u), "backend", "")));
      observed.put(
          "upstream",
          ordered && !step.containsKey("parallel") ? names : Observations.counts(names));
    } else {
      if (!ordered) {
        upstream.sort(Comparator.comparing(u -> Tree.text(Tree.map(u), "backend", "")));
      }
      observed.put("upstream", upstream);
    }
  }

  private @Nullable Object scrubbed(Object value) {
    Object shown = Observations.withoutMachine(Observations.withoutReadiness(value));
    return Tree.mapTexts(shown, world::recorded);
  }

  private static Map<String, Object> anonymous(Map<String, Object> observation) throws IOException {
    return Tree.map(Tree.parse(Observations.anonymous(Tree.print(observation))));
  }
}
