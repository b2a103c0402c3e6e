package io.govpulse.platform.demo;

import io.govpulse.event.Channel;
import io.govpulse.event.DeliveryMethod;
import io.govpulse.event.EventData;
import io.govpulse.event.Exemption;
import io.govpulse.event.FollowUp;
import io.govpulse.event.Outcome;
import io.govpulse.event.ProcedureData;
import io.govpulse.event.RatingFinding;
import io.govpulse.event.VoiceData;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What comes after a decision: delivery, licence, rating, complaint, appeal. */
final class Aftermath {
    private static final int BAD = 2;

    private final Application application;
    private final CaseFile file;
    private final Tempo tempo;
    private final Chance chance;

    private Aftermath(Application application, CaseFile file, Tempo tempo, Chance chance) {
        this.application = application;
        this.file = file;
        this.tempo = tempo;
        this.chance = chance;
    }

    static Aftermath of(Application application, CaseFile file, Tempo tempo, Chance chance) {
        return new Aftermath(application, file, tempo, chance);
    }

    void play(Instant decided, Outcome outcome, boolean late) {
        if (outcome != Outcome.WITHDRAWN && chance.in(0.9)) {
            int days = chance.in(0.03) ? 12 : chance.between(0, 4);
            file.tell(
                    tempo.office(decided, days, chance),
                    new ProcedureData.Delivered(Optional.of(method())));
        }
        if (outcome == Outcome.APPROVED && application.item().licence()) {
            licence(decided);
        }
        rate(decided, late);
        if (chance.in(late ? 0.06 : 0.006)) {
            complain(decided);
        }
        if (late && chance.in(0.08)) {
            appeal(decided, Exemption.LATENESS);
        }
        if (chance.in(0.001)) {
            appeal(decided, Exemption.CASE);
        }
    }

    private DeliveryMethod method() {
        return application.channel() == Channel.HALL
                ? DeliveryMethod.COLLECTED
                : chance.in(0.6) ? DeliveryMethod.ONLINE : DeliveryMethod.COURIER;
    }

    private void licence(Instant decided) {
        String licence = "L" + application.item().code().substring(21, 28);
        Optional<Instant> until =
                chance.in(0.2)
                        ? Optional.empty()
                        : Optional.of(decided.plus(365L * chance.between(1, 5), ChronoUnit.DAYS));
        file.tell(decided, new ProcedureData.LicenceIssued(licence, until));
        if (chance.in(0.02)) {
            file.tell(
                    tempo.office(decided, chance.between(5, 40), chance),
                    new ProcedureData.LicenceRevoked(licence, Optional.of("经营者申请注销")));
        }
    }

    private void rate(Instant decided, boolean late) {
        if (chance.in(0.4)) {
            int level = level(late);
            Instant rated = tempo.applicant(decided, chance.between(0, 3), chance);
            file.tell(rated, new EventData.Rated(level, false, Optional.empty()));
            if (level <= BAD) {
                followUp(rated);
            }
        } else if (chance.in(0.6)) {
            file.tell(
                    tempo.applicant(decided, 5, chance),
                    new EventData.Rated(5, true, Optional.empty()));
        }
    }

    private int level(boolean late) {
        double bad = application.department().conduct().dissatisfied() * (late ? 4 : 1);
        if (chance.in(bad)) {
            return chance.between(1, BAD);
        }
        double drawn = chance.share();
        return drawn < 0.1 ? 3 : drawn < 0.35 ? 4 : 5;
    }

    private void followUp(Instant rated) {
        double drawn = chance.share();
        RatingFinding finding =
                drawn < 0.6
                        ? RatingFinding.TRUE
                        : drawn < 0.9 ? RatingFinding.REASONABLE : RatingFinding.MALICIOUS;
        Instant verified = tempo.office(rated, 1, chance);
        follow(verified, FollowUp.VERIFIED, Optional.of(finding));
        if (finding == RatingFinding.MALICIOUS) {
            appealRating(verified);
            return;
        }
        Instant assigned = tempo.office(verified, 0, chance);
        follow(assigned, FollowUp.ASSIGNED, Optional.empty());
        // Who answers late in general rectifies late too.
        boolean neglected = chance.in(2 * application.department().conduct().late());
        if (neglected && chance.in(0.4)) {
            return;
        }
        Instant rectified =
                tempo.office(
                        assigned, neglected ? chance.between(8, 14) : chance.between(1, 3), chance);
        follow(rectified, FollowUp.RECTIFIED, Optional.empty());
        Instant replied = tempo.office(rectified, 0, chance);
        follow(replied, FollowUp.REPLIED, Optional.empty());
        if (chance.in(0.7)) {
            follow(tempo.office(replied, 2, chance), FollowUp.REVISITED, Optional.empty());
        }
    }

    private void follow(Instant at, FollowUp stage, Optional<RatingFinding> finding) {
        file.tell(at, new VoiceData.RatingFollowedUp(Optional.empty(), stage, finding));
    }

    private void complain(Instant decided) {
        String complaint = "C" + application.number();
        Instant filed = tempo.applicant(decided, chance.between(0, 5), chance);
        file.tell(filed, new VoiceData.ComplaintFiled(complaint));
        if (chance.in(0.93)) {
            file.tell(
                    tempo.office(filed, chance.between(2, 9), chance),
                    new VoiceData.ComplaintResolved(complaint, Optional.of(chance.in(0.45))));
        }
    }

    private void appealRating(Instant after) {
        if (chance.in(0.7)) {
            appeal(after, Exemption.RATING);
        }
    }

    private void appeal(Instant after, Exemption exempts) {
        boolean upheld = chance.in(0.6);
        file.tell(
                tempo.office(after, chance.between(3, 6), chance),
                new VoiceData.AppealDecided(
                        "S" + application.number(),
                        upheld,
                        Optional.of(exempts),
                        Optional.empty(),
                        Optional.of(upheld ? "不可抗力：主干网络中断" : "申诉理由不成立")));
    }
}
