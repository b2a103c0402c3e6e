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
import io.govpulse.cases.*;
import io.govpulse.event.CaseKind;
import io.govpulse.event.Channel;
import io.govpulse.event.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The columns of a case's facts. Append only: a column is never renamed or given a new meaning. */
public final class CaseColumns {
    /** All of them, in the order of the table. */
    public static final List<Column<CaseFacts>> ALL =
            Stream.of(
                            AttributeColumns.of(CaseFacts::identity, CaseFacts::place),
                            course(),
                            CaseServiceColumns.ALL)
                    .flatMap(List::stream)
                    .toList();

    private static List<Column<CaseFacts>> course() {
        return List.of(
                optional(
                        "channel",
                        TEXT,
                        "Where it was handed in.",
                        f -> f.place().channel().map(Channel::code)),
                optional(
                        "kind",
                        TEXT,
                        "How it is meant to be handled (办件类型).",
                        f -> f.place().kind().map(CaseKind::code)),
                optional(
                        "applicant",
                        TEXT,
                        "Keyed pseudonym of the applicant.",
                        f -> f.place().applicant()),
                optional("submitted_at", INSTANT, "When submitted.", f -> f.course().submittedAt()),
                optional("accepted_at", INSTANT, "When accepted.", f -> f.course().acceptedAt()),
                optional("decided_at", INSTANT, "When decided.", f -> f.course().decidedAt()),
                optional(
                        "submitted_on",
                        DATE,
                        "Local day of the submission.",
                        f -> f.course().day(f.course().submittedAt())),
                optional(
                        "accepted_on",
                        DATE,
                        "Local day of the acceptance.",
                        f -> f.course().day(f.course().acceptedAt())),
                optional(
                        "decided_on",
                        DATE,
                        "Local day of the decision.",
                        f -> f.course().day(f.course().decidedAt())),
                optional(
                        "outcome",
                        TEXT,
                        "How it ended (办结结果).",
                        f -> f.course().outcome().map(Outcome::code)),
                optional(
                        "promised_due",
                        INSTANT,
                        "Last instant within the promised limit, pauses counted.",
                        f -> f.clock().promised().map(Due::lastInTime)),
                optional(
                        "statutory_due",
                        INSTANT,
                        "Last instant within the statutory limit, pauses counted.",
                        f -> f.clock().statutory().map(Due::lastInTime)),
                required(
                        "due_provisional",
                        BOOLEAN,
                        "Whether a due date reaches into a year without a holiday notice.",
                        CaseColumns::provisional),
                optional(
                        "late_on",
                        DATE,
                        "Local day on which the promise passed undecided; becoming late stays"
                                + " true for ever.",
                        f -> f.course().day(f.clock().promiseBrokenAt())),
                optional(
                        "statutory_late_on",
                        DATE,
                        "Local day on which the statutory limit passed undecided.",
                        f -> f.course().day(f.clock().statuteBrokenAt())),
                required(
                        "clock_unknown",
                        BOOLEAN,
                        "Whether the calendar cannot tell a limit or the handling time, because it"
                                + " has no notice for the case's years.",
                        f -> f.clock().unknown()),
                required(
                        "paused",
                        BOOLEAN,
                        "Whether the clock stands still.",
                        f -> f.clock().pausedNow()),
                optional(
                        "paused_seconds",
                        LONG,
                        "Working seconds taken out by pauses; decided cases only.",
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
                        f -> f.course().acceptedAt().isPresent()),
                required(
                        "online",
                        BOOLEAN,
                        "Whether it was submitted online.",
                        f -> f.place().online()),
                required(
                        "has_promise",
                        BOOLEAN,
                        "Whether it has a promised limit.",
                        f -> f.clock().promised().isPresent()),
                required(
                        "normally_decided",
                        BOOLEAN,
                        "Whether it was normally decided (正常办结): withdrawn ones are apart.",
                        f -> f.course().normallyDecided()),
                required(
                        "decided_late",
                        BOOLEAN,
                        "Whether it was decided after the promised limit.",
                        CaseColumns::decidedLate),
                required(
                        "decided_early",
                        BOOLEAN,
                        "Whether it was decided on a day before the promised one.",
                        CaseColumns::decidedEarly),
                optional(
                        "rated_on",
                        DATE,
                        "Local day of the rating.",
                        f -> f.rating().map(CaseRating::ratedOn)),
                optional(
                        "rating_level",
                        INT,
                        "5 very satisfied to 1 very dissatisfied.",
                        f -> f.rating().map(CaseRating::level)),
                required(
                        "rating_by_default",
                        BOOLEAN,
                        "Whether the system rated because nobody did (系统默认评价).",
                        f -> f.rating().map(CaseRating::byDefault).orElse(false)),
                required(
                        "events",
                        INT,
                        "How many different tellings there were of the case's events.",
                        f -> f.evidence().events()),
                required(
                        "conflicts",
                        INT,
                        "Pairs of tellings with the same id and revision, but not content.",
                        f -> f.evidence().conflicts()),
                required(
                        "acceptance_skipped",
                        BOOLEAN,
                        "Whether it was decided and never accepted.",
                        f -> f.evidence().acceptanceSkipped()),
                required(
                        "ended_before_start",
                        BOOLEAN,
                        "Whether it was decided before it was submitted or accepted.",
                        f -> f.evidence().endedBeforeStart()),
                required(
                        "as_of",
                        INSTANT,
                        "The instant these facts are told for: the arrival of the latest event,"
                                + " or the instant at which they changed without one.",
                        CaseFacts::asOf),
                optional(
                        "valid_until",
                        INSTANT,
                        "The instant at which they change with no new event.",
                        f -> f.clock().changesAt()));
    }

    private CaseColumns() {}

    private static boolean provisional(CaseFacts facts) {
        return facts.clock().promised().map(Due::provisional).orElse(false)
                || facts.clock().statutory().map(Due::provisional).orElse(false);
    }

    private static boolean decidedLate(CaseFacts facts) {
        return facts.course().decidedAt().isPresent()
                && facts.clock().promiseBrokenAt().isPresent();
    }

    private static boolean decidedEarly(CaseFacts facts) {
        Optional<Due> promised = facts.clock().promised();
        return promised.isPresent()
                && facts.course()
                        .decidedAt()
                        .map(facts.course()::day)
                        .map(day -> day.isBefore(promised.get().date()))
                        .orElse(false);
    }
}
