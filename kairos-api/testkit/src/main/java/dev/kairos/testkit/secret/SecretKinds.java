package dev.kairos.testkit.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The kinds of secrets that are drawn. Each is written as a {@link Form}, so that no text here looks like a secret. */
final class SecretKinds {

    private static final String UUID = "{h8}-{h4}-{h4}-{h4}-{h12}";

    /** Name, form; what is secret stands between « and », if it is not all. */
    private static final String[][] FORMS = {
        {"aws access key", "AKIA{t16}"},
        {"aws temporary key", "ASIA{t16}"},
        {"aws secret key", "aws_secret_access_key = «{b40}»"},
        {"google api key", "AIza{u35}"},
        {"google client secret", "GOCSPX-{u28}"},
        {"google access token", "ya29.a0{u120-180}"},
        {"azure client secret", "{A3}8Q~{A34}"},
        {"azure storage key", "AccountName=store;AccountKey=«{b86}==»"},
        {"azure devops token", "{A76}AZDO{A4}"},
        {"digitalocean token", "dop_v1_{h64}"},
        {"cloudflare token", "cfut_{A40}{h8}"},
        {"heroku key", "HRKU-{A60}"},
        {"alibaba key", "LTAI{A20}"},
        {"tailscale key", "tskey-auth-{A12}CNTRL-{A32}"},
        {"databricks token", "dapi{h32}"},
        {"planetscale password", "pscale_pw_{u43}"},
        {"supabase token", "sbp_{h40}"},
        {"vault token", "hvs.{u90-110}"},
        {"terraform token", "{A14}.atlasv1.{u67}"},
        {"pulumi token", "pul-{h40}"},
        {"doppler token", "dp.pt.{A43}"},
        {"age key", "AGE-SECRET-KEY-1{q58}"},
        {"github token", "ghp_{A36}"},
        {"github oauth token", "gho_{A36}"},
        {"github app token", "ghs_{A36}"},
        {"github fine-grained token", "github_pat_{A22}_{A59}"},
        {"gitlab token", "glpat-{u20}"},
        {"gitlab runner token", "glrt-{u20}"},
        {"bitbucket password", "ATBB{A32}"},
        {"atlassian token", "ATATT3xFfGF0{u170}={h8}"},
        {"circleci token", "CCIPAT_{A22}_{h40}"},
        {"sonarqube token", "squ_{h40}"},
        {"npm token", "npm_{A36}"},
        {"pypi token", "pypi-AgEIcHlwaS5vcmc{u150}"},
        {"rubygems key", "rubygems_{h48}"},
        {"crates token", "cio{A32}"},
        {"nuget key", "oy2{a43}"},
        {"docker token", "dckr_pat_{u27}"},
        {"slack bot token", "xoxb-{d12}-{d13}-{A24}"},
        {"slack user token", "xoxp-{d12}-{d12}-{d12}-{h32}"},
        {"slack app token", "xapp-1-A{U10}-{d13}-{h64}"},
        {"slack webhook", "https://hooks.slack.com/services/«T{U10}/B{U10}/{A24}»"},
        {"discord token", "MT{A24}.G{u5}.{u38}"},
        {"discord webhook", "https://discord.com/api/webhooks/«{d18}/{u68}»"},
        {"telegram token", "{d10}:AA{u33}"},
        {
            "teams webhook",
            "https://acme.webhook.office.com/webhookb2/«" + UUID + "@" + UUID + "/IncomingWebhook/{h32}/" + UUID + "»"
        },
        {"stripe key", "sk_live_{A24}"},
        {"stripe restricted key", "rk_live_{A99}"},
        {"webhook secret", "whsec_{A32}"},
        {"square token", "sq0atp-{u22}"},
        {"shopify token", "shpat_{h32}"},
        {"plaid token", "access-production-" + UUID},
        {"openai key", "sk-proj-{u74}T3BlbkFJ{u74}"},
        {"openai old key", "sk-{A20}T3BlbkFJ{A20}"},
        {"anthropic key", "sk-ant-api03-{u93}AA"},
        {"openrouter key", "sk-or-v1-{h64}"},
        {"groq key", "gsk_{A52}"},
        {"xai key", "xai-{A80}"},
        {"hugging face token", "hf_{L34}"},
        {"replicate token", "r8_{A37}"},
        {"perplexity key", "pplx-{A48}"},
        {"langsmith key", "lsv2_pt_{h32}_{h10}"},
        {"nvidia key", "nvapi-{u64}"},
        {"new relic key", "NRAK-{U27}"},
        {"grafana token", "glsa_{A32}_{h8}"},
        {"sentry token", "sntryu_{h64}"},
        {"dynatrace token", "dt0c01.{U24}.{U64}"},
        {"sendgrid key", "SG.{u22}.{u43}"},
        {"mailgun key", "key-{h32}"},
        {"mailchimp key", "{h32}-us14"},
        {"twilio key", "SK{h32}"},
        {"brevo key", "xkeysib-{h64}-{A16}"},
        {"hubspot token", "pat-na1-" + UUID},
        {"notion token", "ntn_{d11}{A35}"},
        {"linear key", "lin_api_{A40}"},
        {"asana token", "1/{d16}:«{h32}»"},
        {"figma token", "figd_{u40}"},
        {"postman key", "PMAK-{h24}-{h34}"},
        {"airtable token", "pat{A14}.{h64}"},
        {"json web token", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI{A40}.{u43}"},
        {"bearer token", "Authorization: Bearer «{u40}»"},
        {"postgres uri", "postgres://app:«{A18}»@db.internal:5432/orders"},
        {"mysql uri", "mysql://root2:«{A12}»@10.0.0.7/shop"},
        {"mongodb uri", "mongodb+srv://svc:«{A16}»@cluster0.mongodb.net/app"},
        {"redis uri", "redis://default:«{A20}»@cache:6379/0"},
        {"amqp uri", "amqps://worker:«{A14}»@mq.example.org/vhost"},
        {"web address", "https://deploy:«{A20}»@git.example.org/team/app.git"},
        {"ado password", "Server=tcp:sql1;Database=crm;User Id=sa;Password=«{p16}9»;Encrypt=True"},
        {"password setting", "db_password = «{p14}7»"},
        {"api key setting", "api_key = «{A32}»"},
        {"client secret setting", "client_secret = «{A40}»"},
        {"access token setting", "ACCESS_TOKEN = «{h40}»"},
        {
            "pem key",
            "-----BEGIN RSA PRIVATE" + " KEY-----\n«{b64}\n{b64}\n{b64}\n{b40}==»\n-----END RSA PRIVATE" + " KEY-----"
        },
        {
            "openssh key",
            "-----BEGIN OPENSSH PRIVATE"
                    + " KEY-----\n«b3BlbnNzaC1rZXktdjEA{b50}\n{b70}\n{b22}=»\n-----END OPENSSH PRIVATE" + " KEY-----"
        },
    };

    private SecretKinds() {}

    static int count() {
        return FORMS.length;
    }

    static List<String> names() {
        List<String> names = new ArrayList<>();
        for (String[] form : FORMS) {
            names.add(form[0]);
        }
        return names;
    }

    static Payload draw(int kind, Random random) {
        String text = Form.draw(FORMS[kind][1], random);
        int open = text.indexOf('«');
        if (open < 0) {
            return new Payload(text, 0, text.length());
        }
        int close = text.indexOf('»');
        return new Payload(
                text.substring(0, open) + text.substring(open + 1, close) + text.substring(close + 1), open, close - 1);
    }

    /** A text, and where in it the secret is. */
    record Payload(String text, int from, int to) {}
}
