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

import io.govpulse.cases.CaseFacts;
import io.govpulse.cases.RatingFacts;
import io.govpulse.cases.activity.ActivityFacts;
import java.util.List;

/** The columns of a case for what surrounds its milestones and clocks. Append only. */
final class CaseServiceColumns {
    static final List<Column<CaseFacts>> ALL =
            List.of(
                    optional(
                            "ended_on",
                            DATE,
                            "Local day on which it left the open stock: that of the decision, or of the acceptance where that came later.",
                            f -> f.milestones().leftAt().map(f.milestones()::day)),
                    optional(
                            "handling_day_thousandths",
                            LONG,
                            "Net working time from acceptance to decision in thousandths of a working day.",
                            f -> f.clock().handlingThousandths()),
                    required(
                            "voided",
                            BOOLEAN,
                            "Whether it was voided (作废).",
                            f -> f.milestones().voided()),
                    required(
                            "refused",
                            BOOLEAN,
                            "Whether it was refused (不予受理), and accepted neither before nor after that.",
                            f -> f.milestones().refused()),
                    optional(
                            "refused_on",
                            DATE,
                            "Local day on which it was refused.",
                            f -> f.milestones().refusedAt().map(f.milestones()::day)),
                    optional(
                            "parent",
                            TEXT,
                            "Number of the joint case it is part of (联办, 一件事).",
                            f -> f.attributes().parent()),
                    required(
                            "joint",
                            BOOLEAN,
                            "Whether it is a joint case, whose parts count as the cases.",
                            f -> f.attributes().joint()),
                    required(
                            "corrections",
                            INT,
                            "Number of times the applicant had to correct the application (补正).",
                            f -> f.aftermath().corrections()),
                    required(
                            "extensions",
                            INT,
                            "Number of extensions granted before the case ended (延长审批).",
                            f -> f.clock().extensions()),
                    required(
                            "extended_too_late",
                            BOOLEAN,
                            "Whether an extension came when the limit was already broken and moved nothing.",
                            f -> f.clock().extendedTooLate()),
                    required(
                            "exempt_from_lateness",
                            BOOLEAN,
                            "Whether an upheld appeal exempts it from counting as late.",
                            f -> f.clock().exempt()),
                    required(
                            "appeals_upheld",
                            INT,
                            "Number of appeals that were upheld (申诉复核).",
                            f -> f.aftermath().appealsUpheld()),
                    optional(
                            "visits",
                            INT,
                            "Number of times the applicant had to come (跑动次数), as the decision states.",
                            f -> f.milestones().visits()),
                    optional(
                            "delivered_on",
                            DATE,
                            "Local day on which the result first reached the applicant (送达).",
                            f -> f.aftermath().deliveredAt().map(f.milestones()::day)),
                    optional(
                            "delivery_due",
                            INSTANT,
                            "Last instant for delivering the result.",
                            f -> f.aftermath().deliveryDue()),
                    required(
                            "delivered_late",
                            BOOLEAN,
                            "Whether the result was delivered after the last instant for it.",
                            f -> f.aftermath().deliveredLate()),
                    required("fees", LONG, "Fees charged, in fen.", f -> f.aftermath().fees()),
                    required(
                            "fee_without_basis",
                            BOOLEAN,
                            "Whether a fee was charged that names no basis.",
                            f -> f.aftermath().feeWithoutBasis()),
                    optional(
                            "licence",
                            TEXT,
                            "Kind of the licence that was issued last.",
                            f -> f.aftermath().licence()),
                    optional(
                            "licence_issued_on",
                            DATE,
                            "Local day on which the licence was issued.",
                            f -> f.aftermath().licenceIssuedAt().map(f.milestones()::day)),
                    optional(
                            "licence_valid_until",
                            INSTANT,
                            "Last instant of the licence's validity.",
                            f -> f.aftermath().licenceValidUntil()),
                    optional(
                            "licence_revoked_on",
                            DATE,
                            "Local day on which the licence was revoked.",
                            f -> f.aftermath().licenceRevokedAt().map(f.milestones()::day)),
                    required(
                            "complaints",
                            INT,
                            "Number of complaints (投诉).",
                            f -> f.aftermath().complaints()),
                    optional(
                            "complained_on",
                            DATE,
                            "Local day of the first complaint.",
                            f -> f.aftermath().complainedAt().map(f.milestones()::day)),
                    optional(
                            "complaints_resolved_on",
                            DATE,
                            "Local day on which the last complaint was resolved; empty while one is open.",
                            f -> f.aftermath().complaintsResolvedAt().map(f.milestones()::day)),
                    required(
                            "events_after_end",
                            BOOLEAN,
                            "Whether something of the procedure happened after the decision.",
                            f -> f.quality().eventsAfterEnd()),
                    required(
                            "rated",
                            BOOLEAN,
                            "Whether a person gave a rating that counts.",
                            f -> f.ratings().stream().anyMatch(RatingFacts::valid)),
                    required(
                            "steps_finished",
                            INT,
                            "Number of steps of the procedure that were finished.",
                            CaseServiceColumns::stepsFinished));

    private CaseServiceColumns() {}

    private static int stepsFinished(CaseFacts facts) {
        return (int)
                facts.activities().stream()
                        .filter(activity -> activity.kind() == ActivityFacts.Kind.STEP)
                        .filter(step -> step.finishedAt().isPresent())
                        .count();
    }
}
