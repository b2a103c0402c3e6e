// SPDX-License-Identifier: Apache-2.0
package io.govpulse.cases;

import io.govpulse.event.RatingFinding;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * One rating of a case, and what was done about it (差评整改).
 *
 * @param identity the case
 * @param attributes where it belongs
 * @param key name of the rating; empty text for the unnamed one
 * @param ratedAt when it was given
 * @param level 5 very satisfied to 1 very dissatisfied
 * @param byDefault whether the system rated because nobody did
 * @param valid whether it counts: given by a person, not found malicious, not exempt by an upheld
 *     appeal
 * @param points what the level is worth by the region's rules, × 100
 * @param finding what its verification found, if there was one
 * @param rectifyDue by when a valid bad rating has to be rectified
 * @param rectifiedAt when it was
 * @param overdueAt first instant after that at which it was not; empty while there is time
 * @param rectifyJudged whether its rectification can be judged: it is to be rectified by a due date
 *     that is neither provisional nor undecidable
 * @param counted whether it counts: unless an upheld appeal takes the case out
 * @param zone zone of the jurisdiction
 * @param asOf the instant the facts are as of
 * @param validUntil the instant at which they change with no new event
 */
public record RatingFacts(
        CaseIdentity identity,
        CaseAttributes attributes,
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
        boolean rectifyJudged,
        boolean counted,
        ZoneId zone,
        Instant asOf,
        Optional<Instant> validUntil) {

    /** The highest level that is a bad rating (差评): dissatisfied and very dissatisfied. */
    static final int BAD = 2;

    /** Returns whether it is a valid bad rating (差评). */
    public boolean bad() {
        return valid && level <= BAD;
    }

    /** Returns whether it is a valid rating that is not bad (好评: levels 5, 4 and 3). */
    public boolean positive() {
        return valid && level > BAD;
    }

    /** Returns whether it was rectified by the due date. */
    public boolean rectifiedInTime() {
        return rectifyJudged && rectifiedAt.isPresent() && overdueAt.isEmpty();
    }

    /** Returns the local day of an instant. */
    public LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }
}
