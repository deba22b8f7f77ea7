package dev.traefikctl.conformance;

import dev.traefikctl.conformance.Wire.Field;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A request that is challenged first, then sent with the answer to it (RFC 2617, qop=auth). */
final class DigestExchange {

  private static final Pattern PARAMETER = Pattern.compile("(\\w+)=\"?([^\",]*)\"?");

  private final HttpExchange http;

  DigestExchange(HttpExchange http) {
    this.http = http;
  }

  Map<String, Object> run(Map<String, Object> step) throws Exception {
    Map<String, Object> account = Tree.map(step.get("digest"));
    Map<String, Object> plain = new LinkedHashMap<>(step);
    plain.remove("digest");
    Map<String, Object> challenge = http.run(plain);
    Map<String, String> asked = parameters(challenge);
    if (!asked.containsKey("nonce")) {
      return new LinkedHashMap<>(Map.of("notChallenged", challenge));
    }
    Object count = account.getOrDefault("nc", List.of("00000001"));
    List<Object> counts = count instanceof List<?> ? Tree.list(count) : List.of(count);
    List<Object> answers = new ArrayList<>();
    for (Object nc : counts) {
      List<Field> headers = new ArrayList<>(Wire.pairs(step.get("headers")));
      headers.add(
          new Field("Authorization", authorization(step, account, asked, String.valueOf(nc))));
      Map<String, Object> next = new LinkedHashMap<>(plain);
      List<Object> lines = new ArrayList<>();
      headers.forEach(h -> lines.add(new ArrayList<>(List.of(h.name(), h.value()))));
      next.put("headers", lines);
      answers.add(http.run(next));
    }
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("challenge", challenge);
    out.put("answers", answers);
    return out;
  }

  private static Map<String, String> parameters(Map<String, Object> challenge) {
    String header = Tree.text(Tree.map(challenge.get("headers")), "www-authenticate", "");
    Map<String, String> out = new LinkedHashMap<>();
    Matcher matcher = PARAMETER.matcher(header);
    while (matcher.find()) {
      out.put(matcher.group(1), matcher.group(2));
    }
    return out;
  }

  private static String authorization(
      Map<String, Object> step, Map<String, Object> account, Map<String, String> asked, String nc)
      throws NoSuchAlgorithmException {
    String uri = Tree.text(account, "uri", Tree.text(step, "path", "/"));
    String user = Tree.text(account, "user", "");
    String realm = asked.getOrDefault("realm", "");
    String nonce = asked.getOrDefault("nonce", "");
    String ha1 = md5(user, Tree.text(account, "realm", realm), Tree.text(account, "password", ""));
    String ha2 = md5(Tree.text(step, "method", "GET"), uri);
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("username", user);
    fields.put("realm", realm);
    fields.put("nonce", nonce);
    fields.put("uri", uri);
    fields.put("response", md5(ha1, nonce, nc, "abcdef", "auth", ha2));
    fields.put("opaque", asked.getOrDefault("opaque", ""));
    fields.put("cnonce", "abcdef");
    fields.putAll(Tree.map(account.get("fields")));
    StringBuilder out = new StringBuilder("Digest ");
    fields.forEach((name, value) -> out.append(name).append("=\"").append(value).append("\", "));
    return out.append("algorithm=MD5, qop=auth, nc=").append(nc).toString();
  }

  private static String md5(String... parts) throws NoSuchAlgorithmException {
    byte[] sum = MessageDigest.getInstance("MD5").digest(Backends.latin1(String.join(":", parts)));
    return HexFormat.of().formatHex(sum);
  }
}
