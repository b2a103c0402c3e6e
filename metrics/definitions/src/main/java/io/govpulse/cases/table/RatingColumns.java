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

import io.govpulse.cases.RatingFacts;
import io.govpulse.event.Channel;
import io.govpulse.event.RatingFinding;
import java.util.List;
import java.util.stream.Stream;

/** The columns of a rating. Append only: a column is never renamed or given a new meaning. */
final class RatingColumns {
    static final List<Column<RatingFacts>> ALL =
            Stream.of(AttributeColumns.of(RatingFacts::identity, RatingFacts::attributes), own())
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
                        "Channel by which the case was submitted.",
                        f -> f.attributes().channel().map(Channel::code)),
                required("rated_at", INSTANT, "When the rating was given.", RatingFacts::ratedAt),
                required(
                        "rated_on",
                        DATE,
                        "Local day on which the rating was given.",
                        f -> f.day(f.ratedAt())),
                required(
                        "rating_level",
                        INT,
                        "Level, from 5 very satisfied to 1 very dissatisfied.",
                        RatingFacts::level),
                required(
                        "by_default",
                        BOOLEAN,
                        "Whether the system rated because nobody did (系统默认评价).",
                        RatingFacts::byDefault),
                required(
                        "valid",
                        BOOLEAN,
                        "Whether it counts: given by a person, not found malicious, not exempt, of a case that counts.",
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
                        "Points that the level is worth by the rules, times 100.",
                        RatingFacts::points),
                optional(
                        "finding",
                        TEXT,
                        "What its verification found.",
                        f -> f.finding().map(RatingFinding::code)),
                optional(
                        "rectify_due",
                        INSTANT,
                        "Last instant for rectifying a valid bad rating.",
                        RatingFacts::rectifyDue),
                optional(
                        "rectified_on",
                        DATE,
                        "Local day on which it was rectified (差评整改).",
                        f -> f.rectifiedAt().map(f::day)),
                required(
                        "rectified",
                        BOOLEAN,
                        "Whether it was rectified.",
                        f -> f.rectifiedAt().isPresent()),
                required(
                        "rectified_in_time",
                        BOOLEAN,
                        "Whether it was rectified in time.",
                        RatingFacts::rectifiedInTime),
                optional(
                        "overdue_on",
                        DATE,
                        "Local day on which the time for rectifying it passed.",
                        f -> f.overdueAt().map(f::day)),
                required("counted", BOOLEAN, "Whether its case counts.", RatingFacts::counted),
                required("as_of", INSTANT, "Instant the facts are as of.", RatingFacts::asOf),
                optional(
                        "valid_until",
                        INSTANT,
                        "Instant at which the facts change with no new event; empty if they do not.",
                        RatingFacts::validUntil),
                required(
                        "rectify_judged",
                        BOOLEAN,
                        "Whether its rectification can be judged: it is to be rectified by a due date neither provisional nor undecidable.",
                        RatingFacts::rectifyJudged));
    }
}
