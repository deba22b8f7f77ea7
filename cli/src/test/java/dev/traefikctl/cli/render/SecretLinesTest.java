package dev.traefikctl.cli.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretLinesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "users: [\"a:bcd\", 'e:fg']#users: [\"a:***\", 'e:**']",
        "users = [\"a:bcd\"]#users = [\"a:***\"]",
        "  password: hunter2, x: y#  password: *******, x: y",
        "{\"password\":\"hunter2\",\"x\":1}#{\"password\":\"*******\",\"x\":1}",
        "- x:$apr1$H6uskkkW$Ig/LP6#- x:*********************",
        "Authorization: Bearer abcdefgh#Authorization: ****** ********",
        "username: joe#username: ***",
        "keyFile: /etc/key.pem#keyFile: /etc/key.pem",
        "keyFile: \"-----BEGIN PRIVATE KEY-----MIIE\"#keyFile: \"-----BEGIN PRIVATE KEY-----****\"",
        "usersFile: /etc/users#usersFile: /etc/users",
        "basicAuth: {secret: name}#basicAuth: {secret: name}",
        "rule: Host(`users`)#rule: Host(`users`)"
      })
  void secretsAreHiddenInTheirLine(String line, String shown) {
    assertEquals(shown, SecretLines.shown(List.of(line), 0));
  }

  @Test
  void itemsBelowTheirKeyAreHidden() {
    List<String> lines =
        List.of(
            "auth:",
            "  users:",
            "  - plain",
            "  - a:b c",
            "",
            "  - \"c:dd\"",
            "  realm: shown",
            "  password: |",
            "    hidden",
            "  keyFile: |",
            "    -----BEGIN EC PRIVATE KEY-----",
            "    MIIE",
            "users = [",
            "  \"a:bb\",",
            "]");
    List<String> shown =
        IntStream.range(0, lines.size()).mapToObj(i -> SecretLines.shown(lines, i)).toList();
    assertEquals(
        List.of(
            "auth:",
            "  users:",
            "  - *****",
            "  - a:* *",
            "",
            "  - \"c:**\"",
            "  realm: shown",
            "  password: |",
            "    ******",
            "  keyFile: |",
            "    ********** ** ******* ********",
            "    ****",
            "users = [",
            "  \"a:**\",",
            "]"),
        shown);
  }
}
