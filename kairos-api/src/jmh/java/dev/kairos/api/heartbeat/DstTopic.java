package dev.kairos.api.heartbeat;

import dev.kairos.examples.bench.Topic;
import java.time.Duration;

/** Counts wrong slots around every change of clocks from 2020 to 2030 in every zone. */
public final class DstTopic implements Topic {

    private static final Duration AROUND = Duration.ofHours(16);

    @Override
    public String name() {
        return "dst";
    }

    @Override
    public String about() {
        return "slots around every change of clocks, against a wall clock minute by minute";
    }

    @Override
    public void run(String[] args) {
        DstCampaign.Result result = DstCampaign.all(AROUND);
        result.told().forEach(System.out::println);
        System.out.println("dst_transitions=" + result.transitions());
        System.out.println("dst_slots=" + result.slots());
        System.out.println("dst_wrong=" + result.wrong());
        if (result.wrong() > 0) {
            throw new IllegalStateException(result.wrong() + " slots are wrong");
        }
    }
}
