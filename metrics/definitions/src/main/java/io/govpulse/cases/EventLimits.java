package io.govpulse.cases;

import io.govpulse.event.EventData.Accepted;
import io.govpulse.event.EventData.DeadlineExtended;
import io.govpulse.event.Limit;
import io.govpulse.event.ProcedureData.StepStarted;
import io.govpulse.event.VoiceData.ConsultationAsked;
import java.util.Optional;

/**
 * The limits that events state. They are readable: {@link io.govpulse.rules.Rules#check} refuses
 * events whose limits are not, before they reach the fold.
 */
public final class EventLimits {
    private EventLimits() {}

    static Optional<Limit> promised(Accepted accepted) {
        return accepted.promisedLimit().map(Limit::parse);
    }

    static Optional<Limit> statutory(Accepted accepted) {
        return accepted.statutoryLimit().map(Limit::parse);
    }

    static Optional<Limit> extension(DeadlineExtended extended) {
        return extended.by().map(Limit::parse);
    }

    /** Returns a step's own limit. */
    public static Optional<Limit> of(StepStarted started) {
        return started.limit().map(Limit::parse);
    }

    /** Returns a question's own limit. */
    public static Optional<Limit> of(ConsultationAsked asked) {
        return asked.limit().map(Limit::parse);
    }
}
