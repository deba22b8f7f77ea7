package dev.traefikctl.rule;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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
    try (InputStream in = Verdicts.class.getResourceAsStream("/rule/verdicts.json");
        JsonParser json = new JsonFactory().createParser(Objects.requireNonNull(in))) {
      json.nextToken();
      Map<?, ?> root = (Map<?, ?>) value(json);
      return new Verdicts(list(root.get("http")), list(root.get("tcp")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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

  private static Object value(JsonParser json) throws IOException {
    return switch (json.currentToken()) {
      case START_OBJECT -> {
        Map<String, Object> map = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
          String key = json.currentName();
          json.nextToken();
          map.put(key, value(json));
        }
        yield map;
      }
      case START_ARRAY -> {
        List<Object> list = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
          list.add(value(json));
        }
        yield list;
      }
      case VALUE_NUMBER_INT -> json.getLongValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> json.getText();
    };
  }
}
