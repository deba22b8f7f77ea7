package dev.traefikctl.agent.telemetry;

import dev.traefikctl.http.HeaderName;
import dev.traefikctl.http.Headers;
import dev.traefikctl.http.Hosts;
import dev.traefikctl.http.Upstream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The fields of an entry that the configuration keeps, by Traefik's names (see its access log
 * reference).
 *
 * @param dropQuery {@code fields.queryParameters.defaultMode: drop}
 * @param zone of StartLocal
 */
record AccessFields(FieldModes fields, FieldModes headers, boolean dropQuery, ZoneId zone) {

  private static final HeaderName CONTENT_TYPE = HeaderName.of("Content-Type");

  /** All kept fields; the values are texts, {@link Long}s, {@link Double}s or {@link LogTime}s. */
  SortedMap<String, Object> of(AccessEntry entry) {
    SortedMap<String, Object> out = new TreeMap<>();
    times(entry, out);
    client(entry, out);
    request(entry, out);
    service(entry, out);
    response(entry, out);
    addHeaders("request_", entry.requestHeaders(), out);
    if (entry.originStatus() != 0) {
      addResponse("origin_", entry, out); // the two share their headers in Traefik
    }
    addResponse("downstream_", entry, out);
    return out;
  }

  private void addResponse(String prefix, AccessEntry entry, SortedMap<String, Object> out) {
    Headers response = entry.responseHeaders();
    addHeaders(prefix, response, out);
    addHeaders(prefix, entry.trailers(), out);
    if (response != null && !response.contains(CONTENT_TYPE) && !entry.typeGuessed()) {
      addHeader(prefix, "Content-Type", "", out); // by which Traefik keeps types from being guessed
    }
  }

  /** The fields that the logging library of Traefik adds to each line; they cannot be dropped. */
  void addLoggerFields(SortedMap<String, Object> out, Instant now) {
    out.put("level", "info");
    out.put("msg", "");
    out.put("time", new LogTime(now.atZone(zone)).seconds());
  }

  private void times(AccessEntry entry, SortedMap<String, Object> out) {
    put(out, "StartUTC", new LogTime(entry.start().atZone(ZoneOffset.UTC)));
    put(out, "StartLocal", new LogTime(entry.start().atZone(zone)));
    put(out, "Duration", entry.duration());
    put(out, "Overhead", entry.duration() - entry.originDuration());
    put(out, "RequestCount", entry.count());
    put(out, "entryPointName", entry.entryPoint());
  }

  private void client(AccessEntry entry, SortedMap<String, Object> out) {
    String forwarded = entry.arrival().forwardedFor();
    String user = entry.user();
    put(out, "ClientAddr", entry.clientAddress());
    put(out, "ClientHost", forwarded == null ? entry.clientIp() : forwarded);
    put(out, "ClientPort", Integer.toString(entry.clientPort()));
    put(out, "ClientUsername", user == null ? "-" : user);
  }

  private void request(AccessEntry entry, SortedMap<String, Object> out) {
    String target = entry.arrival().target();
    int query = dropQuery ? target.indexOf('?') : -1;
    put(out, "RequestMethod", entry.method());
    put(out, "RequestPath", query < 0 ? target : target.substring(0, query));
    put(out, "RequestProtocol", entry.protocol());
    put(out, "RequestScheme", entry.tls() ? "https" : "http");
    put(out, "RequestContentSize", entry.requestSize());
    String host = entry.arrival().host();
    if (!host.isEmpty()) {
      int colon = Hosts.portColon(host);
      put(out, "RequestAddr", host);
      put(out, "RequestHost", Hosts.splitOff(host));
      put(out, "RequestPort", colon < 0 ? "-" : host.substring(colon + 1));
    }
  }

  private void service(AccessEntry entry, SortedMap<String, Object> out) {
    put(out, "RouterName", entry.router());
    put(out, "ServiceName", entry.service());
    Upstream upstream = entry.upstream();
    if (upstream != null) {
      put(out, "ServiceURL", upstream.url());
      put(out, "ServiceAddr", upstream.authority());
    }
    put(out, "OriginStatus", (long) entry.originStatus());
    put(out, "OriginContentSize", entry.originSize());
    put(out, "OriginDuration", entry.originDuration());
    put(out, "RetryAttempts", 0L);
  }

  private void response(AccessEntry entry, SortedMap<String, Object> out) {
    put(out, "DownstreamStatus", (long) entry.status());
    put(out, "DownstreamContentSize", entry.size());
    if (entry.size() != 0 && entry.size() != entry.originSize()) {
      put(out, "GzipRatio", (double) entry.originSize() / entry.size());
    }
  }

  private void put(SortedMap<String, Object> out, String name, @Nullable Object value) {
    if (value != null && fields.keeps(name)) {
      out.put(name, value);
    }
  }

  private void addHeaders(String prefix, @Nullable Headers source, SortedMap<String, Object> out) {
    if (source == null) {
      return;
    }
    source.forEach((name, value) -> addHeader(prefix, name, value, out));
  }

  private void addHeader(String prefix, String name, String value, SortedMap<String, Object> out) {
    switch (headers.of(name)) {
      case DROP -> {}
      case REDACT -> out.put(prefix + name, "REDACTED");
      case KEEP -> out.merge(prefix + name, value, (a, b) -> a + "," + b);
    }
  }
}
