package dev.kairos.testkit.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Lines as they stand in logs, programs, lock files and letters, none of which holds a secret: also such that speak of secrets or
 * hold long random numbers. The same for the same seed.
 */
public final class OrdinaryText {
    private static final String UUID = "{h8}-{h4}-4{h3}-a{h3}-{h12}";

    private OrdinaryText() {}

    /**
     * Draws lines.
     *
     * @param count how many
     * @param seed what the numbers in them are drawn from
     * @return the lines, all different kinds in turn
     */
    public static List<String> lines(int count, long seed) {
        Random random = new Random(seed);
        List<String[]> kinds =
                List.of(PROSE, CODE, SECRETLESS, DIGESTS, LOCKS, LOGS, JSON, MARKUP, CONFIGURATION, BINARY);
        List<String> lines = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            String[] kind = kinds.get(i % kinds.size());
            lines.add(Form.draw(kind[i / kinds.size() % kind.length], random));
        }
        return lines;
    }

    private static final String[] PROSE = {
        "The password must have at least 12 characters, one of them a digit, and is asked for once a year.",
        "I forgot my password again; could you reset it before {d2}:{d2}?",
        "Each token counts about four characters, so {d4} tokens are roughly {d4} words of plain English.",
        "Our secret to good bread is time: the dough rests for {d2} hours at {d2} degrees.",
        "The key to the meeting room hangs at the desk, room {d3}.",
        "Meeting notes from {d2}.{d2}.2026: budget {d4} EUR, three open questions, next call on Thursday.",
        "He wrote that the credentials are kept in the vault and rotated every {d2} days.",
        "Please call +49 30 {d7} or write to office{d2}@example.org before noon.",
        "The authorization office is closed on Mondays; bring form {U3}-{d4}.",
        "See https://www.example.org/articles/{d4}/how-to-choose-a-good-password for the whole story.",
        "Bearer of this letter is entitled to free entry until 31 December.",
        "Basic authentication sends user and password in base64, which is no encryption at all.",
        "Version 3.{d2}.{d1} fixes the login page, which forgot the session after {d2} minutes.",
        "»Token ring« was a network, and its passkey a piece of brass with the number {d3} on it.",
        "Die Prüfsumme stimmt nicht: erwartet {h8}, gefunden {h8}.",
        "我们在周四下午三点开会，请带上第{d2}号文件。",
    };

    private static final String[] CODE = {
        "    private final Map<String, List<Token>> tokensByUser{d1} = new HashMap<>();",
        "if (password == null || password.length() < {d2}) throw new IllegalArgumentException(\"password too short\");",
        "const token = await getAccessToken({ audience: config.audience, retries: {d1} });",
        "def authenticate(user, password, timeout={d2}):",
        "String apiKey = System.getenv(\"SERVICE_API_KEY\");",
        "  secret: process.env.SESSION_SECRET || defaults.sessionSecret,",
        "for token in tokenizer.tokenize(text): counts[token.lower()] += {d1}",
        "#define MAX_PASSWORD_LENGTH {d3}",
        "assertThat(passwordEncoder.matches(rawPassword, user.getPasswordHash())).isTrue();",
        "return key.compareTo(other.key) == 0 && Objects.equals(secretName, other.secretName);",
        "self.api_key = api_key or os.environ[\"OPENAI_API_KEY\"]",
        "public record Credentials(String user, char[] password, Instant expires{d2}) {}",
        "var x={d2};function a(b,c){return b.d(c.e,function(f){return f.g?h(f):i[{d3}]})}!function(){var j=k()}();",
        "mov eax, dword ptr [rbp-0x{h4}] ; call 0x{h8} <_ZN4core3fmt9Formatter12pad_integral17h{h16}E>",
        "git diff --stat {h7}..{h7} -- src/main/java/org/example/security/TokenFilter{d1}.java",
        "sk_sp<SkImage> image = sk_make_sp<SkImage_Raster>(info, data, rowBytes, kNeedNewImageUniqueID_{d2});",
        "password = getpass.getpass(prompt='Password for account {d4}: ')",
        "let secretKeyRef = { name: \"web-credentials-{a5}\", key: \"password\" };",
        "x = \"first part of the message, number {d3}, \" + \"second part of it\" + name",
        "private static final long serialVersionUID = -{d18}L;",
    };

    private static final String[] SECRETLESS = {
        "password: ${{ secrets.DEPLOY_PASSWORD }}",
        "DB_PASSWORD=${DB_PASSWORD:?is not set}",
        "api_key: <your api key>",
        "\"password\": \"********\",",
        "token = \"$GITHUB_TOKEN\"",
        "secretName: tls-certificate-{a5}",
        "max_tokens: {d4}",
        "\"usage\":{\"input_tokens\":{d5},\"output_tokens\":{d4},\"cache_read_tokens\":{d6}}",
        "password_reset_url = https://accounts.example.org/reset?step={d1}",
        "postgresql://localhost:5432/orders_{d2}",
        "spring.datasource.password=@vault.database.password@",
        "<input type=\"password\" name=\"password\" id=\"field-{d3}\" autocomplete=\"current-password\">",
        "Authorization: Bearer <token>",
        "nextPageToken: null",
        "token_type: bearer, expires_in: {d4}",
        "api_key = var.service_api_key",
        "-----BEGIN PUBLIC KEY-----",
        "-----BEGIN CERTIFICATE-----",
        "The file starts with -----BEGIN PRIVATE" + " KEY----- when it is not encrypted.",
        "PasswordAuthentication no # since release {d1}.{d2}",
    };

    private static final String[] DIGESTS = {
        "{h32}  archive-{d1}.{d2}.tar.gz",
        "{h40}",
        "SHA256 (image-{d3}.iso) = {h64}",
        "commit {h40}",
        UUID,
        "sha512-{b86}==",
        "md5={h32} size={d6}",
        "image: registry.example.org/team/web@sha256:{h64}",
        "ETag: \"{h32}-{d2}\"",
        "traceparent: 00-{h32}-{h16}-01",
        "index {h7}..{h7} 100644",
        "request {A22} took {d3} ms",
        "sha256:{h64} {d7} bytes",
        "01{U24}",
        "blake3 {h64} block {d5}",
        "id=" + UUID + " parent=" + UUID,
    };

    private static final String[] LOCKS = {
        "      \"integrity\": \"sha512-{b86}==\",",
        "      \"resolved\": \"https://registry.npmjs.org/left-pad/-/left-pad-1.{d1}.{d2}.tgz\",",
        "checksum = \"{h64}\"",
        "github.com/example/tool v1.{d2}.{d1} h1:{b43}=",
        "github.com/example/tool v1.{d2}.{d1}/go.mod h1:{b43}=",
        "    {file = \"pkg-{d1}.{d1}.0-py3-none-any.whl\", hash = \"sha256:{h64}\"},",
        "  resolved \"https://registry.yarnpkg.com/js-tokens/-/js-tokens-4.0.{d1}.tgz#{h40}\"",
        "    --hash=sha256:{h64} \\",
        "content-hash = \"{h64}\"",
        "  version: 4.0.{d1}, resolution: {integrity: sha512-{b86}==}",
        "source = \"git+https://github.com/example/crate?branch=main#{h40}\"",
        "\"narHash\": \"sha256-{b43}=\",",
        "   SPEC CHECKSUMS: TokenKit: {h40}",
        "<sha256 value=\"{h64}\" origin=\"Generated by Gradle\"/>",
    };

    private static final String[] LOGS = {
        "2026-04-{d2}T10:{d2}:{d2}.{d3}Z INFO  [worker-{d1}] o.e.auth.TokenService - token refreshed in {d3} ms",
        "10.0.{d2}.{d3} - - [12/Mar/2026:10:11:12 +0000] \"GET /static/app.{h20}.js HTTP/1.1\" 200 {d5}",
        "WARN login failed for user{d3}: wrong password, {d1} attempts left",
        "\tat org.example.security.PasswordService.verify(PasswordService.java:{d3})",
        "pod/web-{h10}-{a5} 1/1 Running 0 {d2}h",
        "session " + UUID + " closed after {d4} s",
        "level=info msg=\"key rotated\" key_id={h16} duration={d2}ms",
        "Downloaded 0x{h12} blocks={d5} peer=/ip4/10.{d2}.{d2}.{d2}/tcp/30303/p2p/16Uiu2HA{A44}",
        "heap 0x00007f{h10} rss={d7} gc=G1 pause {d2}.{d3}ms",
        "GET /v1/items?page={d2}&sort=created_at&request_id=" + UUID,
        "X-Request-Id: {A24}",
        "Set-Cookie: lang=de; Path=/; Max-Age={d7}",
    };

    private static final String[] JSON = {
        "{\"kind\":\"beat.ended\",\"agent\":\"keeper\",\"sequence\":{d6},\"outcome\":\"Quiet\",\"tokens\":{d4},\"micros\":{d7}}",
        "{\"tool\":\"read_file\",\"arguments\":{\"path\":\"src/main/java/dev/kairos/Keeper{d1}.java\",\"limit\":{d3}}}",
        "{\"digest\":\"sha256:{h64}\",\"bytes\":{d6},\"origin\":\"UNTRUSTED\"}",
        "{\"messages\":[{\"role\":\"user\",\"text\":\"Good morning,\\nwhat happened overnight? {d2} things.\"}]}",
        "{\"id\":\"" + UUID + "\",\"createdAt\":\"2026-05-{d2}T08:00:{d2}Z\",\"etag\":\"W/\\\"{h16}\\\"\"}",
        "{\"id\":\"msg_{A22}\",\"type\":\"message\",\"stop_reason\":\"tool_use\",\"usage\":{\"input_tokens\":{d4}}}",
        "{\"tokenType\":\"access\",\"passwordChangedAt\":\"2026-01-{d2}\",\"apiKeyId\":\"key-{d4}\"}",
        "{\"name\":\"password\",\"type\":\"string\",\"description\":\"The password of the account, at least {d2} characters\"}",
        "{\"call\":\"toolu_{A24}\",\"tool\":\"run_tests\",\"status\":\"OK\",\"millis\":{d5}}",
        "{\"fingerprint\":\"{h40}\",\"text\":\"HEAD is now at {h7} Fix the token filter\"}",
        "[{\"x\":{d2}.{d5},\"y\":-{d1}.{d6}},{\"x\":{d2}.{d5},\"y\":{d1}.{d6}}]",
    };

    private static final String[] MARKUP = {
        "<a href=\"https://example.org/docs/{d4}/tokens.html#password-grant\">Password grant</a>",
        "| `api_key` | string | The key of the service, see chapter {d1} |",
        "![diagram](https://cdn.example.org/img/{h32}.png)",
        "<svg><path d=\"M{d2}.{d2} {d2}.{d1}c{d1}.{d2}-{d1}.{d2} {d1}.{d3}-{d2}.{d2} {d2}.{d2}-{d1}.{d2}z\"/></svg>",
        "<link rel=\"stylesheet\" href=\"/app.{h8}.css\" integrity=\"sha384-{b64}\" crossorigin=\"anonymous\">",
        "- [ ] rotate the password of account {d3} (see TOKEN-{d4})",
        "<password-field label=\"New password\" min-length=\"{d2}\"/>",
        "<dependency><groupId>org.example</groupId><artifactId>jwt-token</artifactId><version>{d1}.{d2}.{d1}</version>",
        "## The secret of {d2} tokens per second",
        "<string name=\"enter_password\">Enter your password</string>",
        "<meta name=\"csrf-param\" content=\"authenticity_token\"/><!-- {d6} -->",
        "%E4%BD%A0%E5%A5%BD%20Welt%20{d3}%2F{d2}",
    };

    private static final String[] CONFIGURATION = {
        "export PATH=/usr/local/bin:/opt/jdk-{d2}/bin:$PATH",
        "server.port=80{d2}",
        "token.expiry.seconds={d4}",
        "password.min-length: {d2}",
        "key: value-{d3}",
        "cache_key: v{d1}-deps-{h8}",
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI{b43} user@host{d2}",
        "github.com ssh-rsa AAAAB3NzaC1yc2EAAAADAQAB{b300}",
        "resource \"aws_kms_key\" \"tokens{d1}\" { deletion_window_in_days = {d2} }",
        "arn:aws:secretsmanager:eu-west-1:{d12}:secret:prod/db-{A6}",
        "client_id = {d12}-{a32}.apps.example.org",
        "AZURE_TENANT_ID=" + UUID,
        "secret_key_base: <%= ENV[\"SECRET_KEY_BASE\"] %>",
        "  - uses: actions/checkout@{h40} # v4.{d1}",
        "auth: none",
        "STRIPE_PUBLISHABLE_KEY=pk_live_{A24}",
        "tls.fingerprint = SHA256:{b43}",
    };

    private static final String[] BINARY = {
        "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAA{b200}",
        "{b76}",
        "src: url(data:font/woff2;base64,d09GMgABAAAAA{b300}) format('woff2');",
        "//# sourceMappingURL=data:application/json;base64,eyJ2ZXJzaW9uIjozLCJzb3VyY2VzIjpb{L2}0=",
        "0000{h4}: {h4} {h4} {h4} {h4} {h4} {h4} {h4} {h4}  ................",
        "{h128}",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA{b60}==",
        "\\x{h2}\\x{h2}\\x{h2}\\x{h2}\\x{h2}\\x{h2}\\x{h2}\\x{h2}",
        "-----BEGIN CERTIFICATE-----\\nMIID{b180}\\n-----END CERTIFICATE-----",
        "0x{h64}{h64}",
        "{t56}",
    };
}
