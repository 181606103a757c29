package dev.kairos.examples.keeper;

import dev.kairos.api.model.ModelBackend;
import dev.kairos.api.model.ModelProfile;
import dev.kairos.api.model.Price;
import dev.kairos.langchain4j.LangChain4jModel;
import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The model that an example thinks with.
 *
 * @param backend the model
 * @param words what a person is told of it
 */
public record ModelChoice(ModelBackend backend, String words) {
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final int WINDOW = 100_000;
    private static final int MOST_OUTPUT = 4_000;
    private static final int OLLAMA_PORT = 11_434;
    private static final String CLAUDE = "claude-sonnet-4-5";
    private static final String GPT = "gpt-5-mini";

    /** What the providers asked for their models when this was written; KEEPER_PRICE overrides it. */
    private static final Map<String, Price> LIST_PRICES = Map.of(
            CLAUDE, new Price(3_000_000, 300_000, 3_750_000, 15_000_000),
            GPT, new Price(250_000, 25_000, 250_000, 2_000_000));

    private static final Pattern PRICE = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,6})?)/(\\d{1,6}(?:\\.\\d{1,6})?)");

    /**
     * Chooses by the environment.
     *
     * @param environment {@code ANTHROPIC_API_KEY}, {@code OPENAI_API_KEY} or {@code OLLAMA_HOST} and what goes with them
     * @return a model, or Keeper's rules if there is none of these
     */
    public static ModelChoice of(Map<String, String> environment) {
        String anthropic = environment.getOrDefault("ANTHROPIC_API_KEY", "");
        String openAi = environment.getOrDefault("OPENAI_API_KEY", "");
        String ollama = environment.getOrDefault("OLLAMA_HOST", "");
        if (!anthropic.isBlank()) {
            return anthropic(environment, anthropic);
        } else if (!openAi.isBlank()) {
            return openAi(environment, openAi);
        } else if (!ollama.isBlank()) {
            return ollama(environment, ollama);
        }
        return rules();
    }

    /** Rules: offline and free. */
    static ModelChoice rules() {
        return new ModelChoice(
                KeeperModel.create(),
                "rules, offline and free (set ANTHROPIC_API_KEY, OPENAI_API_KEY or OLLAMA_HOST for a model)");
    }

    /** These rules, counted. */
    ModelChoice counted(Costing costing) {
        return new ModelChoice(costing, words);
    }

    /**
     * Tells whether rules think, and no model.
     *
     * @return whether they do
     */
    public boolean isRules() {
        return backend.profile().name().equals(KeeperModel.NAME);
    }

    private static ModelChoice anthropic(Map<String, String> environment, String key) {
        String name = name(environment, CLAUDE);
        ChatModel chat = AnthropicChatModel.builder()
                .apiKey(key)
                .modelName(name)
                .timeout(TIMEOUT)
                .maxRetries(0)
                .cacheSystemMessages(true)
                .cacheTools(true)
                .build();
        return reasoning(chat, name, "Anthropic", price(environment, name));
    }

    private static ModelChoice openAi(Map<String, String> environment, String key) {
        String base = environment.getOrDefault("OPENAI_BASE_URL", "");
        String name = name(environment, GPT);
        return base.isBlank()
                ? reasoning(openAiChat(null, key, name), name, "OpenAI", price(environment, name))
                : reasoning(openAiChat(base, key, name), name, base, price(environment, ""));
    }

    /** Ollama speaks OpenAI's protocol too. */
    private static ModelChoice ollama(Map<String, String> environment, String host) {
        String name = name(environment, "qwen3");
        String base = ollamaAddress(host) + "/v1";
        return reasoning(openAiChat(base, "ollama", name), name, base, Price.FREE);
    }

    static String ollamaAddress(String host) {
        String address = host.contains("://") ? host : "http://" + host;
        String bare = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
        return bare.matches(".*:\\d+") ? bare : bare + ":" + OLLAMA_PORT;
    }

    private static ChatModel openAiChat(@Nullable String base, String key, String name) {
        return OpenAiChatModel.builder()
                .baseUrl(base)
                .apiKey(key)
                .modelName(name)
                .timeout(TIMEOUT)
                .maxRetries(0)
                .build();
    }

    private static ModelChoice reasoning(ChatModel chat, String name, String where, @Nullable Price price) {
        ModelProfile profile = ModelProfile.standard(name, WINDOW, MOST_OUTPUT, price);
        String cost = price == null
                ? "; its price is not known, so its cost is not counted (KEEPER_PRICE=IN/OUT, dollars per million tokens)"
                : "";
        return new ModelChoice(LangChain4jModel.of(chat, profile), name + " at " + where + cost);
    }

    private static String name(Map<String, String> environment, String otherwise) {
        String name = environment.getOrDefault("KEEPER_MODEL", "");
        return name.isBlank() ? otherwise : name;
    }

    private static @Nullable Price price(Map<String, String> environment, String name) {
        String text = environment.getOrDefault("KEEPER_PRICE", "");
        Matcher matcher = PRICE.matcher(text);
        if (text.isBlank()) {
            return LIST_PRICES.get(name);
        } else if (!matcher.matches()) {
            throw new UsageException("KEEPER_PRICE '" + text
                    + "' is no price: write dollars per million tokens, IN/OUT, e.g. 3.00/15.00");
        }
        return Price.perMillion(matcher.group(1), matcher.group(2));
    }
}
