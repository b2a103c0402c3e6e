package io.govpulse.event;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What one event says. The kind of event is the kind of its data: {@link EventType}. */
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
            department = Text.checked("data.department", department);
            item = Text.checked("data.item", item);
            window = Text.checked("data.window", window);
            calendar = Text.checked("data.calendar", calendar);
            applicant = Text.checked("data.applicant", applicant);
            parent = Text.checked("data.parent", parent);
        }

        /** The same application under this pseudonym. */
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
     * @param promisedLimit promised limit (承诺办结时限) as limit text, for example {@code 5wd}
     * @param promisedDue last instant within the promise where the source states it; goes before
     *     {@code promisedLimit}
     * @param statutoryLimit statutory limit (法定办结时限) as limit text
     * @param statutoryDue last instant within the statutory limit where the source states it
     */
    record Accepted(
            Optional<String> promisedLimit,
            Optional<Instant> promisedDue,
            Optional<String> statutoryLimit,
            Optional<Instant> statutoryDue)
            implements EventData {
        public Accepted {
            promisedLimit = Text.checked("data.promisedLimit", promisedLimit);
            statutoryLimit = Text.checked("data.statutoryLimit", statutoryLimit);
            promisedDue = promisedDue.map(due -> due.truncatedTo(ChronoUnit.MICROS));
            statutoryDue = statutoryDue.map(due -> due.truncatedTo(ChronoUnit.MICROS));
        }
    }

    /**
     * 不予受理: the department did not take the case. Counts apart from accepted cases.
     *
     * @param reason why, for people to read; no personal data
     */
    record Refused(Optional<String> reason) implements EventData {
        public Refused {
            reason = Text.checked("data.reason", reason);
        }
    }

    /**
     * Time stops being counted (行政许可法 Art. 45).
     *
     * @param reason why
     * @param pause name of the pause, when several can be open at once; {@link ClockResumed}
     *     repeats it
     */
    record ClockPaused(PauseReason reason, Optional<String> pause) implements EventData {
        public ClockPaused {
            Text.required("data.reason", reason);
            pause = Text.checked("data.pause", pause);
        }
    }

    /**
     * Time is counted again.
     *
     * @param pause name of the pause that ends; absent ends the unnamed one
     */
    record ClockResumed(Optional<String> pause) implements EventData {
        public ClockResumed {
            pause = Text.checked("data.pause", pause);
        }
    }

    /**
     * 延长审批: the organ's head gave more time (行政许可法 Art. 42). Which limits it moves is for the
     * rules; by law the statutory one only.
     *
     * @param by how much longer, as limit text, for example {@code 10wd}
     * @param due last instant within the extended limit where the source states it; goes before
     *     {@code by}
     * @param ground why, for people to read; no personal data
     */
    record DeadlineExtended(Optional<String> by, Optional<Instant> due, Optional<String> ground)
            implements EventData {
        public DeadlineExtended {
            by = Text.checked("data.by", by);
            due = due.map(instant -> instant.truncatedTo(ChronoUnit.MICROS));
            ground = Text.checked("data.ground", ground);
            if (by.isEmpty() && due.isEmpty()) {
                throw new InvalidEventException(
                        "Cannot accept event: it needs data.by, how much longer, or data.due");
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
                                    "Cannot accept data.visits: "
                                            + count
                                            + "; 0 to 1000 are accepted");
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
            rating = Text.checked("data.rating", rating);
            if (level < 1 || level > 5) {
                throw new InvalidEventException(
                        "Cannot accept data.level: "
                                + level
                                + "; 1 (very dissatisfied) to 5 (very satisfied) are accepted");
            }
        }
    }

    /**
     * 作废: the case never should have been; it counts nowhere.
     *
     * @param reason why, for people to read; no personal data
     */
    record Voided(Optional<String> reason) implements EventData {
        public Voided {
            reason = Text.checked("data.reason", reason);
        }
    }

    /** Takes back the event of the same id: of revisions up to its own nothing remains. */
    record Tombstone() implements EventData {}
}
