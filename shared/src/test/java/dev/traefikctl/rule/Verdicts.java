package dev.traefikctl.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What Traefik v3.7.9 made of rules: recorded from its API. */
record Verdicts(List<Verdict> http, List<Verdict> tcp) {

  record Verdict(
      String name, String syntax, String rule, boolean tls, long priority, List<String> errors) {

    RuleSyntax ruleSyntax() {
      return RuleSyntax.of(syntax);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Verdicts load() {
    Map<?, ?> root = (Map<?, ?>) Recordings.document("/rule/verdicts.json");
    return new Verdicts(list(root.get("http")), list(root.get("tcp")));
  }

  private static List<Verdict> list(Object cases) {
    List<Verdict> out = new ArrayList<>();
    for (Object item : (List<?>) cases) {
      Map<?, ?> map = (Map<?, ?>) item;
      List<String> errors = ((List<?>) map.get("error")).stream().map(String::valueOf).toList();
      Object priority = map.get("priority");
      out.add(
          new Verdict(
              (String) map.get("case"),
              (String) map.get("syntax"),
              (String) map.get("rule"),
              Boolean.TRUE.equals(map.get("tls")),
              priority == null ? 0 : ((Number) priority).longValue(),
              errors));
    }
    return out;
  }
}
