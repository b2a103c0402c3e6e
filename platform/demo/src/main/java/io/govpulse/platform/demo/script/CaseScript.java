// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.demo.script;

import io.govpulse.event.Channel;
import io.govpulse.event.Event;
import io.govpulse.event.EventData;
import io.govpulse.event.Limit;
import io.govpulse.event.Outcome;
import io.govpulse.event.PauseReason;
import io.govpulse.event.ProcedureData;
import io.govpulse.platform.demo.city.SeededRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The events of one case from the visit or the click to the decision; those of {@link
 * AfterDecision} follow.
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
    private final Schedule schedule;
    private final SeededRandom random;
    private final CaseLog log;

    private CaseScript(Application application, Schedule schedule, SeededRandom random) {
        this.application = application;
        this.schedule = schedule;
        this.random = random;
        this.log = new CaseLog(application.source(), application.number());
    }

    /** All events that there will ever be of this application's case. */
    static List<Event> of(Application application, Schedule schedule, SeededRandom random) {
        CaseScript script = new CaseScript(application, schedule, random);
        script.play();
        return script.log.events();
    }

    private void play() {
        if (application.channel() == Channel.HALL && !application.part().whole()) {
            HallVisit.before(application, log, schedule, random);
        }
        log.add(application.at(), application.submitted());
        if (random.happens(0.02)) {
            log.add(
                    schedule.office(application.at(), random.between(0, 1), random),
                    new EventData.Refused(Optional.of("不属于本部门职权范围")));
            return;
        }
        Instant ready = application.at();
        if (random.happens(0.06)) {
            Instant requested = schedule.office(ready, random.between(0, 1), random);
            log.add(requested, new ProcedureData.CorrectionRequested(Optional.empty()));
            if (random.happens(0.05)) {
                return;
            }
            ready = schedule.applicant(requested, random.between(0, 4), random);
            log.add(ready, new ProcedureData.CorrectionSupplied(Optional.empty()));
        }
        accept(ready);
        if (random.happens(0.005)) {
            log.add(
                    schedule.office(ready, 2, random),
                    new EventData.Voided(Optional.of("重复录入，作废")));
        }
    }

    private void accept(Instant ready) {
        boolean atWindow = application.channel() == Channel.HALL && ready.equals(application.at());
        Instant accepted =
                atWindow
                        ? ready.plus(schedule.minutes(random.between(2, 9)))
                        : schedule.office(ready, random.happens(0.8) ? 0 : 1, random);
        int promised = application.item().promisedDays();
        // 未受理先办结: decided without acceptance, which supervisors have to notice.
        if (!random.happens(0.003)) {
            log.add(
                    accepted,
                    schedule.accepted(accepted, promised, application.item().statutoryDays()));
        }
        boolean late =
                random.happens(application.department().conduct().lateAt(application.progress()));
        int days = late ? promised + random.between(1, 6) : daysInTime(promised);
        if (random.happens(0.01)) {
            steps(accepted, null);
            return;
        }
        Instant decided = decisionAfter(accepted, days);
        steps(accepted, decided);
        if (application.item().fee() > 0) {
            // 乱收费: a fee that is not in the item's list.
            boolean excess = random.happens(0.02);
            log.add(
                    accepted.plus(schedule.minutes(random.between(1, 5))),
                    new ProcedureData.FeeCharged(
                            application.item().fee() * (excess ? 2 : 1),
                            excess ? Optional.empty() : Optional.of("F-" + promised)));
        }
        if (late && random.happens(0.1)) {
            log.add(
                    schedule.office(accepted, promised, random),
                    new EventData.DeadlineExtended(
                            Optional.of(Limit.workingDays(10)),
                            Optional.empty(),
                            Optional.of("行政许可法第四十二条")));
        }
        Outcome outcome = outcome();
        log.add(decided, new EventData.Decided(outcome, Optional.of(visits())));
        AfterDecision.of(application, log, schedule, random).play(decided, outcome, late);
    }

    private int daysInTime(int promised) {
        return promised == 0 ? 0 : (int) (promised * random.between(0.15, 0.98));
    }

    /** The days count without the pauses, so that a pause alone makes no case late. */
    private Instant decisionAfter(Instant accepted, int days) {
        if (days < 2 || !random.happens(0.15)) {
            return schedule.office(accepted, days, random);
        }
        Instant paused = schedule.office(accepted, 1, random);
        Optional<String> name = Optional.of("P1");
        log.add(paused, new EventData.ClockPaused(random.pick(PAUSES), name));
        Instant resumed = schedule.office(paused, random.between(1, 8), random);
        log.add(resumed, new EventData.ClockResumed(name));
        return schedule.office(resumed, days - 1, random);
    }

    /**
     * Adds the steps of the case.
     *
     * @param decided when it was decided; null when it is still open
     */
    private void steps(Instant accepted, @Nullable Instant decided) {
        if (application.item().onTheSpot() && !random.happens(0.1)) {
            return;
        }
        Instant handed = schedule.office(accepted, application.item().promisedDays() / 2, random);
        if (decided != null && !handed.isBefore(decided)) {
            handed = accepted.plus(Duration.between(accepted, decided).dividedBy(2));
        }
        step("审查", accepted, handed);
        step("决定", handed, decided);
    }

    private void step(String name, Instant begun, @Nullable Instant finished) {
        Optional<String> clerk = Optional.of(application.department().clerk(random));
        Optional<Limit> limit =
                Optional.of(
                        Limit.workingDays(
                                Math.max(1, (application.item().promisedDays() + 1) / 2)));
        log.add(begun, new ProcedureData.StepStarted(name, Optional.empty(), clerk, limit));
        if (finished != null) {
            log.add(finished, new ProcedureData.StepFinished(name, Optional.empty(), clerk));
        }
    }

    private Outcome outcome() {
        double drawn = random.fraction();
        if (drawn < 0.03) {
            return Outcome.WITHDRAWN;
        }
        return drawn < 0.07 ? Outcome.DENIED : drawn < 0.12 ? Outcome.COMPLETED : Outcome.APPROVED;
    }

    private int visits() {
        boolean again = random.happens(0.15);
        return (application.channel() == Channel.HALL ? 1 : 0) + (again ? 1 : 0);
    }
}
