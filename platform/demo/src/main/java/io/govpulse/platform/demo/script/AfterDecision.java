// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.demo.script;

import io.govpulse.event.Channel;
import io.govpulse.event.DeliveryMethod;
import io.govpulse.event.EventData;
import io.govpulse.event.Exemption;
import io.govpulse.event.FollowUp;
import io.govpulse.event.Outcome;
import io.govpulse.event.ProcedureData;
import io.govpulse.event.RatingFinding;
import io.govpulse.event.VoiceData;
import io.govpulse.platform.demo.city.SeededRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The events after a decision: delivery, licence, rating, complaint, appeal. */
final class AfterDecision {
    private static final int BAD = 2;

    private final Application application;
    private final CaseLog log;
    private final Schedule schedule;
    private final SeededRandom random;

    private AfterDecision(
            Application application, CaseLog log, Schedule schedule, SeededRandom random) {
        this.application = application;
        this.log = log;
        this.schedule = schedule;
        this.random = random;
    }

    static AfterDecision of(
            Application application, CaseLog log, Schedule schedule, SeededRandom random) {
        return new AfterDecision(application, log, schedule, random);
    }

    void play(Instant decided, Outcome outcome, boolean late) {
        if (outcome != Outcome.WITHDRAWN && random.happens(0.9)) {
            int days = random.happens(0.03) ? 12 : random.between(0, 4);
            log.add(
                    schedule.office(decided, days, random),
                    new ProcedureData.Delivered(Optional.of(method())));
        }
        if (outcome == Outcome.APPROVED && application.item().licence()) {
            licence(decided);
        }
        rate(decided, late);
        if (random.happens(late ? 0.06 : 0.006)) {
            complain(decided);
        }
        if (late && random.happens(0.08)) {
            appeal(decided, Exemption.LATENESS);
        }
        if (random.happens(0.001)) {
            appeal(decided, Exemption.CASE);
        }
    }

    private DeliveryMethod method() {
        return application.channel() == Channel.HALL
                ? DeliveryMethod.COLLECTED
                : random.happens(0.6) ? DeliveryMethod.ONLINE : DeliveryMethod.COURIER;
    }

    private void licence(Instant decided) {
        String licence = "L" + application.item().code().substring(21, 28);
        Optional<Instant> until =
                random.happens(0.2)
                        ? Optional.empty()
                        : Optional.of(decided.plus(365L * random.between(1, 5), ChronoUnit.DAYS));
        log.add(decided, new ProcedureData.LicenceIssued(licence, until));
        if (random.happens(0.02)) {
            log.add(
                    schedule.office(decided, random.between(5, 40), random),
                    new ProcedureData.LicenceRevoked(licence, Optional.of("经营者申请注销")));
        }
    }

    private void rate(Instant decided, boolean late) {
        if (random.happens(0.4)) {
            int level = level(late);
            Instant rated = schedule.applicant(decided, random.between(0, 3), random);
            log.add(rated, new EventData.Rated(level, false, Optional.empty()));
            if (level <= BAD) {
                followUp(rated);
            }
        } else if (random.happens(0.6)) {
            log.add(
                    schedule.applicant(decided, 5, random),
                    new EventData.Rated(5, true, Optional.empty()));
        }
    }

    private int level(boolean late) {
        double bad = application.department().conduct().dissatisfied() * (late ? 4 : 1);
        if (random.happens(bad)) {
            return random.between(1, BAD);
        }
        double drawn = random.fraction();
        return drawn < 0.1 ? 3 : drawn < 0.35 ? 4 : 5;
    }

    private void followUp(Instant rated) {
        double drawn = random.fraction();
        RatingFinding finding =
                drawn < 0.6
                        ? RatingFinding.TRUE
                        : drawn < 0.9 ? RatingFinding.REASONABLE : RatingFinding.MALICIOUS;
        Instant verified = schedule.office(rated, 1, random);
        log.add(
                verified,
                new VoiceData.RatingFollowedUp(
                        Optional.empty(), FollowUp.VERIFIED, Optional.of(finding)));
        if (finding == RatingFinding.MALICIOUS) {
            appealRating(verified);
            return;
        }
        Instant assigned = schedule.office(verified, 0, random);
        follow(assigned, FollowUp.ASSIGNED);
        // Departments that decide late also rectify late.
        boolean neglected = random.happens(2 * application.department().conduct().late());
        if (neglected && random.happens(0.4)) {
            return;
        }
        Instant rectified =
                schedule.office(
                        assigned, neglected ? random.between(8, 14) : random.between(1, 3), random);
        follow(rectified, FollowUp.RECTIFIED);
        Instant replied = schedule.office(rectified, 0, random);
        follow(replied, FollowUp.REPLIED);
        if (random.happens(0.7)) {
            follow(schedule.office(replied, 2, random), FollowUp.REVISITED);
        }
    }

    private void follow(Instant at, FollowUp stage) {
        log.add(at, new VoiceData.RatingFollowedUp(Optional.empty(), stage, Optional.empty()));
    }

    private void complain(Instant decided) {
        String complaint = "C" + application.number();
        Instant filed = schedule.applicant(decided, random.between(0, 5), random);
        log.add(filed, new VoiceData.ComplaintFiled(complaint));
        if (random.happens(0.93)) {
            log.add(
                    schedule.office(filed, random.between(2, 9), random),
                    new VoiceData.ComplaintResolved(complaint, Optional.of(random.happens(0.45))));
        }
    }

    private void appealRating(Instant after) {
        if (random.happens(0.7)) {
            appeal(after, Exemption.RATING);
        }
    }

    private void appeal(Instant after, Exemption exempts) {
        boolean upheld = random.happens(0.6);
        log.add(
                schedule.office(after, random.between(3, 6), random),
                new VoiceData.AppealDecided(
                        "S" + application.number(),
                        upheld,
                        Optional.of(exempts),
                        Optional.empty(),
                        Optional.of(upheld ? "不可抗力：主干网络中断" : "申诉理由不成立")));
    }
}
