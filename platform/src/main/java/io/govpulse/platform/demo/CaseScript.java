package io.govpulse.platform.demo;

import io.govpulse.event.Channel;
import io.govpulse.event.Event;
import io.govpulse.event.EventData;
import io.govpulse.event.Limit;
import io.govpulse.event.Outcome;
import io.govpulse.event.PauseReason;
import io.govpulse.event.ProcedureData;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The course of one case, from the visit or the click to the decision; {@link Aftermath} goes on.
 */
final class CaseScript {
    private static final List<PauseReason> PAUSES =
            List.of(
                    PauseReason.INSPECTION,
                    PauseReason.TESTING,
                    PauseReason.SITE_SURVEY,
                    PauseReason.EXPERT_REVIEW,
                    PauseReason.TECHNICAL_REVIEW,
                    PauseReason.APPRAISAL,
                    PauseReason.QUARANTINE,
                    PauseReason.HEARING,
                    PauseReason.TENDER,
                    PauseReason.AUCTION,
                    PauseReason.PUBLIC_NOTICE);

    private final Application application;
    private final Tempo tempo;
    private final Chance chance;
    private final CaseFile file;

    private CaseScript(Application application, Tempo tempo, Chance chance) {
        this.application = application;
        this.tempo = tempo;
        this.chance = chance;
        this.file = new CaseFile(application.source(), application.number());
    }

    /** Everything that will ever be told of this application. */
    static List<Event> of(Application application, Tempo tempo, Chance chance) {
        CaseScript script = new CaseScript(application, tempo, chance);
        script.play();
        return script.file.events();
    }

    private void play() {
        if (application.channel() == Channel.HALL && !application.part().whole()) {
            Visit.before(application, file, tempo, chance);
        }
        file.tell(application.at(), application.submitted());
        if (chance.in(0.02)) {
            file.tell(
                    tempo.office(application.at(), chance.between(0, 1), chance),
                    new EventData.Refused(Optional.of("不属于本部门职权范围")));
            return;
        }
        Instant ready = application.at();
        if (chance.in(0.06)) {
            Instant told = tempo.office(ready, chance.between(0, 1), chance);
            file.tell(told, new ProcedureData.CorrectionRequested(Optional.empty()));
            if (chance.in(0.05)) {
                return;
            }
            ready = tempo.applicant(told, chance.between(0, 4), chance);
            file.tell(ready, new ProcedureData.CorrectionSupplied(Optional.empty()));
        }
        accept(ready);
        if (chance.in(0.005)) {
            file.tell(tempo.office(ready, 2, chance), new EventData.Voided(Optional.of("重复录入，作废")));
        }
    }

    private void accept(Instant ready) {
        boolean atWindow = application.channel() == Channel.HALL && ready.equals(application.at());
        Instant accepted =
                atWindow
                        ? ready.plus(tempo.minutes(chance.between(2, 9)))
                        : tempo.office(ready, chance.in(0.8) ? 0 : 1, chance);
        int promised = application.item().promisedDays();
        // 未受理先办结: decided without acceptance, which supervision is to see.
        if (!chance.in(0.003)) {
            file.tell(
                    accepted,
                    tempo.accepted(accepted, promised, application.item().statutoryDays()));
        }
        boolean late = chance.in(application.department().conduct().lateAt(application.progress()));
        int days = late ? promised + chance.between(1, 6) : daysInTime(promised);
        if (chance.in(0.01)) {
            steps(accepted, Optional.empty());
            return;
        }
        Instant decided = decisionAfter(accepted, days);
        steps(accepted, Optional.of(decided));
        if (application.item().fee() > 0) {
            // 乱收费: a fee that is not in the item's list.
            boolean excess = chance.in(0.02);
            file.tell(
                    accepted.plus(tempo.minutes(chance.between(1, 5))),
                    new ProcedureData.FeeCharged(
                            application.item().fee() * (excess ? 2 : 1),
                            excess ? Optional.empty() : Optional.of("F-" + promised)));
        }
        if (late && chance.in(0.1)) {
            file.tell(
                    tempo.office(accepted, promised, chance),
                    new EventData.DeadlineExtended(
                            Optional.of(Limit.workingDays(10)),
                            Optional.empty(),
                            Optional.of("行政许可法第四十二条")));
        }
        Outcome outcome = outcome();
        file.tell(decided, new EventData.Decided(outcome, Optional.of(visits())));
        Aftermath.of(application, file, tempo, chance).play(decided, outcome, late);
    }

    private int daysInTime(int promised) {
        return promised == 0 ? 0 : (int) (promised * chance.between(0.15, 0.98));
    }

    /** The days count without the pauses, so that a pause alone makes no case late. */
    private Instant decisionAfter(Instant accepted, int days) {
        if (days < 2 || !chance.in(0.15)) {
            return tempo.office(accepted, days, chance);
        }
        Instant paused = tempo.office(accepted, 1, chance);
        Optional<String> name = Optional.of("P1");
        file.tell(paused, new EventData.ClockPaused(chance.pick(PAUSES), name));
        Instant resumed = tempo.office(paused, chance.between(1, 8), chance);
        file.tell(resumed, new EventData.ClockResumed(name));
        return tempo.office(resumed, days - 1, chance);
    }

    private void steps(Instant accepted, Optional<Instant> decided) {
        if (application.item().onTheSpot() && !chance.in(0.1)) {
            return;
        }
        Instant handed = tempo.office(accepted, application.item().promisedDays() / 2, chance);
        if (decided.isPresent() && !handed.isBefore(decided.get())) {
            handed = accepted.plus(Duration.between(accepted, decided.get()).dividedBy(2));
        }
        step("审查", accepted, Optional.of(handed));
        step("决定", handed, decided);
    }

    private void step(String name, Instant begun, Optional<Instant> finished) {
        Optional<String> clerk = Optional.of(application.department().clerk(chance));
        Optional<Limit> limit =
                Optional.of(
                        Limit.workingDays(
                                Math.max(1, (application.item().promisedDays() + 1) / 2)));
        file.tell(begun, new ProcedureData.StepStarted(name, Optional.empty(), clerk, limit));
        finished.ifPresent(
                end ->
                        file.tell(
                                end,
                                new ProcedureData.StepFinished(name, Optional.empty(), clerk)));
    }

    private Outcome outcome() {
        double drawn = chance.share();
        if (drawn < 0.03) {
            return Outcome.WITHDRAWN;
        }
        return drawn < 0.07 ? Outcome.DENIED : drawn < 0.12 ? Outcome.COMPLETED : Outcome.APPROVED;
    }

    private int visits() {
        boolean again = chance.in(0.15);
        return (application.channel() == Channel.HALL ? 1 : 0) + (again ? 1 : 0);
    }
}
