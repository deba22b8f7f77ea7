package dev.traefikctl.source.template;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every group of functions, by what sprig's documentation and source say. */
class FunctionsTest {

  private static List<String> row(String call, String expected) {
    return List.of(call, expected);
  }

  static List<List<String>> texts() {
    return List.of(
        row("trim \"  x \\n\"", "x"),
        row("trimAll \"$\" \"$5.00$\"", "5.00"),
        row("trimSuffix \"-\" \"hello-\"", "hello"),
        row("trimPrefix \"-\" \"-hello\"", "hello"),
        row("nospace \"h e l\"", "hel"),
        row("upper \"hé\"", "HÉ"),
        row("title \"hello world\"", "Hello World"),
        row("untitle \"Hello World\"", "hello world"),
        row("repeat 3 \"ab\"", "ababab"),
        row("substr 0 5 \"hello world\"", "hello"),
        row("substr 6 -1 \"hello world\"", "world"),
        row("trunc 5 \"hello world\"", "hello"),
        row("trunc -5 \"hello world\"", "world"),
        row("abbrev 5 \"hello world\"", "he..."),
        row("abbrevboth 5 10 \"1234 5678 9123\"", "...5678..."),
        row("initials \"First Try\"", "FT"),
        row("contains \"cat\" \"catch\"", "true"),
        row("hasPrefix \"cat\" \"catch\"", "true"),
        row("hasSuffix \"tch\" \"catch\"", "true"),
        row("quote \"a\\\"b\" 5 nil", "\"a\\\"b\" \"5\""),
        row("squote \"a\" 5", "'a' '5'"),
        row("cat \"hello\" \"beautiful\" 5", "hello beautiful 5"),
        row("indent 2 \"a\\nb\"", "  a\n  b"),
        row("nindent 2 \"a\"", "\n  a"),
        row("replace \" \" \"-\" \"I Am\"", "I-Am"),
        row("plural \"one\" \"many\" 2", "many"),
        row("snakecase \"FirstName\"", "first_name"),
        row("kebabcase \"FirstName\"", "first-name"),
        row("camelcase \"http_server\"", "httpServer"),
        row("camelcase \"FooBar baz-qux\"", "fooBarBazQux"),
        row("camelcase \"_HELLO__WORLD_\"", "_hello_World_"),
        row("snakecase \"HTTPServer2Foo a1b <x>\"", "http_server2_foo_a_1b_<_x_>"),
        row("swapcase \"aB\"", "Ab"),
        row("wrap 5 \"Hello World\"", "Hello\nWorld"),
        row("wrapWith 5 \"|\" \"Hello World\"", "Hello|World"),
        row("split \"a,b,c\" \",\"", "[a b c]"),
        row("splitList \"$\" \"foo$bar\"", "[foo bar]"),
        row("splitn \"$\" 2 \"foo$bar$baz\"", "map[_0:foo _1:bar$baz]"),
        row("join \"-\" (list 1 \"a\" nil 2.5)", "1-a-2.5"),
        row("normalize \"My.App_1/x\"", "My-App-1-x"),
        row("toString 5", "5"),
        row("toStrings (list 1 2)", "[1 2]"));
  }

  static List<List<String>> numbers() {
    return List.of(
        row("add 1 \"2\" 3.9", "6"),
        row("add1 1", "2"),
        row("sub 5 7", "-2"),
        row("mul 2 3 4", "24"),
        row("div 7 2", "3"),
        row("mod -7 3", "-1"),
        row("max 1 5 3", "5"),
        row("min 4 2", "2"),
        row("maxf 1 2.5", "2.5"),
        row("ceil 1.2", "2"),
        row("floor 1.9", "1"),
        row("round 123.555555 3", "123.556"),
        row("addf 0.1 0.2", "0.3"),
        row("subf 7.5 2 3", "2.5"),
        row("mulf 1.5 2 2", "6"),
        row("divf 10 4", "2.5"),
        row("atoi \"12\"", "12"),
        row("atoi \"x\"", "0"),
        row("int \"0x1F\"", "31"),
        row("int64 \"5.0\"", "5"),
        row("float64 \"1.5\"", "1.5"),
        row("toDecimal \"777\"", "511"),
        row("untilStep 3 6 2", "[3 5]"),
        row("until -3", "[0 -1 -2]"),
        row("seq 5", "1 2 3 4 5"),
        row("seq -3", "1 0 -1 -2 -3"),
        row("seq 0 2 6", "0 2 4 6"),
        row("typeOf (add 1 2)", "int64"),
        row("kindOf (list)", "slice"));
  }

