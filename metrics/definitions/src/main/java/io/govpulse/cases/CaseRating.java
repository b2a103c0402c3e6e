// SPDX-License-Identifier: Apache-2.0
package io.govpulse.cases;

import io.govpulse.event.EventData;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * What the applicant said of the service.
 *
 * @param ratedOn local day of the rating
 * @param level 5 very satisfied to 1 very dissatisfied
 * @param byDefault whether the system rated because nobody did; such a rating is no valid one
 */
public record CaseRating(LocalDate ratedOn, int level, boolean byDefault) {
    static CaseRating of(Occurrence<EventData.Rated> rating, ZoneId zone) {
        return new CaseRating(
                LocalDate.ofInstant(rating.at(), zone),
                rating.data().level(),
                rating.data().byDefault());
    }
}
