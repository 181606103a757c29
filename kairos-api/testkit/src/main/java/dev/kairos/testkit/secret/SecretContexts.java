package dev.kairos.testkit.secret;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The texts into which secrets are planted. Names around them are neutral: the secret has to give itself away. */
final class SecretContexts {
    private static final Base64.Encoder BASE64 = Base64.getEncoder();
    private static final Base64.Encoder URL64 = Base64.getUrlEncoder().withoutPadding();

    private static final Base64.Encoder MIME = Base64.getMimeEncoder(76, new byte[] {'\n'});

    /** As much as makes the lines before the secret whole. */
    private static final String FILLER = "What follows was written down for the people who come after us. ".repeat(2);

    private SecretContexts() {}

    /** The contexts that the rules were written against. */
    static Map<String, UnaryOperator<Planting>> known() {
        Map<String, UnaryOperator<Planting>> contexts = new LinkedHashMap<>();
        contexts.put("bare", p -> p.raw());
        contexts.put(
                "environment file", p -> p.text("HOST=db1\nMY_VALUE=").json().text("\nPORT=80\n"));
        contexts.put(
                "json string", p -> p.form("{\"id\":{d6},\"note\":\"").json().text("\",\"ok\":true}"));
        contexts.put(
                "json in json",
                p -> p.text("{\"body\":\"{\\\"item\\\":\\\"").jsonTwice().text("\\\"}\"}"));
        contexts.put(
                "yaml",
                p -> p.text("service:\n  name: web\n  setting: |\n    ")
                        .indented("    ")
                        .text("\n  port: 80\n"));
        contexts.put("prose", p -> p.text("Please use ").raw().text(" for the import tonight, thanks."));
        contexts.put("java", p -> p.text("    String s = \"").json().text("\";\n"));
        contexts.put("shell", p -> p.text("export VALUE='").raw().text("' && run.sh"));
        contexts.put("header", p -> p.text("curl -H \"X-Custom: ").json().text("\" https://api.example.org/v1"));
        contexts.put("markdown", p -> p.text("Then paste `").raw().text("` into the form.\n"));
        contexts.put(
                "log line",
                p -> p.text("2026-03-01T10:00:01Z WARN rejected value=").json().text(" from 10.1.2.3"));
        contexts.put("xml", p -> p.text("<entry><data>").xml().text("</data></entry>"));
        contexts.put(
                "python", p -> p.text("cfg = {'name': 'x', 'data': '").json().text("'}\n"));
        contexts.put("csv", p -> p.form("{d4},{l6},").json().text(",active\n"));
        contexts.put("diff", p -> p.text("@@ -1,2 +1,2 @@\n-old\n+").json().text("\n context"));
        contexts.put(
                "after a line end in json",
                p -> p.text("{\"text\":\"first line\\n").json().text("\\nlast line\"}"));
        contexts.put(
                "query", p -> p.text("GET /callback?state=ab12&data=").url().text("&lang=en HTTP/1.1"));
        contexts.put("base64", p -> p.text("payload: ").base64(BASE64, "").text("\n"));
        contexts.put(
                "base64 inside",
                p -> p.text("{\"blob\":\"").base64(URL64, "user settings, ").text("\"}"));
        contexts.put("hexadecimal", p -> p.text("dump ").hex().text(" end"));
        contexts.put("url encoded", p -> p.text("data=").urlAll().text("&x=1"));
        contexts.put("concatenation", p -> p.text("x = \"").split("\" + \"").text("\";"));
        contexts.put("over lines", p -> p.text("s = \"").split("\"\n    + \"").text("\""));
        contexts.put("continued line", p -> p.text("VALUE=").split("\\\n").text("\n"));
        return contexts;
    }

    /** Contexts that were written when the rules stood. */
    static Map<String, UnaryOperator<Planting>> heldOut() {
        Map<String, UnaryOperator<Planting>> contexts = new LinkedHashMap<>();
        contexts.put(
                "toml", p -> p.text("[service]\nport = 80\nvalue = \"").json().text("\"\n"));
        contexts.put("ini", p -> p.text("; old setting\nvalue = ").json().text("\nnext = 1\n"));
        contexts.put(
                "dockerfile", p -> p.text("FROM scratch\nENV VALUE ").json().text("\nEXPOSE 80\n"));
        contexts.put(
                "manifest", p -> p.text("- name: VALUE\n  value: \"").json().text("\"\n- name: B\n"));
        contexts.put(
                "attribute", p -> p.text("<input type='text' value=\"").json().text("\" name='v'>"));
        contexts.put("template literal", p -> p.text("const v = `").json().text("`;"));
        contexts.put("ruby", p -> p.text("{ :id => 4, :value => '").json().text("' }"));
        contexts.put("sql", p -> p.form("INSERT INTO t VALUES ({d3}, '").json().text("', NULL);"));
        contexts.put("parentheses", p -> p.text("the old one (").json().text(") still works"));
        contexts.put(
                "table",
                p -> p.text("| name | value |\n|---|---|\n| a | ").json().text(" | b |\n"));
        contexts.put("tabs", p -> p.form("{d4}\t").json().text("\t2026-01-01\n"));
        contexts.put("comment", p -> p.text("run(); // was: ").json().text("\n"));
        contexts.put("chat", p -> p.text("Sam: here you go\nSam: ").json().text("\nKim: thanks"));
        contexts.put("json array", p -> p.text("[\"a\",\"").json().text("\",\"b\"]"));
        contexts.put("path", p -> p.text("https://api.example.org/v2/").url().text("/items?limit=5"));
        contexts.put("powershell", p -> p.text("PS C:\\> $Env:VALUE = '").json().text("'\n"));
        contexts.put(
                "exception", p -> p.text("java.lang.Exception: got ").json().text("\n\tat a.B.c(B.java:3)\n"));
        contexts.put(
                "pipeline log",
                p -> p.text("2026-05-04T08:00:00.123Z ##[debug]").json().text("\n"));
        contexts.put("upper-case hexadecimal", p -> p.text("0x").escaped("%02X").text(";"));
        contexts.put(
                "data url",
                p -> p.text("data:text/plain;base64,").base64(BASE64, "").text("\n"));
        contexts.put(
                "wrapped base64", p -> p.text("body:\n").base64(MIME, FILLER).text("\n"));
        contexts.put(
                "unicode escapes", p -> p.text("{\"v\":\"").escaped("\\u%04x").text("\"}"));
        contexts.put("byte escapes", p -> p.text("b = b'").escaped("\\x%02x").text("'"));
        contexts.put("quoted-printable", p -> p.text("value: ").split("=\n").text("\n"));
        contexts.put(
                "adjacent literals", p -> p.text("char *v = \"").split("\" \"").text("\";"));
        contexts.put("dots", p -> p.text("$v = '").split("' . '").text("';"));
        contexts.put(
                "concatenation in json",
                p -> p.text("{\"diff\":\"+ v = \\\"").split("\\\" + \\\"").text("\\\"\"}"));
        contexts.put(
                "appended", p -> p.text("b.append(\"").split("\").append(\"").text("\")"));
        return contexts;
    }
}
