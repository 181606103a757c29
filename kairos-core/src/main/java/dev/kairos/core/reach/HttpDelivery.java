package dev.kairos.core.reach;

import dev.kairos.api.reach.Delivery;
import dev.kairos.core.egress.EgressException;
import dev.kairos.core.internal.http.GuardedHttp;
import dev.kairos.core.internal.http.HttpAnswer;
import dev.kairos.core.internal.http.HttpCall;
import dev.kairos.core.internal.http.HttpFailure;
import java.time.Duration;
import java.util.function.Function;

/** What an HTTP answer says about a delivery. */
final class HttpDelivery {

    private static final Duration NEXT_MINUTE = Duration.ofMinutes(1);

    private HttpDelivery() {}

    /**
     * Makes a call. Not taken: no connection, 4xx, 429 and 503 (these may be tried again). Nobody knows: no answer after sending,
     * other 5xx.
     */
    static Delivery send(GuardedHttp http, HttpCall call, Function<HttpAnswer, Delivery> success) {
        try {
            HttpAnswer answer = http.send(call);
            return answer.isSuccess() ? success.apply(answer) : of(answer);
        } catch (EgressException e) {
            return new Delivery.Refused(message(e), e.retriable() ? Duration.ZERO : null);
        } catch (HttpFailure e) {
            return e.sent() ? new Delivery.Unknown(message(e)) : new Delivery.Refused(message(e), Duration.ZERO);
        }
    }

    /** What an answer means that is no success. */
    static Delivery of(HttpAnswer answer) {
        int status = answer.status();
        String why = "the far side answers " + status;
        if (status == 429 || status == 503) {
            return new Delivery.Refused(why, retryAfter(answer));
        }
        return status >= 500 ? new Delivery.Unknown(why) : new Delivery.Refused(why, null);
    }

    private static Duration retryAfter(HttpAnswer answer) {
        String header = answer.header("retry-after");
        boolean seconds = header != null && header.matches("[0-9]{1,6}");
        return seconds ? Duration.ofSeconds(Long.parseLong(header)) : NEXT_MINUTE;
    }

    private static String message(Exception e) {
        return String.valueOf(e.getMessage());
    }
}
