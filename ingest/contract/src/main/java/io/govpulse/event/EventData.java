// SPDX-License-Identifier: Apache-2.0
package io.govpulse.event;

import java.time.Instant;
import java.util.Optional;

/** The data of one event. Its class decides the type of the event: {@link EventType}. */
public sealed interface EventData
        permits EventData.Submitted,
                EventData.Accepted,
                EventData.Refused,
                EventData.ClockPaused,
                EventData.ClockResumed,
                EventData.DeadlineExtended,
                EventData.Decided,
                EventData.Rated,
                EventData.Voided,
                EventData.Tombstone,
                ProcedureData,
                VoiceData,
                QueueData {

    /**
     * 申请: the application was handed in.
     *
     * @param channel where it was handed in
     * @param department code of the department that handles it (unified social credit code where
     *     there is one)
     * @param item implementation code of the item applied for (实施编码)
     * @param region where the case belongs
     * @param window code of the window, if there was one
     * @param kind how the case is meant to be handled, if known
     * @param calendar name of the calendar whose working time and zone apply; the platform's
     *     default when absent
     * @param applicant keyed pseudonym of the applicant, set by the intake; never an identity
     * @param parent number of the joint case (联办, 一件事) this one is part of, in the same source
     * @param joint whether this is such a joint case itself: it counts as one joint case, and not
     *     as a case beside its parts
     */
    record Submitted(
            Channel channel,
            Optional<String> department,
            Optional<String> item,
            Region region,
            Optional<String> window,
            Optional<CaseKind> kind,
            Optional<String> calendar,
            Optional<String> applicant,
            Optional<String> parent,
            Optional<Boolean> joint)
            implements EventData {
        public Submitted {
            Text.required("data.channel", channel);
            region = region == null ? Region.UNKNOWN : region;
            department = department.map(Text.code("data.department"));
            item = item.map(Text.code("data.item"));
            window = window.map(Text.code("data.window"));
            calendar = calendar.map(Text.code("data.calendar"));
            applicant = applicant.map(Text.code("data.applicant"));
            parent = parent.map(Text.code("data.parent"));
        }

        /** Returns the same application under this pseudonym. */
        public Submitted withApplicant(String pseudonym) {
            return new Submitted(
                    channel,
                    department,
                    item,
                    region,
                    window,
                    kind,
                    calendar,
                    Optional.of(pseudonym),
                    parent,
                    joint);
        }
    }

    /**
     * 受理: the department took the case; its clocks start. Item limits are stamped here, so that the
     * fold needs no look-up.
     *
     * @param promisedLimit promised limit (承诺办结时限), for example {@code 5wd}
     * @param promisedDue last instant within the promise where the source states it; goes before
     *     {@code promisedLimit}
     * @param statutoryLimit statutory limit (法定办结时限)
     * @param statutoryDue last instant within the statutory limit where the source states it
     */
    record Accepted(
            Optional<Limit> promisedLimit,
            Optional<Instant> promisedDue,
            Optional<Limit> statutoryLimit,
            Optional<Instant> statutoryDue)
            implements EventData {
        public Accepted {
            promisedDue = promisedDue.map(Times.bounded("data.promisedDue"));
            statutoryDue = statutoryDue.map(Times.bounded("data.statutoryDue"));
        }
    }

    /**
     * 不予受理: the department did not take the case. Counted separately from accepted cases.
     *
     * @param reason why, for people to read; no personal data
     */
    record Refused(Optional<String> reason) implements EventData {
        public Refused {
            reason.ifPresent(Text.bounded("data.reason"));
        }
    }

    /**
     * The clock stops (行政许可法 Art. 45).
     *
     * @param reason why
     * @param pause name of the pause, when several can be open at once; {@link ClockResumed}
     *     repeats it
     * @param limit its own limit, which the applicant is told in writing; beyond it the clock runs
     *     again
     */
    record ClockPaused(PauseReason reason, Optional<String> pause, Optional<Limit> limit)
            implements EventData {
        public ClockPaused {
            Text.required("data.reason", reason);
            pause = pause.map(Text.code("data.pause"));
        }

        /** A pause without a limit of its own. */
        public ClockPaused(PauseReason reason, Optional<String> pause) {
            this(reason, pause, Optional.empty());
        }
    }

    /**
     * The clock runs again.
     *
     * @param pause name of the pause that ends; absent ends the unnamed one
     */
    record ClockResumed(Optional<String> pause) implements EventData {
        public ClockResumed {
            pause = pause.map(Text.code("data.pause"));
        }
    }

    /**
     * 延长审批: the organ's head gave more time (行政许可法 Art. 42). Which limits it moves is for the
     * rules; by law the statutory one only.
     *
     * @param by how much longer, for example {@code 10wd}
     * @param due last instant within the extended limit where the source states it; goes before
     *     {@code by}
     * @param ground why, for people to read; no personal data
     */
    record DeadlineExtended(Optional<Limit> by, Optional<Instant> due, Optional<String> ground)
            implements EventData {
        public DeadlineExtended {
            due = due.map(Times.bounded("data.due"));
            ground.ifPresent(Text.bounded("data.ground"));
            if (by.isEmpty() && due.isEmpty()) {
                throw new InvalidEventException(
                        "Cannot accept event: no extension; expected data.by, how much longer, or data.due");
            }
        }
    }

    /**
     * 办结: the case was decided.
     *
     * @param outcome how it ended
     * @param visits how often the applicant had to come (跑动次数), if known; not negative
     */
    record Decided(Outcome outcome, Optional<Integer> visits) implements EventData {
        public Decided {
            Text.required("data.outcome", outcome);
            visits.ifPresent(
                    count -> {
                        if (count < 0 || count > 1_000) {
                            throw new InvalidEventException(
                                    "Cannot accept data.visits: " + count + "; expected 0 to 1000");
                        }
                    });
        }
    }

    /**
     * 评价: the applicant rated the service.
     *
     * @param level 5 very satisfied (非常满意) to 1 very dissatisfied (非常不满意). Sources count in both
     *     directions; the mapping turns them
     * @param byDefault whether the system rated because nobody did (系统默认评价)
     * @param rating name of the rating where a case has several, of its steps or a second one; the
     *     unnamed one when absent
     */
    record Rated(int level, boolean byDefault, Optional<String> rating) implements EventData {
        public Rated {
            rating = rating.map(Text.code("data.rating"));
            if (level < 1 || level > 5) {
                throw new InvalidEventException(
                        "Cannot accept data.level: "
                                + level
                                + "; expected 1 (very dissatisfied) to 5 (very satisfied)");
            }
        }
    }

    /**
     * 作废: the case is void; it counts nowhere.
     *
     * @param reason why, for people to read; no personal data
     */
    record Voided(Optional<String> reason) implements EventData {
        public Voided {
            reason.ifPresent(Text.bounded("data.reason"));
        }
    }

    /** Withdraws the event of the same id, with all its revisions up to this one. */
    record Tombstone() implements EventData {}
}
