package dev.traefikctl.cli;

import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.ConfigPath;
import dev.traefikctl.diag.Diagnostic;
import dev.traefikctl.kubernetes.KubeObject;
import dev.traefikctl.kubernetes.WrittenRoute;
import dev.traefikctl.source.Node;
import dev.traefikctl.source.Span;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Findings that only follow from others and would distract from them: a middleware without type
 * because its type was misspelt, a reference by a name that is itself wrong.
 */
final class Consequences {

  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

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
  private final LostNames lost = new LostNames();
  private final List<Span> undecodable = new ArrayList<>();
  private final List<Span> objects = new ArrayList<>();
  private final boolean unread;
  private final Set<ConfigPath> redirections = new HashSet<>();
  private final Set<ConfigPath> wrongSections = new HashSet<>();
  private final Set<Set<String>> cycles = new HashSet<>();
  private boolean foreignSections;

  Consequences(Workspace workspace, List<Diagnostic> all) {
    this.workspace = workspace;
    this.unread = workspace.hasUnread();
    lost.duplicates(workspace.documents());
    // a route that Traefik drops uses its middlewares all the same, once it is mended
    for (KubeObject object : workspace.kube().given()) {
      WrittenRoute.of(object).forEach(route -> route.middlewares().forEach(lost::use));
      objects.add(object.node().span());
    }
    dropped();
    for (Diagnostic finding : all) {
      Span span = finding.span();
      ConfigPath path = finding.path();
      noteMeant(finding);
      if (finding.code() == Code.UNKNOWN_ENTRY_POINT && path != null) {
        redirections.add(path);
      }
      if (finding.code() == Code.WRONG_TYPE && path != null) {
        wrongSections.add(path);
      }
      foreignSections |=
          finding.code() == Code.UNKNOWN_ROOT_KEY
              || finding.code() == Code.REMOVED_OPTION
              || finding.code() == Code.SECOND_DOCUMENT;
      if (finding.code() == Code.SYNTAX && span != null) {
        undecodable.add(span);
      }
      if (DECODING.contains(finding.code()) && span != null) {
        undecoded.add(span);
      }
      if (finding.code() == Code.AT_SIGN_IN_NAME && path != null) {
        misnamed.add(part(path).toString());
        lost.define(path.name().replaceFirst("@.*", ""), null);
      }
      if (finding.code() == Code.PARENT_REF && path != null && path.segments().size() > PART + 1) {
        withoutParent.add(part(path).toString());
      }
    }
  }

  /** Notes the objects that are left out for a reason that is told. */
  private void dropped() {
    for (Diagnostic finding : workspace.manifestFindings()) {
      Span span = finding.span();
      for (KubeObject object : workspace.kube().given()) {
        if (finding.isError() && span != null && isWithin(span, object.node().span())) {
          lost.define(object.namespace() + "-" + object.name(), null);
        }
      }
    }
  }

  /** Names that are used, if only by what is misspelt. */
  private void noteMeant(Diagnostic finding) {
    ConfigPath path = finding.path();
    boolean unknown =
        finding.code() == Code.UNKNOWN_DYNAMIC_FIELD || finding.code() == Code.UNKNOWN_ROOT_KEY;
    if (unknown && path != null) {
      lost.define(path.name(), workspace.dynamicNode(path));
    }
    String suggestion = finding.suggestion();
    if (isOfUnread(finding) && suggestion != null) {
      Matcher quoted = QUOTED.matcher(suggestion);
      if (quoted.find()) {
        lost.use(quoted.group(1));
      }
    }
  }

  /** Whether it looks wrong where the file that defines or uses a part could not be read. */
  private static boolean isOfUnread(Diagnostic finding) {
    return finding.code() == Code.UNUSED || Foreign.isReference(finding);
  }

  /** Whether it speaks of text that only looks so because the file's bytes are wrong. */
  private boolean isOfWrongBytes(Diagnostic finding) {
    Span span = finding.span();
    return span != null
        && finding.code() != Code.SYNTAX
        && undecodable.stream()
            .anyMatch(bytes -> bytes.file().equals(span.file()) && bytes.line() == span.line());
  }

  /** Whether a finding follows from another one. */
  boolean contain(Diagnostic finding) {
    if (unread && isOfUnread(finding) || isOfWrongBytes(finding)) {
      return true;
    }
    ConfigPath path = finding.path();
    if (finding.code() == Code.STATIC_INVALID) {
      return isOfStatic(finding);
    }
    if (finding.code() == Code.REFERENCE_CYCLE && !cycles.add(members(finding))) {
      return true;
    }
    if (path == null || path.segments().size() < PART) {
      return false;
    }
    if (finding.code() == Code.UNUSED && lost.uses(path.name()) || isOfLost(finding)) {
      return true;
    }
    String name = part(path).toString();
    if (misnamed.contains(name) && finding.code() != Code.AT_SIGN_IN_NAME) {
      return true;
    }
    if (finding.code() == Code.PARENT_REF && withoutParent.contains(name)) {
      return path.segments().size() == PART + 1; // the whole list; the item is named as well
    }
    Node node = workspace.node(path);
    Node part = workspace.node(part(path));
    boolean missing = path.segments().size() == PART || node == null;
    return OF_DECODING.contains(finding.code())
        && (node != null && undecodedWithin(node.span())
            || missing && part != null && undecodedWithin(all(path, part)));
  }

  /**
   * All that a part is made of. Of an object of Kubernetes the part has only what could be read;
   * one with routes makes several.
   */
  private Span all(ConfigPath path, Node part) {
    for (Span object : objects) {
      if (isWithin(part.span(), object) && !path.segments().get(1).equals("routers")) {
        return object;
      }
    }
    return part.span();
  }

  private static boolean isWithin(Span inner, Span outer) {
    return inner.file().equals(outer.file())
        && isInOrder(outer.line(), outer.column(), inner.line(), inner.column())
        && isInOrder(inner.line(), inner.column(), outer.endLine(), outer.endColumn());
  }

  private static boolean isInOrder(int line, int column, int nextLine, int nextColumn) {
    return line < nextLine || line == nextLine && column <= nextColumn;
  }

  /** Who is in a cycle, wherever it was entered: {@code … detected in a@file->b@file->a@file}. */
  private static Set<String> members(Diagnostic finding) {
    String message = finding.message();
    return Set.copyOf(List.of(message.substring(message.lastIndexOf(' ') + 1).split("->", -1)));
  }

  /** Whether it refers to what stands in a section that is told of. */
  private boolean isOfLost(Diagnostic finding) {
    return Foreign.isReference(finding)
        && finding.path() != null
        && workspace.node(finding.path()) instanceof Node.Scalar reference
        && lost.defines(reference.text());
  }

  /** A file without a known section has unknown ones, and a redirection is told of as such. */
  private boolean isOfStatic(Diagnostic finding) {
    ConfigPath path = finding.path();
    for (ConfigPath at = path; at != null; at = at.parent()) {
      if (wrongSections.contains(at)) {
        return true;
      }
    }
    return path == null
        ? foreignSections && finding.message().startsWith("no valid configuration found")
        : redirections.contains(path)
            || redirections.contains(path.child("entryPoint").child("to"));
  }

  private boolean undecodedWithin(Span outer) {
    return undecoded.stream().anyMatch(span -> isWithin(span, outer));
  }

  private static ConfigPath part(ConfigPath path) {
    List<String> segments = path.segments();
    return ConfigPath.of(segments.subList(0, PART).toArray(new String[0]));
  }
}
