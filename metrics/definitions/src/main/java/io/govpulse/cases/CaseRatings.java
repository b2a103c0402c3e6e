// SPDX-License-Identifier: Apache-2.0
package io.govpulse.cases;

import io.govpulse.calendar.Due;
import io.govpulse.event.EventData;
import io.govpulse.event.Exemption;
import io.govpulse.event.FollowUp;
import io.govpulse.event.RatingFinding;
import io.govpulse.event.VoiceData;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The ratings of a case. It is decided here which rating is effective where there are several, and
 * which of the effective ones count.
 */
record CaseRatings(FoldContext context) {
    private static final String UNNAMED = "";

    /** Returns the rating of the case as a whole, whatever names its ratings have. */
    Optional<CaseRating> ofCase() {
        return effective(context.events().all(EventData.Rated.class))
                .map(rating -> CaseRating.of(rating, context.zone()));
    }

    /** Returns the effective rating of each name, and what was done about it. */
    List<RatingFacts> all() {
        Map<String, List<Occurrence<EventData.Rated>>> rated =
                context.events()
                        .byName(EventData.Rated.class, data -> data.rating().orElse(UNNAMED));
        Map<String, List<Occurrence<VoiceData.RatingFollowedUp>>> followed =
                context.events()
                        .byName(
                                VoiceData.RatingFollowedUp.class,
                                data -> data.rating().orElse(UNNAMED));
        List<RatingFacts> facts = new ArrayList<>();
        for (String key : Occurrence.names(rated)) {
            effective(rated.getOrDefault(key, List.of()))
                    .map(rating -> facts(key, rating, followed.getOrDefault(key, List.of())))
                    .ifPresent(facts::add);
        }
        return facts;
    }

    /** The last one that a person gave; a default one only where there is no other. */
    private static Optional<Occurrence<EventData.Rated>> effective(
            List<Occurrence<EventData.Rated>> ratings) {
        return ratings.stream()
                .filter(rating -> !rating.data().byDefault())
                .reduce((earlier, later) -> later)
                .or(() -> ratings.stream().reduce((earlier, later) -> later));
    }

    private RatingFacts facts(
            String key,
            Occurrence<EventData.Rated> rating,
            List<Occurrence<VoiceData.RatingFollowedUp>> followUps) {
        Optional<RatingFinding> finding =
                followUps.stream()
                        .flatMap(followUp -> followUp.data().finding().stream())
                        .reduce((earlier, later) -> later);
        boolean valid =
                context.counted()
                        && !rating.data().byDefault()
                        && finding.filter(RatingFinding.MALICIOUS::equals).isEmpty()
                        && !exempt(key);
        boolean toRectify = valid && rating.data().level() <= RatingFacts.BAD;
        Optional<Due> due =
                toRectify
                        ? context.due(rating.at(), context.service().rectifyWithin())
                        : Optional.empty();
        Optional<Instant> rectified =
                followUps.stream()
                        .filter(followUp -> followUp.data().stage() == FollowUp.RECTIFIED)
                        .map(Occurrence::at)
                        .filter(at -> !at.isBefore(rating.at()))
                        .findFirst()
                        .filter(at -> toRectify);
        Lateness lateness =
                due.map(
                                limit ->
                                        new Lateness.Completion(rectified, context.now())
                                                .by(limit, rating.at()))
                        .orElse(Lateness.NONE);
        return new RatingFacts(
                context.identity(),
                context.attributes(),
                key,
                rating.at(),
                rating.data().level(),
                rating.data().byDefault(),
                valid,
                context.service().points(rating.data().level()) * 100L,
                finding,
                due.map(Due::lastInTime),
                rectified,
                lateness.lateAt(),
                lateness.judged(),
                context.counted(),
                context.zone(),
                context.now(),
                lateness.changesAt());
    }

    private boolean exempt(String key) {
        return context.events().upheldAppeals().stream()
                .anyMatch(
                        appeal ->
                                appeal.exempts().filter(Exemption.RATING::equals).isPresent()
                                        && appeal.rating().orElse(UNNAMED).equals(key));
    }
}