  static List<List<String>> lists() {
    return List.of(
        row("first (list 1 2 3)", "1"),
        row("last (list 1 2 3)", "3"),
        row("rest (list 1 2 3)", "[2 3]"),
        row("initial (list 1 2 3)", "[1 2]"),
        row("append (list 1) 2", "[1 2]"),
        row("prepend (list 1) 0", "[0 1]"),
        row("concat (list 1) (list 2 3)", "[1 2 3]"),
        row("reverse (list 1 2 3)", "[3 2 1]"),
        row("uniq (list 1 1 2 \"2\")", "[1 2 2]"),
        row("without (list 1 2 3) 2", "[1 3]"),
        row("has 2 (list 1 2)", "true"),
        row("compact (list 1 0 \"\" \"a\")", "[1 a]"),
        row("slice (list 1 2 3 4) 1 3", "[2 3]"),
        row("sortAlpha (list \"b\" \"a\")", "[a b]"),
        row("chunk 2 (list 1 2 3)", "[[1 2] [3]]"),
        row("index (list 5 6) 1", "6"));
  }

  static List<List<String>> maps() {
    return List.of(
        row("get (dict \"a\" 1) \"a\"", "1"),
        row("get (dict) \"x\" | quote", "\"\""),
        row("set (dict \"a\" 1) \"b\" 2", "map[a:1 b:2]"),
        row("unset (dict \"a\" 1 \"b\" 2) \"a\"", "map[b:2]"),
        row("hasKey (dict \"a\" 1) \"a\"", "true"),
        row("keys (dict \"b\" 1 \"a\" 2) | sortAlpha", "[a b]"),
        row("values (dict \"a\" 1)", "[1]"),
        row("pluck \"a\" (dict \"a\" 1) (dict \"b\" 2) (dict \"a\" 3)", "[1 3]"),
        row("pick (dict \"a\" 1 \"b\" 2) \"a\"", "map[a:1]"),
        row("omit (dict \"a\" 1 \"b\" 2) \"a\"", "map[b:2]"),
        row("merge (dict \"a\" 1) (dict \"a\" 2 \"b\" 3)", "map[a:1 b:3]"),
        row("mergeOverwrite (dict \"a\" 1) (dict \"a\" 2 \"b\" 3)", "map[a:2 b:3]"),
        row("dig \"a\" \"b\" \"def\" (dict \"a\" (dict \"b\" 5))", "5"),
        row("dig \"a\" \"c\" \"def\" (dict \"a\" (dict \"b\" 5))", "def"),
        row("dict \"odd\"", "map[odd:]"));
  }

  static List<List<String>> logic() {
    return List.of(
        row("default \"d\" \"\"", "d"),
        row("default \"d\" \"x\"", "x"),
        row("0 | default 5", "5"),
        row("empty (list)", "true"),
        row("coalesce 0 \"\" 3", "3"),
        row("all 1 \"x\"", "true"),
        row("any 0 \"\"", "false"),
        row("ternary \"yes\" \"no\" true", "yes"),
        row("deepEqual (list 1) (list 1)", "true"),
        row("typeIs \"string\" \"x\"", "true"),
        row("kindIs \"map\" (dict)", "true"));
  }

  static List<List<String>> encodings() {
    return List.of(
        row("b64enc \"hi\"", "aGk="),
        row("b64dec \"aGk=\"", "hi"),
        row("b64dec \"a*k=\"", "illegal base64 data at input byte 1"),
        row("b32enc \"hello\"", "NBSWY3DP"),
        row("b32enc \"hi\"", "NBUQ===="),
        row("b32dec \"NBUQ====\"", "hi"),
        row("sha1sum \"x\"", "11f6ad8ec52a2984abaafd7c3b516503785c2072"),
        row("sha256sum \"x\" | trunc 8", "2d711642"),
        row("sha512sum \"\" | trunc 8", "cf83e135"),
        row("adler32sum \"abc\"", "38600999"),
        row(
            "toJson (dict \"b\" (list 1 2.5 nil true) \"a\" \"<x>\")",
            "{\"a\":\"\\u003cx\\u003e\",\"b\":[1,2.5,null,true]}"),
        row("toRawJson (list \"<\")", "[\"<\"]"),
        row(
            "toPrettyJson (dict \"a\" (list 1) \"b\" (dict))",
            "{\n  \"a\": [\n    1\n  ],\n  \"b\": {}\n}"),
        row("(fromJson \"{\\\"a\\\": [1, {\\\"b\\\": \\\"c\\\"}]}\").a", "[1 map[b:c]]"),
        row("fromJson \"{\"", "<no value>"),
        row(
            "printf \"%5d|%-5s|%05.1f|%x|%q|%v|%t|%c|%U|%%\" 7 \"ab\" 1.25 255 \"q\" (list 1) true"
                + " 65 233",
            "    7|ab   |001.2|ff|\"q\"|[1]|true|A|U+00E9|%"),
        row("printf \"%d %s\" \"x\"", "%!d(string=x) %!s(MISSING)"),
        row("printf \"%d\" 1 2", "1%!(EXTRA int=2)"),
        row("printf \"%[2]s %[1]s %+d %T\" \"a\" \"b\" 3", "b a %!d(string=b) int"),
        row("printf \"%*d|%.2s|%e|%g\" 4 7 \"abc\" 1.5 1e30", "   7|ab|1.500000e+00|1e+30"),
        row("printf \"%s\" (list \"a\" \"b\")", "[a b]"),
        row("printf \"%08b %o %#x %X\" 5 8 255 \"hi\"", "00000101 10 0xff 6869"));
  }

