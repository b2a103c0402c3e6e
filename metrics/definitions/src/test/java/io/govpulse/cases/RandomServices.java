// SPDX-License-Identifier: Apache-2.0
package io.govpulse.cases;

import io.govpulse.event.EventData;
import io.govpulse.event.Exemption;
import io.govpulse.event.FollowUp;
import io.govpulse.event.Limit;
import io.govpulse.event.ProcedureData;
import io.govpulse.event.QueueData;
import io.govpulse.event.RatingFinding;
import io.govpulse.event.Region;
import io.govpulse.event.VoiceData;
import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Data of the events around a case's course, few names so that they meet. */
final class RandomServices {
    private RandomServices() {}

    static Arbitrary<EventData> data() {
        Arbitrary<String> name = Arbitraries.of("a", "b/c");
        Arbitrary<Optional<String>> names = name.optional();
        Arbitrary<Optional<Limit>> limits =
                Arbitraries.of("1wd", "3d", "2h").map(Limit::parse).optional();
        Arbitrary<Boolean> either = Arbitraries.of(true, false);
        Instant slot = Instant.parse("2026-10-20T01:00:00Z");
        return Arbitraries.oneOf(
                names.map(EventData.Refused::new),
                Arbitraries.of("1wd", "10wd", "5d")
                        .map(
                                by ->
                                        new EventData.DeadlineExtended(
                                                Optional.of(Limit.parse(by)),
                                                Optional.empty(),
                                                Optional.empty())),
                Combinators.combine(name, names, names, limits).as(ProcedureData.StepStarted::new),
                Combinators.combine(name, names, names).as(ProcedureData.StepFinished::new),
                names.map(ProcedureData.CorrectionRequested::new),
                names.map(ProcedureData.CorrectionSupplied::new),
                Arbitraries.just(new ProcedureData.Delivered(Optional.empty())),
                names.map(basis -> new ProcedureData.FeeCharged(500L, basis)),
                name.map(kind -> new ProcedureData.LicenceIssued(kind, Optional.of(slot))),
                Combinators.combine(name, names).as(ProcedureData.LicenceRevoked::new),
                Combinators.combine(
                                names,
                                Arbitraries.of(FollowUp.values()),
                                Arbitraries.of(RatingFinding.values()).optional())
                        .as(VoiceData.RatingFollowedUp::new),
                name.map(VoiceData.ComplaintFiled::new),
                name.map(number -> new VoiceData.ComplaintResolved(number, Optional.empty())),
                Combinators.combine(name, either, Arbitraries.of(Exemption.values()), names)
                        .as(
                                (appeal, upheld, exempts, rating) ->
                                        new VoiceData.AppealDecided(
                                                appeal,
                                                upheld,
                                                Optional.of(exempts),
                                                rating,
                                                Optional.of("ground"))),
                Combinators.combine(name, names, limits)
                        .as(
                                (number, item, limit) ->
                                        new VoiceData.ConsultationAsked(
                                                number,
                                                Optional.empty(),
                                                Optional.empty(),
                                                item,
                                                Region.UNKNOWN,
                                                limit)),
                Combinators.combine(name, names).as(VoiceData.ConsultationAnswered::new),
                name.map(
                        number ->
                                new QueueData.AppointmentMade(
                                        number,
                                        slot,
                                        Optional.empty(),
                                        Optional.empty(),
                                        Region.UNKNOWN,
                                        Optional.empty())),
                Combinators.combine(name, names, names)
                        .as(
                                (ticket, appointment, window) ->
                                        new QueueData.TicketTaken(
                                                ticket,
                                                appointment,
                                                Optional.empty(),
                                                Optional.empty(),
                                                Region.ofDivision("411523"),
                                                window)),
                Combinators.combine(name, names, names).as(QueueData.Called::new),
                name.map(QueueData.Served::new),
                name.map(QueueData.Left::new));
    }
}
