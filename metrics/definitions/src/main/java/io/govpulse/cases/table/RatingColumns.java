package io.govpulse.cases.table;

import static io.govpulse.cases.table.Column.optional;
import static io.govpulse.cases.table.Column.required;
import static io.govpulse.cases.table.ColumnType.BOOLEAN;
import static io.govpulse.cases.table.ColumnType.DATE;
import static io.govpulse.cases.table.ColumnType.INSTANT;
import static io.govpulse.cases.table.ColumnType.INT;
import static io.govpulse.cases.table.ColumnType.LONG;
import static io.govpulse.cases.table.ColumnType.TEXT;

import io.govpulse.cases.*;
import io.govpulse.event.Channel;
import io.govpulse.event.RatingFinding;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** The columns of a rating. Append only: a column is never renamed or given a new meaning. */
final class RatingColumns {
    static final List<Column<RatingFacts>> ALL =
            Stream.of(AttributeColumns.of(RatingFacts::identity, RatingFacts::place), own())
                    .flatMap(List::stream)
                    .toList();

    private RatingColumns() {}

    private static List<Column<RatingFacts>> own() {
        return List.of(
                required(
                        "rating",
                        TEXT,
                        "Name of the rating; empty text for the unnamed one.",
                        RatingFacts::key),
                optional(
                        "channel",
                        TEXT,
                        "Where the case was handed in.",
                        f -> f.place().channel().map(Channel::code)),
                required("rated_at", INSTANT, "When it was given.", RatingFacts::ratedAt),
                required(
                        "rated_on",
                        DATE,
                        "Local day on which it was given.",
                        f -> LocalDate.ofInstant(f.ratedAt(), f.zone())),
                required(
                        "rating_level",
                        INT,
                        "5 very satisfied to 1 very dissatisfied.",
                        RatingFacts::level),
                required(
                        "by_default",
                        BOOLEAN,
                        "Whether the system rated because nobody did (系统默认评价).",
                        RatingFacts::byDefault),
                required(
                        "valid",
                        BOOLEAN,
                        "Whether it counts: of a person, not malicious, not exempt, of a case that counts.",
                        RatingFacts::valid),
                required(
                        "positive",
                        BOOLEAN,
                        "Whether it is valid and of level 5, 4 or 3 (好评).",
                        RatingFacts::positive),
                required(
                        "bad",
                        BOOLEAN,
                        "Whether it is valid and of level 2 or 1 (差评).",
                        RatingFacts::bad),
                required(
                        "points",
                        LONG,
                        "What the level is worth by the rules, times 100.",
                        RatingFacts::points),
                optional(
                        "finding",
                        TEXT,
                        "What looking into it found.",
                        f -> f.finding().map(RatingFinding::code)),
                optional(
                        "rectify_due",
                        INSTANT,
                        "By when a valid bad rating has to be mended.",
                        RatingFacts::rectifyDue),
                optional(
                        "rectified_on",
                        DATE,
                        "Local day on which it was mended (差评整改).",
                        f -> f.day(f.rectifiedAt())),
                required(
                        "rectified",
                        BOOLEAN,
                        "Whether it was mended.",
                        f -> f.rectifiedAt().isPresent()),
                required(
                        "rectified_in_time",
                        BOOLEAN,
                        "Whether it was mended in time.",
                        f -> f.rectifiedAt().isPresent() && f.overdueAt().isEmpty()),
                optional(
                        "overdue_on",
                        DATE,
                        "Local day on which the time for mending it passed.",
                        f -> f.day(f.overdueAt())),
                required("counted", BOOLEAN, "Whether its case counts.", RatingFacts::counted),
                required(
                        "as_of",
                        INSTANT,
                        "The instant these facts are told for.",
                        RatingFacts::asOf),
                optional(
                        "valid_until",
                        INSTANT,
                        "The instant at which they change with no new event.",
                        RatingFacts::validUntil));
    }
}
