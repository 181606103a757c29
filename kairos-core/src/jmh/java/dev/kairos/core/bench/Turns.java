package dev.kairos.core.bench;

import dev.kairos.api.agent.Agent;
import dev.kairos.core.Kairos;
import dev.kairos.core.journal.InMemoryJournal;
import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.service.AiServices;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One turn: message, tool call, tool, answer; with a model that answers at once. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 3, jvmArgsAppend = "-XX:+UseSerialGC")
public class Turns {

    /** An agent at its defaults, its journal in memory. */
    @State(Scope.Benchmark)
    public static class Ours {

        /** How many turns the agent has had before. */
        @Param({"0", "10000"})
        public int past;

        Kairos kairos;
        Agent agent;

        @Setup
        public void setUp() {
            kairos = Kairos.builder()
                    .model(Subjects.model())
                    .journal(InMemoryJournal.create())
                    .retain(1_000)
                    .build();
            agent = kairos.agent("bench")
                    .instructions("Answer questions about orders.")
                    .skill(Subjects.orders())
                    .limits(Subjects.NO_SPACING)
                    .start();
            for (int i = 0; i < past; i++) {
                agent.ask(Subjects.QUESTION).join();
            }
        }

        @TearDown
        public void tearDown() {
            kairos.close();
        }
    }

    /** The same with LangChain4j. */
    @State(Scope.Benchmark)
    public static class Theirs {

        Shop shop;

        interface Shop {
            String chat(String message);
        }

        static final class Orders {
            @Tool("Finds an order by its number.")
            public String findOrder(@P("the number") String order) {
                return "order " + order + ": shipped";
            }
        }

        @Setup
        public void setUp() {
            shop = AiServices.builder(Shop.class)
                    .chatModel(new Zero())
                    .tools(new Orders())
                    .chatMemory(MessageWindowChatMemory.withMaxMessages(10))
                    .build();
        }

        static final class Zero implements ChatModel {

            private static final AiMessage CALL = AiMessage.from(ToolExecutionRequest.builder()
                    .id("1")
                    .name("findOrder")
                    .arguments("{\"order\":\"A7\"}")
                    .build());

            @Override
            public ChatResponse doChat(ChatRequest request) {
                List<ChatMessage> messages = request.messages();
                boolean answered = messages.get(messages.size() - 1) instanceof ToolExecutionResultMessage;
                return ChatResponse.builder()
                        .aiMessage(answered ? AiMessage.from(Subjects.ANSWER) : CALL)
                        .build();
            }
        }
    }

    @Benchmark
    public String ours(Ours state) {
        return state.agent.ask(Subjects.QUESTION).join();
    }

    @Benchmark
    public String langchain4j(Theirs state) {
        return state.shop.chat(Subjects.QUESTION);
    }
}
