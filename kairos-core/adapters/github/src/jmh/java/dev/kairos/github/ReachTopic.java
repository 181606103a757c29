package dev.kairos.github;

import dev.kairos.core.bench.Figures;
import dev.kairos.core.egress.EgressCampaign;
import dev.kairos.core.internal.outbox.SendingCampaign;
import dev.kairos.examples.bench.Topic;

/** Reaching out: signatures, repeated deliveries, crashes while sending, addresses inside, what a greeting costs. */
public final class ReachTopic implements Topic {

    private static final int SHAPES = 400;

    /** The topic. */
    public ReachTopic() {}

    @Override
    public String name() {
        return "reach";
    }

    @Override
    public String about() {
        return "people and GitHub: signatures, duplicates, crashes, egress, a greeting; an argument sets how many deliveries";
    }

    @Override
    public void run(String[] args) throws Exception {
        SignatureCampaign.Result signatures = SignatureCampaign.run(SHAPES, 1);
        print("hmac_shapes", signatures.shapes());
        print("hmac_tampered", signatures.tampered());
        print("hmac_wrong", signatures.wrong());

        int wanted = args.length == 0 ? 10_000 : Integer.parseInt(args[0]);
        DeliveryCampaign.Result deliveries = DeliveryCampaign.run(wanted, 2);
        print("deliveries", deliveries.deliveries());
        print("changes", deliveries.changes());
        print("duplicate_actions", deliveries.duplicates());
        print("lost_changes", deliveries.lost());
        print("unanswered_deliveries", deliveries.unanswered());

        SendingCampaign.Result sending = SendingCampaign.run();
        print("sending_crashes", sending.crashes());
        print("silent_resends", sending.resends());
        print("lost_notices", sending.lost());
        print("shown_unknown", sending.unknown());

        EgressCampaign.Result egress = EgressCampaign.run();
        print("ssrf_forms", egress.forms());
        print("ssrf_hits", egress.control() ? egress.hits() : -1);
        print("ssrf_passed", egress.passed().size());

        print("greeting_tokens", Greeting.tokens());
    }

    private static void print(String key, int value) {
        Figures.print(key, value);
    }
}