  static List<List<String>> others() {
    return List.of(
        row("env \"HOST\"", "example.com"),
        row("env \"NOPE\" | default \"x\"", "x"),
        row("expandenv \"a-$HOST-${HOST}-$NOPE.$\"", "a-example.com-example.com-.$"),
        row("regexMatch \"^a+$\" \"aaa\"", "true"),
        row("regexMatch \"(\" \"a\"", "false"),
        row("regexFind \"[a-z][1-9]\" \"abcd1234\"", "d1"),
        row("regexFindAll \"[2468]\" \"123456789\" -1", "[2 4 6 8]"),
        row("regexReplaceAll \"[^a-z]+\" \"a1b2c3\" \"-\"", "a-b-c-"),
        row("regexReplaceAll \"a(x*)b\" \"-ab-axxb-\" \"${1}W\"", "-W-xxW-"),
        row("regexReplaceAll \"a(x*)b\" \"-ab-axxb-\" \"$1W\"", "---"),
        row("regexReplaceAll \"(?P<n>b)\" \"abc\" \"<$n>\"", "a<b>c"),
        row("regexReplaceAll \"x*\" \"abc\" \"-\"", "-a-b-c-"),
        row("regexReplaceAllLiteral \"b\" \"abc\" \"$1\"", "a$1c"),
        row("regexSplit \"z+\" \"pizza\" -1", "[pi a]"),
        row("regexSplit \",\" \"a,b,c\" 2", "[a b,c]"),
        row("regexQuoteMeta \"1.2\"", "1\\.2"),
        row("date \"2006-01-02 15:04:05 Mon Jan _2\" now", "2026-11-21 10:15:30 Sat Nov 21"),
        row("htmlDate 0", "1970-01-01"),
        row("dateInZone \"15:04 MST\" now \"UTC\"", "10:15 UTC"),
        row("now | dateModify \"-1.5h\" | date \"15:04\"", "08:45"),
        row("toDate \"2006-01-02\" \"2017-12-31\" | date \"02/01/2006\"", "31/12/2017"),
        row("unixEpoch now", "1795256130"),
        row("duration \"95\"", "1m35s"),
        row("durationRound \"2h10m5s\"", "2h"),
        row("ago (now | dateModify \"-90s\")", "1m30s"),
        row("ago (toDate \"2006\" \"none\")", "2562047h47m16.854775807s"),
        row("durationRound (toDate \"2006\" \"none\")", "292y"),
        row("now", "2026-11-21 10:15:30.5 +0000 UTC"),
        row("base \"/a/b.c\"", "b.c"),
        row("dir \"/a/b.c\"", "/a"),
        row("clean \"/a/../b//c/.\"", "/b/c"),
        row("ext \"/a/b.c\"", ".c"),
        row("osIsAbs \"/a\"", "true"),
        row("(urlParse \"https://u:p@h:81/p%20q?x=1#f\").hostname", "h"),
        row("urlJoin (urlParse \"https://u:p@h:81/p%20q?x=1#f\")", "https://u:p@h:81/p%20q?x=1#f"),
        row("(semver \"v1.2.3-beta.1+x\").Prerelease", "beta.1"),
        row("semverCompare \"^1.2.0\" \"1.9.1\"", "true"),
        row("semverCompare \"~1.2\" \"1.3.0\"", "false"),
        row("semverCompare \">=1.0, <2.0 || 3.x\" \"3.4.5\"", "true"),
        row("semverCompare \">1.0\" \"2.0.0-rc1\"", "false"),
        row("len (randAlphaNum 12)", "12"),
        row(
            "regexMatch \"^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$\""
                + " uuidv4",
            "true"),
        row("len (shuffle \"hello\")", "5"),
        row("hello", "Hello!"));
  }

  @ParameterizedTest
  @MethodSource({"texts", "numbers", "lists", "maps", "logic", "encodings", "others"})
  void gives(List<String> row) {
    assertEquals(row.get(1), GoTemplateTest.expand("{{ " + row.get(0) + " }}"));
  }

  @Test
  void conformanceCaseOfFunctionsInTheWild() {
    assertEquals(
        "Host(`a.com`) || Host(`b.com`)",
        GoTemplateTest.expand("Host(`{{ join \"`) || Host(`\" (split \"a.com,b.com\" \",\") }}`)"));
    assertEquals("eyJrIjoidiJ9", GoTemplateTest.expand("{{ dict \"k\" \"v\" | toJson | b64enc }}"));
  }
}
