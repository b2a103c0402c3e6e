// SPDX-License-Identifier: Apache-2.0
package io.govpulse.cases.table;

import static io.govpulse.cases.table.Column.optional;
import static io.govpulse.cases.table.Column.required;
import static io.govpulse.cases.table.ColumnType.BOOLEAN;
import static io.govpulse.cases.table.ColumnType.DATE;
import static io.govpulse.cases.table.ColumnType.INSTANT;
import static io.govpulse.cases.table.ColumnType.INT;
import static io.govpulse.cases.table.ColumnType.LONG;
import static io.govpulse.cases.table.ColumnType.TEXT;

import io.govpulse.calendar.Due;
import io.govpulse.cases.CaseFacts;
import io.govpulse.cases.CaseRating;
import io.govpulse.event.CaseKind;
import io.govpulse.event.Channel;
import io.govpulse.event.Outcome;
import java.util.List;
import java.util.stream.Stream;

/** The columns of a case's facts. Append only: a column is never renamed or given a new meaning. */
public final class CaseColumns {
    /** All of them, in the order of the table. */
    public static final List<Column<CaseFacts>> ALL =
            Stream.of(
                            AttributeColumns.of(CaseFacts::identity, CaseFacts::attributes),
                            milestones(),
                            CaseServiceColumns.ALL,
                            CaseVerdictColumns.ALL)
                    .flatMap(List::stream)
                    .toList();

    private static List<Column<CaseFacts>> milestones() {
        return List.of(
                optional(
                        "channel",
                        TEXT,
                        "Channel by which it was submitted.",
                        f -> f.attributes().channel().map(Channel::code)),
                optional(
                        "kind",
                        TEXT,
                        "How it is meant to be handled (办件类型).",
                        f -> f.attributes().kind().map(CaseKind::code)),
                optional(
                        "applicant",
                        TEXT,
                        "Keyed pseudonym of the applicant.",
                        f -> f.attributes().applicant()),
                optional(
                        "submitted_at",
                        INSTANT,
                        "When it was submitted.",
                        f -> f.milestones().submittedAt()),
                optional(
                        "accepted_at",
                        INSTANT,
                        "When it was accepted.",
                        f -> f.milestones().acceptedAt()),
                optional(
                        "decided_at",
                        INSTANT,
                        "When it was decided.",
                        f -> f.milestones().decidedAt()),
                optional(
                        "submitted_on",
                        DATE,
                        "Local day on which it was submitted.",
                        f -> f.milestones().submittedAt().map(f.milestones()::day)),
                optional(
                        "accepted_on",
                        DATE,
                        "Local day on which it was accepted.",
                        f -> f.milestones().acceptedAt().map(f.milestones()::day)),
                optional(
                        "decided_on",
                        DATE,
                        "Local day on which it was decided.",
                        f -> f.milestones().decidedAt().map(f.milestones()::day)),
                optional(
                        "outcome",
                        TEXT,
                        "How it was decided (办结结果).",
                        f -> f.milestones().outcome().map(Outcome::code)),
                optional(
                        "promised_due",
                        INSTANT,
                        "Last instant within the promised limit, pauses and extensions included.",
                        f -> f.clock().promised().map(Due::lastInTime)),
                optional(
                        "statutory_due",
                        INSTANT,
                        "Last instant within the statutory limit, pauses and extensions included.",
                        f -> f.clock().statutory().map(Due::lastInTime)),
                required(
                        "due_provisional",
                        BOOLEAN,
                        "Whether a due date reaches into a year without a holiday notice.",
                        f -> f.clock().provisional()),
                optional(
                        "late_on",
                        DATE,
                        "Local day on which the promised limit passed while it was undecided; this stays"
                                + " true after the decision.",
                        f -> f.clock().promiseBrokenAt().map(f.milestones()::day)),
                optional(
                        "statutory_late_on",
                        DATE,
                        "Local day on which the statutory limit passed while it was undecided.",
                        f -> f.clock().statuteBrokenAt().map(f.milestones()::day)),
                required(
                        "clock_unknown",
                        BOOLEAN,
                        "Whether a limit or the handling time cannot be decided, because the calendar has"
                                + " no notice for the years or does not reach so far.",
                        f -> f.clock().unknown()),
                required(
                        "paused",
                        BOOLEAN,
                        "Whether the clock stands still in an open pause.",
                        f -> f.clock().pausedNow()),
                optional(
                        "paused_seconds",
                        LONG,
                        "Working seconds that pauses took out, from acceptance to decision.",
                        f -> f.clock().pausedSeconds()),
                optional(
                        "handling_seconds",
                        LONG,
                        "Net working seconds from acceptance to decision.",
                        f -> f.clock().handlingSeconds()),
                required(
                        "counted",
                        BOOLEAN,
                        "Whether it counts as a case: not voided, not exempt by an upheld appeal, and no"
                                + " joint case, whose parts count.",
                        CaseFacts::counted),
                required(
                        "accepted",
                        BOOLEAN,
                        "Whether it was accepted.",
                        f -> f.milestones().acceptedAt().isPresent()),
                required(
                        "online",
                        BOOLEAN,
                        "Whether it was submitted online.",
                        f -> f.attributes().online()),
                required(
                        "has_promise",
                        BOOLEAN,
                        "Whether it has a promised limit.",
                        f -> f.clock().promise().stated()),
                required(
                        "normally_decided",
                        BOOLEAN,
                        "Whether it was normally decided (正常办结), and not withdrawn.",
                        f -> f.milestones().normallyDecided()),
                required(
                        "decided_late",
                        BOOLEAN,
                        "Whether it was decided after the promised limit.",
                        CaseFacts::decidedLate),
                required(
                        "decided_early",
                        BOOLEAN,
                        "Whether it was decided before the last day of the promised limit.",
                        CaseFacts::decidedEarly),
                optional(
                        "rated_on",
                        DATE,
                        "Local day on which it was rated.",
                        f -> f.rating().map(CaseRating::ratedOn)),
                optional(
                        "rating_level",
                        INT,
                        "Level of the rating, from 5 very satisfied to 1 very dissatisfied.",
                        f -> f.rating().map(CaseRating::level)),
                required(
                        "rating_by_default",
                        BOOLEAN,
                        "Whether the system rated because nobody did (系统默认评价).",
                        f -> f.rating().map(CaseRating::byDefault).orElse(false)),
                required(
                        "events",
                        INT,
                        "Number of different event versions of the case.",
                        f -> f.quality().events()),
                required(
                        "conflicts",
                        INT,
                        "Pairs of event versions with the same id and revision but other content.",
                        f -> f.quality().conflicts()),
                required(
                        "acceptance_skipped",
                        BOOLEAN,
                        "Whether it was decided and never accepted.",
                        f -> f.quality().acceptanceSkipped()),
                required(
                        "ended_before_start",
                        BOOLEAN,
                        "Whether it was decided before it was submitted or accepted.",
                        f -> f.quality().endedBeforeStart()),
                required(
                        "as_of",
                        INSTANT,
                        "Instant the facts are as of: the arrival of the latest event, or the instant at"
                                + " which they changed with no new event.",
                        CaseFacts::asOf),
                optional(
                        "valid_until",
                        INSTANT,
                        "First instant at which the facts of the case, its activities or its ratings"
                                + " change with no new event; empty if none does.",
                        CaseFacts::validUntil));
    }

    private CaseColumns() {}
}
