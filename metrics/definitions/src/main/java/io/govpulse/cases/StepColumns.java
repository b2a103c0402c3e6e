package io.govpulse.cases;

import static io.govpulse.cases.Column.optional;
import static io.govpulse.cases.Column.required;
import static io.govpulse.cases.ColumnType.BOOLEAN;
import static io.govpulse.cases.ColumnType.DATE;
import static io.govpulse.cases.ColumnType.INSTANT;
import static io.govpulse.cases.ColumnType.LONG;
import static io.govpulse.cases.ColumnType.TEXT;

import io.govpulse.event.Channel;
import java.util.List;
import java.util.stream.Stream;

/** The columns of a step. Append only: a column is never renamed or given a new meaning. */
final class StepColumns {
    static final List<Column<StepFacts>> ALL =
            Stream.of(PlaceColumns.of(StepFacts::identity, StepFacts::place), own())
                    .flatMap(List::stream)
                    .toList();

    private StepColumns() {}

    private static List<Column<StepFacts>> own() {
        return List.of(
                required(
                        "kind",
                        TEXT,
                        "step, consultation, appointment or visit.",
                        f -> f.kind().code()),
                required(
                        "step_key",
                        TEXT,
                        "Its name, unique among those of its kind in the case.",
                        StepFacts::key),
                optional("step", TEXT, "What the department calls the step.", StepFacts::name),
                optional("clerk", TEXT, "Staff number of whoever did it.", StepFacts::clerk),
                optional(
                        "channel",
                        TEXT,
                        "Where a question was asked, else where the case was handed in.",
                        f -> f.channel().map(Channel::code)),
                optional(
                        "started_at",
                        INSTANT,
                        "Step begun, question asked, ticket taken, appointment made.",
                        StepFacts::startedAt),
                optional(
                        "finished_at",
                        INSTANT,
                        "Step done, question answered, ticket called, appointment kept.",
                        StepFacts::finishedAt),
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
                        StepFacts::due),
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
                        StepFacts::finishedLate),
                required(
                        "is_step",
                        BOOLEAN,
                        "Whether it is a step of the procedure.",
                        f -> f.kind() == StepFacts.Kind.STEP),
                required(
                        "is_consultation",
                        BOOLEAN,
                        "Whether it is a question.",
                        f -> f.kind() == StepFacts.Kind.CONSULTATION),
                required(
                        "is_appointment",
                        BOOLEAN,
                        "Whether it is an appointment.",
                        f -> f.kind() == StepFacts.Kind.APPOINTMENT),
                required(
                        "is_visit",
                        BOOLEAN,
                        "Whether it is a visit to a hall.",
                        f -> f.kind() == StepFacts.Kind.VISIT),
                optional(
                        "working_seconds",
                        LONG,
                        "Working seconds from beginning to end, pauses of the case taken out.",
                        StepFacts::workingSeconds),
                optional(
                        "elapsed_seconds",
                        LONG,
                        "Seconds by the clock from beginning to end: for a visit the wait.",
                        StepFacts::elapsedSeconds),
                required("served", BOOLEAN, "Whether the ticket was served.", StepFacts::served),
                required(
                        "left_unserved",
                        BOOLEAN,
                        "Whether whoever held the ticket left unserved.",
                        StepFacts::leftUnserved),
                required(
                        "long_wait",
                        BOOLEAN,
                        "Whether the wait was longer than the rules find bearable.",
                        StepFacts::longWait),
                required(
                        "waited",
                        BOOLEAN,
                        "Whether both ends of the wait are known.",
                        f -> f.elapsedSeconds().isPresent()),
                required(
                        "after_end",
                        BOOLEAN,
                        "Whether it began or was finished after the case was decided.",
                        StepFacts::afterEnd),
                required("counted", BOOLEAN, "Whether its case counts.", StepFacts::counted),
                required(
                        "as_of", INSTANT, "The instant these facts are told for.", StepFacts::asOf),
                optional(
                        "valid_until",
                        INSTANT,
                        "The instant at which they change with no new event.",
                        StepFacts::validUntil));
    }
}
