package dev.kairos.testkit.secret;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The texts into which secrets are planted. Names around them are neutral: the secret has to give itself away. */
final class SecretContexts {
    private static final Base64.Encoder BASE64 = Base64.getEncoder();
    private static final Base64.Encoder URL64 = Base64.getUrlEncoder().withoutPadding();

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
}
