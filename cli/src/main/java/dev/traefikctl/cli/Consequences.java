package dev.traefikctl.cli;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.ConfigPath;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.source.Node;
import dev.traefikctl.source.Span;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Findings that only follow from others and would distract from them: a middleware without type
 * because its type was misspelt, a reference by a name that is itself wrong.
 */
final class Consequences {

  private static final Set<Code> DECODING =
      EnumSet.of(
          Code.UNKNOWN_DYNAMIC_FIELD, Code.EMPTY_SECTION, Code.DUPLICATE_KEY, Code.WRONG_TYPE);

  /** What a part can lack because something in it could not be decoded. */
  private static final Set<Code> OF_DECODING =
      EnumSet.of(
          Code.MIDDLEWARE_TYPE,
          Code.SERVICE_TYPE,
          Code.UNKNOWN_SERVICE,
          Code.NO_SERVERS,
          Code.MIDDLEWARE_VALUE_MISSING,
          Code.MIDDLEWARE_EXPRESSION,
          Code.IN_FLIGHT_ZERO,
          Code.RATE_LIMIT_ZERO,
          Code.FORWARD_AUTH_ADDRESS,
          Code.SERVER_URL,
          Code.RULE_SYNTAX);

  /** The depth of a router, service or middleware: {@code http.routers.app}. */
  private static final int PART = 3;

  private final Workspace workspace;
  private final List<Span> undecoded = new ArrayList<>();
  private final Set<String> misnamed = new HashSet<>();
  private final Set<String> withoutParent = new HashSet<>();

  Consequences(Workspace workspace, List<Diagnostic> all) {
    this.workspace = workspace;
    for (Diagnostic finding : all) {
      Span span = finding.span();
      ConfigPath path = finding.path();
      if (DECODING.contains(finding.code()) && span != null) {
        undecoded.add(span);
      }
      if (finding.code() == Code.AT_SIGN_IN_NAME && path != null) {
        misnamed.add(part(path).toString());
      }
      if (finding.code() == Code.PARENT_REF && path != null && path.segments().size() > PART + 1) {
        withoutParent.add(part(path).toString());
      }
    }
  }

  /** Whether a finding follows from another one. */
  boolean contain(Diagnostic finding) {
    ConfigPath path = finding.path();
    if (path == null || path.segments().size() < PART) {
      return false;
    }
    String part = part(path).toString();
    if (misnamed.contains(part) && finding.code() != Code.AT_SIGN_IN_NAME) {
      return true;
    }
    if (finding.code() == Code.PARENT_REF && withoutParent.contains(part)) {
      return path.segments().size() == PART + 1; // the whole list; the item is named as well
    }
    boolean missing = path.segments().size() == PART || workspace.node(path) == null;
    return missing && OF_DECODING.contains(finding.code()) && undecoded(part(path));
  }

  private boolean undecoded(ConfigPath part) {
    Node node = workspace.node(part);
    if (node == null) {
      return false;
    }
    Span whole = node.span();
    for (Span span : undecoded) {
      boolean inside =
          span.file().equals(whole.file())
              && span.line() >= whole.line()
              && span.line() <= whole.endLine();
      if (inside) {
        return true;
      }
    }
    return false;
  }

  private static ConfigPath part(ConfigPath path) {
    List<String> segments = path.segments();
    return ConfigPath.of(segments.subList(0, PART).toArray(new String[0]));
  }
}
