package dev.kairos.memory.internal.recall;

import dev.kairos.api.event.Origin;
import dev.kairos.api.memory.Brief;
import dev.kairos.api.memory.BriefQuery;
import dev.kairos.api.memory.Generation;
import dev.kairos.api.model.TokenEstimator;
import java.util.List;
import java.util.Locale;

/** Puts together what a beat starts with. */
final class Briefing {
    private final TokenEstimator estimator;
    private final Locale locale;

    Briefing(TokenEstimator estimator, Locale locale) {
        this.estimator = estimator;
        this.locale = locale;
    }

    Brief write(BriefQuery query, List<Generation> generations) {
        return new Brief(List.of(), 0, Origin.OWNER);
    }
}
