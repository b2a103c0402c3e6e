// SPDX-License-Identifier: Apache-2.0
package io.govpulse.cases.table;

import static io.govpulse.cases.table.Column.coded;
import static io.govpulse.cases.table.Column.optional;
import static io.govpulse.cases.table.Column.required;
import static io.govpulse.cases.table.ColumnType.BOOLEAN;
import static io.govpulse.cases.table.ColumnType.DATE;
import static io.govpulse.cases.table.ColumnType.INSTANT;
import static io.govpulse.cases.table.ColumnType.LONG;
import static io.govpulse.cases.table.ColumnType.TEXT;

import io.govpulse.cases.activity.ActivityFacts;
import io.govpulse.event.Channel;
import java.util.List;
import java.util.stream.Stream;

/** The columns of an activity. Append only: a column is never renamed or given a new meaning. */
final class ActivityColumns {
    static final List<Column<ActivityFacts>> ALL =
            Stream.of(
                            AttributeColumns.of(ActivityFacts::identity, ActivityFacts::attributes),
                            own())
                    .flatMap(List::stream)
                    .toList();

    private ActivityColumns() {}

    private static List<Column<ActivityFacts>> own() {
        return List.of(
                coded(
                        "activity_kind",
                        Stream.of(ActivityFacts.Kind.values())
                                .map(ActivityFacts.Kind::code)
                                .toList(),
                        "Kind of activity: step (环节), consultation (咨询), appointment (预约) or visit (取号).",
                        f -> f.kind().code()),
                required(
                        "activity_key",
                        TEXT,
                        "Key of the activity, unique among those of its kind in the case.",
                        ActivityFacts::key),
                optional(
                        "activity_name",
                        TEXT,
                        "Name of the step, as the department calls it.",
                        ActivityFacts::name),
                optional(
                        "clerk",
                        TEXT,
                        "Staff number of the clerk who did it.",
                        ActivityFacts::clerk),
                optional(
                        "channel",
                        TEXT,
                        "Channel by which a question was asked, else by which the case was submitted.",
                        f -> f.channel().map(Channel::code)),
                optional(
                        "started_at",
                        INSTANT,
                        "When the step began, the question was asked, the ticket taken, the appointment made.",
                        ActivityFacts::startedAt),
                optional(
                        "finished_at",
                        INSTANT,
                        "When the step was done, the question answered, the ticket called, the appointment kept.",
                        ActivityFacts::finishedAt),
                optional(
                        "started_on",
                        DATE,
                        "Local day on which it began.",
                        f -> f.startedAt().map(f::day)),
                optional(
                        "finished_on",
                        DATE,
                        "Local day on which it was finished.",
                        f -> f.finishedAt().map(f::day)),
                optional(
                        "due",
                        INSTANT,
                        "Last instant within its limit; of an appointment its slot.",
                        ActivityFacts::due),
                optional(
                        "late_on",
                        DATE,
                        "Local day on which its limit passed while it was unfinished.",
                        f -> f.lateAt().map(f::day)),
                required(
                        "finished",
                        BOOLEAN,
                        "Whether it was finished.",
                        f -> f.finishedAt().isPresent()),
                required(
                        "finished_late",
                        BOOLEAN,
                        "Whether it was finished after it was due.",
                        ActivityFacts::finishedLate),
                optional(
                        "working_seconds",
                        LONG,
                        "Working seconds from beginning to end, pauses of the case taken out.",
                        ActivityFacts::workingSeconds),
                optional(
                        "elapsed_seconds",
                        LONG,
                        "Seconds by the clock from beginning to end; of a visit, the wait.",
                        ActivityFacts::elapsedSeconds),
                required(
                        "served", BOOLEAN, "Whether the ticket was served.", ActivityFacts::served),
                required(
                        "left_unserved",
                        BOOLEAN,
                        "Whether the holder of the ticket left without being served.",
                        ActivityFacts::leftUnserved),
                required(
                        "long_wait",
                        BOOLEAN,
                        "Whether the wait was longer than the longest acceptable one by the rules.",
                        ActivityFacts::longWait),
                required(
                        "waited",
                        BOOLEAN,
                        "Whether both ends of the wait are known.",
                        f -> f.elapsedSeconds().isPresent()),
                required(
                        "after_end",
                        BOOLEAN,
                        "Whether it began or was finished after the case was decided.",
                        ActivityFacts::afterEnd),
                required("counted", BOOLEAN, "Whether its case counts.", ActivityFacts::counted),
                required("as_of", INSTANT, "Instant the facts are as of.", ActivityFacts::asOf),
                optional(
                        "valid_until",
                        INSTANT,
                        "Instant at which the facts change with no new event; empty if they do not.",
                        ActivityFacts::validUntil),
                required(
                        "limit_judged",
                        BOOLEAN,
                        "Whether its limit can be judged: there is one, neither provisional nor undecidable, and it was not finished before it began.",
                        ActivityFacts::limitJudged),
                required(
                        "finished_before_start",
                        BOOLEAN,
                        "Whether its end came before its beginning, which cannot be.",
                        ActivityFacts::finishedBeforeStart));
    }
}
