package dev.kairos.api.dream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.api.model.ModelBackend;
import dev.kairos.api.model.ModelException;
import dev.kairos.api.model.ModelMessage;
import dev.kairos.api.model.ModelProfile;
import dev.kairos.api.model.ModelReply;
import dev.kairos.api.model.ModelRequest;
import dev.kairos.api.model.ReplySink;
import dev.kairos.api.model.Usage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DreamModelsTest {

    @Test
    void a_dream_that_is_given_up_keeps_the_answers_it_has() throws InterruptedException {
        AtomicInteger calls = new AtomicInteger();
        ModelBackend model = new ModelBackend() {
            @Override
            public ModelProfile profile() {
                return ModelProfile.standard("scripted", 1_000, 1_000, null);
            }

            @Override
            public ModelReply call(ModelRequest request, ReplySink sink) throws InterruptedException {
                if (calls.incrementAndGet() == 2) {
                    throw new InterruptedException("given up");
                }
                return ModelReply.text("reply", Usage.NONE);
            }
        };
        DreamModels models = new DreamModels() {
            @Override
            public Optional<ModelBackend> model() {
                return Optional.of(model);
            }
        };
        ModelRequest request = new ModelRequest(
                "system", List.of(), List.of(new ModelMessage.User("part")), 10, Duration.ofSeconds(1));
        List<DreamModels.Answer> answers = models.answers(List.of(request, request, request));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(calls).hasValue(2);
        assertThat(answers.get(0).reply()).isNotNull();
        for (DreamModels.Answer missing : answers.subList(1, 3)) {
            assertThat(missing.reply()).isNull();
            assertThat(missing.failure())
                    .isInstanceOfSatisfying(
                            ModelException.class, e -> assertThat(e.reason()).isEqualTo(ModelException.Reason.STOPPED));
        }
    }
}
