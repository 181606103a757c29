package dev.kairos.examples.bench;

import dev.kairos.api.heartbeat.DstTopic;
import dev.kairos.core.bench.LoopTopic;
import dev.kairos.core.bench.WorkTopic;
import dev.kairos.core.internal.json.JsonTopic;
import dev.kairos.core.secret.SecretsTopic;
import dev.kairos.core.sensor.SenseTopic;
import dev.kairos.examples.keeper.ReplayFigures;
import dev.kairos.examples.oversight.OversightTopic;
import dev.kairos.git.ClaimFigures;
import dev.kairos.github.ReachTopic;
import dev.kairos.memory.bench.DreamTopic;
import dev.kairos.memory.bench.FoldsTopic;
import dev.kairos.memory.bench.PartsTopic;
import dev.kairos.memory.bench.ProofsTopic;
import dev.kairos.memory.bench.RecallTopic;
import dev.kairos.memory.bench.SpeedTopic;
import dev.kairos.memory.bench.TokensTopic;
import java.util.Arrays;
import java.util.List;

/** Runs a benchmark topic, or lists them all. */
public final class Bench {
    private static final int USAGE = 2;
    private static final List<Topic> TOPICS = List.of(
            new BuildTopic(),
            new LoopTopic(ReplayFigures::print),
            new DstTopic(),
            new SenseTopic(),
            new JsonTopic(),
            new SecretsTopic(),
            new RecallTopic(),
            new DreamTopic(),
            new ProofsTopic(),
            new TokensTopic(),
            new PartsTopic(),
            new SpeedTopic(),
            new FoldsTopic(),
            new WorkTopic(ClaimFigures::print),
            new OversightTopic(),
            new ReachTopic());

    private Bench() {}

    /**
     * Runs a topic.
     *
     * @param args the name of the topic, or {@code list}, and the arguments of the topic
     * @throws Exception if the topic fails
     */
    public static void main(String[] args) throws Exception {
        String name = args.length == 0 ? "list" : args[0];
        if (name.equals("list")) {
            TOPICS.forEach(topic -> System.out.printf("%-12s %s%n", topic.name(), topic.about()));
            return;
        }
        for (Topic topic : TOPICS) {
            if (topic.name().equals(name)) {
                topic.run(Arrays.copyOfRange(args, 1, args.length));
                return;
            }
        }
        System.err.println("unknown topic: " + name + " (-Dbench=list shows them)");
        System.exit(USAGE);
    }
}
