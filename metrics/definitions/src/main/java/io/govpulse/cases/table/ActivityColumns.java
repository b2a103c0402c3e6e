package io.govpulse.cases.table;

import static io.govpulse.cases.table.Column.coded;
import static io.govpulse.cases.table.Column.optional;
import static io.govpulse.cases.table.Column.required;
import static io.govpulse.cases.table.ColumnType.BOOLEAN;
import static io.govpulse.cases.table.ColumnType.DATE;
import static io.govpulse.cases.table.ColumnType.INSTANT;
import static io.govpulse.cases.table.ColumnType.LONG;
import static io.govpulse.cases.table.ColumnType.TEXT;

import io.govpulse.cases.*;
import io.govpulse.event.Channel;
import java.util.List;
import java.util.stream.Stream;

/** The columns of a step. Append only: a column is never renamed or given a new meaning. */
final class ActivityColumns {
    static final List<Column<ActivityFacts>> ALL =
            Stream.of(AttributeColumns.of(ActivityFacts::identity, ActivityFacts::place), own())
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
                        "step (环节), consultation (咨询), appointment (预约) or visit (取号).",
                        f -> f.kind().code()),
                required(
                        "activity_key",
                        TEXT,
                        "Its name, unique among those of its kind in the case.",
                        ActivityFacts::key),
                optional(
                        "activity_name",
                        TEXT,
                        "What the department calls it.",
                        ActivityFacts::name),
                optional("clerk", TEXT, "Staff number of whoever did it.", ActivityFacts::clerk),
                optional(
                        "channel",
                        TEXT,
                        "Where a question was asked, else where the case was handed in.",
                        f -> f.channel().map(Channel::code)),
                optional(
                        "started_at",
                        INSTANT,
                        "Step begun, question asked, ticket taken, appointment made.",
                        ActivityFacts::startedAt),
                optional(
                        "finished_at",
                        INSTANT,
                        "Step done, question answered, ticket called, appointment kept.",
                        ActivityFacts::finishedAt),
                optional(
                        "started_on",
                        DATE,
                        "Local day of its beginning.",
                        f -> f.day(f.startedAt())),
                optional("finished_on", DATE, "Local day of its end.", f -> f.day(f.finishedAt())),
                optional(
                        "due",
                        INSTANT,
                        "Last instant in time; of an appointment its slot.",
                        ActivityFacts::due),
                optional(
                        "late_on",
                        DATE,
                        "Local day on which its limit passed unfinished.",
                        f -> f.day(f.lateAt())),
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
                        "Seconds by the clock from beginning to end: for a visit the wait.",
                        ActivityFacts::elapsedSeconds),
                required(
                        "served", BOOLEAN, "Whether the ticket was served.", ActivityFacts::served),
                required(
                        "left_unserved",
                        BOOLEAN,
                        "Whether whoever held the ticket left unserved.",
                        ActivityFacts::leftUnserved),
                required(
                        "long_wait",
                        BOOLEAN,
                        "Whether the wait was longer than the rules find bearable.",
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
                required(
                        "as_of",
                        INSTANT,
                        "The instant these facts are told for.",
                        ActivityFacts::asOf),
                optional(
                        "valid_until",
                        INSTANT,
                        "The instant at which they change with no new event.",
                        ActivityFacts::validUntil));
    }
}
