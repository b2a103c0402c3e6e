// SPDX-License-Identifier: Apache-2.0
package io.govpulse.cases;

import static java.util.stream.Collectors.groupingBy;

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

    /**
     * Returns the rating of the case as a whole, whatever names its ratings have: the last one. One
     * without a name says of no other that it is to be replaced, so it hides no named bad one.
     */
    Optional<CaseRating> ofCase() {
        List<Occurrence<EventData.Rated>> all = context.events().all(EventData.Rated.class);
        List<Occurrence<EventData.Rated>> effective =
                all.stream()
                        .collect(groupingBy(rating -> rating.data().rating().orElse(UNNAMED)))
                        .values()
                        .stream()
                        .flatMap(ratings -> effective(ratings).stream())
                        .toList();
        Optional<Occurrence<EventData.Rated>> last =
                effective(all.stream().filter(effective::contains).toList());
        return last.filter(rating -> rating.data().rating().isEmpty())
                .flatMap(
                        unnamed ->
                                effective(
                                        all.stream()
                                                .filter(effective::contains)
                                                .filter(CaseRatings::isNamedAndBad)
                                                .toList()))
                .or(() -> last)
                .map(rating -> CaseRating.of(rating, context.zone()));
    }

    private static boolean isNamedAndBad(Occurrence<EventData.Rated> rating) {
        return rating.data().rating().isPresent()
                && !rating.data().byDefault()
                && rating.data().level() <= RatingFacts.BAD;
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
            List<Occurrence<VoiceData.RatingFollowedUp>> all) {
        // What was found of an earlier rating of this name says nothing of this one.
        List<Occurrence<VoiceData.RatingFollowedUp>> followUps =
                all.stream().filter(followUp -> !followUp.at().isBefore(rating.at())).toList();
        Optional<RatingFinding> finding =
                followUps.stream()
                        .flatMap(followUp -> followUp.data().finding().stream())
                        .reduce((earlier, later) -> later);
        boolean valid =
                context.serviceCounted()
                        && !rating.data().byDefault()
                        && finding.filter(RatingFinding.MALICIOUS::equals).isEmpty()
                        && !exempt(key, rating.at());
        boolean toRectify = valid && rating.data().level() <= RatingFacts.BAD;
        Optional<Due> due =
                toRectify
                        ? context.due(rating.at(), context.service().rectifyWithin())
                        : Optional.empty();
        Optional<Instant> rectified =
                followUps.stream()
                        .filter(followUp -> followUp.data().stage() == FollowUp.RECTIFIED)
                        .map(Occurrence::at)
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
                context.serviceCounted(),
                context.zone(),
                context.now(),
                lateness.changesAt());
    }

    private boolean exempt(String key, Instant ratedAt) {
        return context.events().upheldAppeals().stream()
                .filter(appeal -> !appeal.at().isBefore(ratedAt))
                .map(Occurrence::data)
                .anyMatch(
                        appeal ->
                                appeal.exempts().filter(Exemption.RATING::equals).isPresent()
                                        && appeal.rating().orElse(UNNAMED).equals(key));
    }
}
