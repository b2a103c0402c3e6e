// SPDX-License-Identifier: Apache-2.0
package io.govpulse.cases.activity;

import io.govpulse.cases.CaseAttributes;
import io.govpulse.cases.CaseIdentity;
import io.govpulse.event.Channel;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * An activity of a case: a step of the procedure, a question, an appointment, a visit to a hall.
 *
 * @param identity the case; of a visit or question without a case its ticket or question
 * @param attributes where it belongs: as its own event states, else as the case
 * @param kind its kind
 * @param key its key, unique among those of its kind in the case
 * @param name what the department calls it, if it is named
 * @param clerk staff number of whoever did it, if known
 * @param startedAt when it began: step begun, question asked, ticket taken, appointment made
 * @param finishedAt when it was finished: step done, question answered, ticket called, appointment
 *     kept
 * @param due last instant in time; of an appointment its slot
 * @param lateAt first instant after that at which it was unfinished; empty while it is in time
 * @param limitJudged whether its limit can be judged: it has one, the due date is neither
 *     provisional nor undecidable, and it was not finished before it began
 * @param finishedBeforeStart whether its end came before its beginning, which cannot be
 * @param workingSeconds working seconds from beginning to end, pauses of the case taken out
 * @param elapsedSeconds seconds by the clock from beginning to end: for a visit the wait
 * @param served whether a ticket was served
 * @param leftUnserved whether whoever held it left unserved
 * @param longWait whether the wait was longer than the region's rules find bearable
 * @param afterEnd whether it began or was finished after the case was decided
 * @param counted whether it counts: a step with its case, all others unless an upheld appeal takes
 *     the case out
 * @param channel where a question was asked, else where the case was submitted
 * @param zone zone of the jurisdiction
 * @param asOf the instant the facts are as of
 * @param validUntil the instant at which they change with no new event
 */
public record ActivityFacts(
        CaseIdentity identity,
        CaseAttributes attributes,
        Kind kind,
        String key,
        Optional<String> name,
        Optional<String> clerk,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,
        Optional<Instant> due,
        Optional<Instant> lateAt,
        boolean limitJudged,
        boolean finishedBeforeStart,
        Optional<Long> workingSeconds,
        Optional<Long> elapsedSeconds,
        boolean served,
        boolean leftUnserved,
        boolean longWait,
        boolean afterEnd,
        boolean counted,
        Optional<Channel> channel,
        ZoneId zone,
        Instant asOf,
        Optional<Instant> validUntil) {

    /** The kinds of activities. */
    public enum Kind {
        /** A step of the procedure (环节). */
        STEP("step"),
        /** A question and its answer (咨询). */
        CONSULTATION("consultation"),
        /** An appointment and whether it was kept (预约). */
        APPOINTMENT("appointment"),
        /** A ticket in a hall, from taking it to being called (取号, 叫号). */
        VISIT("visit");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        /** Returns the code in the table. */
        public String code() {
            return code;
        }
    }

    /** Returns the local day of an instant. */
    public LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }

    /** Returns whether it was finished after it was due. */
    public boolean finishedLate() {
        return finishedAt.isPresent() && lateAt.isPresent();
    }
}
