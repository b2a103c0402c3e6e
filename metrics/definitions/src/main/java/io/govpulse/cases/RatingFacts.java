package io.govpulse.cases;

import io.govpulse.calendar.Due;
import io.govpulse.calendar.JurisdictionCalendar;
import io.govpulse.cases.EffectiveEvents.Said;
import io.govpulse.event.EventData;
import io.govpulse.event.Exemption;
import io.govpulse.event.FollowUp;
import io.govpulse.event.RatingFinding;
import io.govpulse.event.VoiceData;
import io.govpulse.rules.Rules;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One rating of a case, and what was done about it (差评整改).
 *
 * @param identity the case
 * @param place where it belongs
 * @param key name of the rating; empty text for the unnamed one
 * @param ratedAt when it was given
 * @param level 5 very satisfied to 1 very dissatisfied
 * @param byDefault whether the system rated because nobody did
 * @param valid whether it counts: given by a person, not found malicious, not exempt by an upheld
 *     appeal, of a case that counts
 * @param points what the level is worth by the region's rules, × 100
 * @param finding what looking into it found, if somebody did
 * @param rectifyDue by when a valid bad rating has to be mended
 * @param rectifiedAt when it was
 * @param overdueAt first instant after that at which it was not; empty while there is time
 * @param counted whether the case counts
 * @param zone zone of the jurisdiction
 * @param asOf the instant these facts are told for
 * @param validUntil the instant at which they change with no new event
 */
public record RatingFacts(
        CaseIdentity identity,
        CaseAttributes place,
        String key,
        Instant ratedAt,
        int level,
        boolean byDefault,
        boolean valid,
        long points,
        Optional<RatingFinding> finding,
        Optional<Instant> rectifyDue,
        Optional<Instant> rectifiedAt,
        Optional<Instant> overdueAt,
        boolean counted,
        ZoneId zone,
        Instant asOf,
        Optional<Instant> validUntil) {

    private static final String UNNAMED = "";

    /** The highest level that is a bad rating (差评): dissatisfied and very dissatisfied. */
    private static final int BAD = 2;

    static List<RatingFacts> of(
            EffectiveEvents story,
            CaseIdentity identity,
            CaseMilestones course,
            CaseAttributes place,
            boolean counted,
            Rules rules,
            JurisdictionCalendar calendar,
            Instant now) {
        Map<String, List<Said<EventData.Rated>>> rated =
                story.byName(EventData.Rated.class, data -> data.rating().orElse(UNNAMED));
        Map<String, List<Said<VoiceData.RatingFollowedUp>>> followed =
                story.byName(
                        VoiceData.RatingFollowedUp.class, data -> data.rating().orElse(UNNAMED));
        List<RatingFacts> facts = new ArrayList<>();
        for (String key : Said.names(rated)) {
            List<Said<VoiceData.RatingFollowedUp>> followUps =
                    followed.getOrDefault(key, List.of());
            Said<EventData.Rated> rating = standing(rated.getOrDefault(key, List.of()));
            Optional<RatingFinding> finding =
                    followUps.stream()
                            .flatMap(said -> said.data().finding().stream())
                            .reduce((earlier, later) -> later);
            boolean valid =
                    counted
                            && !rating.data().byDefault()
                            && finding.filter(RatingFinding.MALICIOUS::equals).isEmpty()
                            && !exempt(story, key);
            boolean toMend = valid && rating.data().level() <= BAD;
            Optional<Due> due =
                    toMend
                            ? CaseAftermath.due(
                                    rating.at(), rules.service().rectifyWithin(), calendar)
                            : Optional.empty();
            Optional<Instant> rectified =
                    followUps.stream()
                            .filter(said -> said.data().stage() == FollowUp.RECTIFIED)
                            .map(Said::at)
                            .filter(at -> !at.isBefore(rating.at()))
                            .findFirst()
                            .filter(at -> toMend);
            Optional<Instant> breaksAt = Deadline.brokenAt(due, rectified);
            Instant told = rectified.isPresent() ? Instant.MAX : now;
            facts.add(
                    new RatingFacts(
                            identity,
                            place,
                            key,
                            rating.at(),
                            rating.data().level(),
                            rating.data().byDefault(),
                            valid,
                            rules.service().points(rating.data().level()) * 100L,
                            finding,
                            due.map(Due::lastInTime),
                            rectified,
                            breaksAt.filter(late -> !late.isAfter(told)),
                            counted,
                            course.zone(),
                            now,
                            breaksAt.filter(late -> late.isAfter(told))));
        }
        return facts;
    }

    /** The last one a person gave; a default one only where there is no other. */
    private static Said<EventData.Rated> standing(List<Said<EventData.Rated>> ratings) {
        return ratings.stream()
                .filter(said -> !said.data().byDefault())
                .reduce((earlier, later) -> later)
                .orElseGet(() -> ratings.get(ratings.size() - 1));
    }

    private static boolean exempt(EffectiveEvents story, String key) {
        return story.upheldAppeals().stream()
                .anyMatch(
                        appeal ->
                                appeal.exempts().filter(Exemption.RATING::equals).isPresent()
                                        && appeal.rating().orElse(UNNAMED).equals(key));
    }

    /** Whether it is a valid bad rating (差评). */
    public boolean bad() {
        return valid && level <= BAD;
    }

    /** Whether it is a valid rating that is not bad (好评: levels 5, 4 and 3). */
    public boolean positive() {
        return valid && level > BAD;
    }

    public Optional<LocalDate> day(Optional<Instant> instant) {
        return instant.map(at -> LocalDate.ofInstant(at, zone));
    }
}
