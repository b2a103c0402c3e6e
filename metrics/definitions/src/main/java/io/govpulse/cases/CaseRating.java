package io.govpulse.cases;

import io.govpulse.event.EventData;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What the applicant said of the service.
 *
 * @param ratedOn local day of the rating
 * @param level 5 very satisfied to 1 very dissatisfied
 * @param byDefault whether the system rated because nobody did; such a rating is no valid one
 */
public record CaseRating(LocalDate ratedOn, int level, boolean byDefault) {
    static Optional<CaseRating> of(EffectiveEvents story, ZoneId zone) {
        return story.rated()
                .map(
                        event -> {
                            EventData.Rated rated = (EventData.Rated) event.data();
                            return new CaseRating(
                                    LocalDate.ofInstant(event.time(), zone),
                                    rated.level(),
                                    rated.byDefault());
                        });
    }
}
