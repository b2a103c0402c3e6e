// SPDX-License-Identifier: Apache-2.0
package io.govpulse.cases.table;

import static io.govpulse.cases.table.Column.optional;
import static io.govpulse.cases.table.Column.required;
import static io.govpulse.cases.table.ColumnType.BOOLEAN;
import static io.govpulse.cases.table.ColumnType.DATE;
import static io.govpulse.cases.table.ColumnType.INT;

import io.govpulse.cases.CaseFacts;
import io.govpulse.event.CaseKind;
import java.util.List;

/**
 * The columns that say how a case is judged, and what cannot be. They come after all others; append
 * only.
 */
final class CaseVerdictColumns {
    static final List<Column<CaseFacts>> ALL =
            List.of(
                    required(
                            "promise_judged",
                            BOOLEAN,
                            "Whether the promised limit can be judged: there is one, neither provisional nor undecidable, and the case did not end before it began.",
                            f -> f.clock().promise().judged()),
                    required(
                            "has_statute",
                            BOOLEAN,
                            "Whether it has a statutory limit.",
                            f -> f.clock().statute().stated()),
                    required(
                            "statute_judged",
                            BOOLEAN,
                            "Whether the statutory limit can be judged: there is one, neither provisional nor undecidable, and the case did not end before it began.",
                            f -> f.clock().statute().judged()),
                    required(
                            "delivery_judged",
                            BOOLEAN,
                            "Whether the delivery can be judged: its due date is neither provisional nor undecidable, and it did not come before the decision.",
                            f -> f.aftermath().deliveryJudged()),
                    required(
                            "promise_provisional",
                            BOOLEAN,
                            "Whether the promised limit reaches into a year without a holiday notice.",
                            f -> f.clock().promise().provisional()),
                    required(
                            "refused_after_acceptance",
                            BOOLEAN,
                            "Whether it was refused although it had been accepted, a breach of procedure; the refusal counts as its decision.",
                            f -> f.milestones().refusedAfterAcceptance()),
                    required(
                            "over_long_pauses",
                            INT,
                            "Number of pauses that lasted beyond their own limit.",
                            f -> f.clock().overLongPauses()),
                    required(
                            "handling_known",
                            BOOLEAN,
                            "Whether the handling time is known, and not only provisionally.",
                            f -> f.clock().handlingKnown()),
                    required(
                            "application",
                            BOOLEAN,
                            "Whether there is an application; a visit, question or rating of none is no case.",
                            CaseFacts::application),
                    required(
                            "decided_past_statute",
                            BOOLEAN,
                            "Whether it was decided after the statutory limit, a legal breach.",
                            CaseFacts::decidedPastStatute),
                    required(
                            "on_the_spot",
                            BOOLEAN,
                            "Whether it is meant to be decided on the spot (即办件).",
                            f ->
                                    f.attributes()
                                            .kind()
                                            .filter(CaseKind.ON_THE_SPOT::equals)
                                            .isPresent()),
                    required(
                            "visits_known",
                            BOOLEAN,
                            "Whether the decision states how often the applicant had to come.",
                            f -> f.milestones().visits().isPresent()),
                    required(
                            "no_visits",
                            BOOLEAN,
                            "Whether the applicant had to come not once (零跑动), as the decision states.",
                            f -> f.milestones().visits().filter(visits -> visits == 0).isPresent()),
                    optional(
                            "delivery_late_on",
                            DATE,
                            "Local day on which the limit for delivery passed while the result had not been delivered.",
                            f -> f.aftermath().deliveryOverdueAt().map(f.milestones()::day)),
                    required(
                            "deemed_accepted",
                            BOOLEAN,
                            "Whether it counts as accepted on receipt because the applicant was told nothing in time.",
                            f -> f.milestones().silence().lapsed()));

    private CaseVerdictColumns() {}
}
