package dev.traefikctl.agent.telemetry;

import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** How the fields of a request become a line: {@code accessLog.format}. */
public enum AccessFormat {
  /** Traefik's common log format: the generic one and request count, router, server, duration. */
  COMMON("common") {
    @Override
    void write(StringBuilder out, SortedMap<String, Object> fields) {
      clf(out, fields);
      out.append(' ').append(plain(fields.get("RequestCount")));
      out.append(' ').append(quoted(fields.get("RouterName")));
      out.append(' ').append(quoted(fields.get("ServiceURL")));
      long nanos = fields.get("Duration") instanceof Long duration ? duration : 0;
      out.append(' ').append(nanos / 1_000_000).append("ms");
    }
  },

  /** The combined log format of Apache. */
  GENERIC_CLF("genericCLF") {
    @Override
    void write(StringBuilder out, SortedMap<String, Object> fields) {
      clf(out, fields);
    }
  },

  /** One JSON object with sorted keys. */
  JSON("json") {
    @Override
    void write(StringBuilder out, SortedMap<String, Object> fields) {
      out.append('{');
      for (Map.Entry<String, Object> field : fields.entrySet()) {
        GoJson.string(out, field.getKey());
        out.append(':');
        switch (field.getValue()) {
          case Long number -> out.append(number.longValue());
          case Double number -> out.append(GoJson.number(number));
          case Object text -> GoJson.string(out, GoJson.wireText(text.toString()));
        }
        out.append(',');
      }
      out.setCharAt(out.length() - 1, '}');
    }
  };

  private final String option;

  AccessFormat(String option) {
    this.option = option;
  }

  /** The format of that name; the common one, with an error in the log, where there is none. */
  public static AccessFormat parse(String name) {
    for (AccessFormat format : values()) {
      if (format.option.equals(name)) {
        return format;
      }
    }
    if (!name.isEmpty()) {
      Log.error("Unsupported access log format, using the common one instead", "format", name);
    }
    return COMMON;
  }

  /** Whether the logger's own fields (level, msg, time) are part of the line. */
  boolean hasLoggerFields() {
    return this == JSON;
  }

  /** Appends the line without its end. */
  abstract void write(StringBuilder out, SortedMap<String, Object> fields);

  private static void clf(StringBuilder out, SortedMap<String, Object> fields) {
    out.append(plain(fields.get("ClientHost"))).append(" - ");
    out.append(plain(fields.get("ClientUsername")));
    out.append(" [").append(time(fields)).append("] \"");
    out.append(plain(fields.get("RequestMethod"))).append(' ');
    out.append(plain(fields.get("RequestPath"))).append(' ');
    out.append(plain(fields.get("RequestProtocol"))).append("\" ");
    out.append(plain(fields.get("DownstreamStatus"))).append(' ');
    out.append(plain(fields.get("DownstreamContentSize"))).append(' ');
    out.append(quoted(fields.get("request_Referer"))).append(' ');
    out.append(quoted(fields.get("request_User-Agent")));
  }

  private static String time(SortedMap<String, Object> fields) {
    Object start = fields.getOrDefault("StartUTC", fields.get("StartLocal"));
    return start instanceof LogTime time ? time.clf() : "-";
  }

  private static String plain(@Nullable Object value) {
    String text = value == null ? "" : value.toString();
    return text.isEmpty() ? "-" : GoJson.wireText(text);
  }

  private static String quoted(@Nullable Object value) {
    String text = value == null ? "" : value.toString();
    return text.isEmpty() ? "\"-\"" : '"' + GoJson.wireText(text).replace("\"", "\\\"") + '"';
  }
}
