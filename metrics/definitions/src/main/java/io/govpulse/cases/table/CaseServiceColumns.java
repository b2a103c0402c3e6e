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
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The columns of a case's facts that tell of what surrounds its course and clocks. Append only. */
final class CaseServiceColumns {
    static final List<Column<CaseFacts>> ALL =
            List.of(
                    optional(
                            "ended_on",
                            DATE,
                            "Local day on which it left the open stock: that of the decision, or of the acceptance where that came later.",
                            f -> f.course().day(f.course().leftAt())),
                    optional(
                            "handling_day_thousandths",
                            LONG,
                            "Net working time from acceptance to decision in thousandths of a working day.",
                            f -> f.clock().handlingThousandths()),
                    required(
                            "voided",
                            BOOLEAN,
                            "Whether it was voided (作废).",
                            f -> f.course().voided()),
                    required(
                            "refused",
                            BOOLEAN,
                            "Whether it was refused (不予受理), and not accepted after that.",
                            f -> f.course().refusedAt().isPresent()),
                    optional(
                            "refused_on",
                            DATE,
                            "Local day of the refusal.",
                            f -> f.course().day(f.course().refusedAt())),
                    optional(
                            "parent",
                            TEXT,
                            "Number of the joint case it is part of (联办, 一件事).",
                            f -> f.place().parent()),
                    required(
                            "joint",
                            BOOLEAN,
                            "Whether it is a joint case: counted as one, beside its parts.",
                            f -> f.place().joint()),
                    required(
                            "corrections",
                            INT,
                            "How often the applicant had to correct the application (补正).",
                            f -> f.aftermath().corrections()),
                    required(
                            "extensions",
                            INT,
                            "How many extensions of the limit were told (延长审批).",
                            f -> f.clock().extensions()),
                    required(
                            "extended_too_late",
                            BOOLEAN,
                            "Whether an extension came when the limit was broken; it moved nothing.",
                            f -> f.clock().extendedTooLate()),
                    required(
                            "exempt_from_lateness",
                            BOOLEAN,
                            "Whether an upheld appeal says that it does not count as late.",
                            f -> f.clock().exempt()),
                    required(
                            "appeals_upheld",
                            INT,
                            "How many appeals were upheld (申诉复核).",
                            f -> f.aftermath().appealsUpheld()),
                    optional(
                            "visits",
                            INT,
                            "How often the applicant had to come (跑动次数), as the decision tells.",
                            f -> f.course().visits()),
                    optional(
                            "delivered_on",
                            DATE,
                            "Local day on which the result first reached the applicant (送达).",
                            f -> f.course().day(f.aftermath().deliveredAt())),
                    optional(
                            "delivery_due",
                            INSTANT,
                            "Last instant for the delivery.",
                            f -> f.aftermath().deliveryDue()),
                    required(
                            "delivered_late",
                            BOOLEAN,
                            "Whether it was delivered after that.",
                            CaseServiceColumns::deliveredLate),
                    required("fees", LONG, "Fees charged, in fen.", f -> f.aftermath().fees()),
                    required(
                            "fee_without_basis",
                            BOOLEAN,
                            "Whether a fee was charged that names no basis.",
                            f -> f.aftermath().feeWithoutBasis()),
                    optional(
                            "licence",
                            TEXT,
                            "Kind of the licence issued last.",
                            f -> f.aftermath().licence()),
                    optional(
                            "licence_issued_on",
                            DATE,
                            "Local day on which it was issued.",
                            f -> f.course().day(f.aftermath().licenceIssuedAt())),
                    optional(
                            "licence_valid_until",
                            INSTANT,
                            "Last instant of its validity.",
                            f -> f.aftermath().licenceValidUntil()),
                    optional(
                            "licence_revoked_on",
                            DATE,
                            "Local day on which it was revoked.",
                            f -> f.course().day(f.aftermath().licenceRevokedAt())),
                    required(
                            "complaints",
                            INT,
                            "How many complaints there were (投诉).",
                            f -> f.aftermath().complaints()),
                    optional(
                            "complained_on",
                            DATE,
                            "Local day of the first complaint.",
                            f -> f.course().day(f.aftermath().complainedAt())),
                    optional(
                            "complaints_resolved_on",
                            DATE,
                            "Local day on which the last complaint was resolved; empty while one is open.",
                            f -> f.course().day(f.aftermath().complaintsResolvedAt())),
                    required(
                            "events_after_end",
                            BOOLEAN,
                            "Whether something of the procedure happened after the decision.",
                            f -> f.evidence().eventsAfterEnd()),
                    required(
                            "rated",
                            BOOLEAN,
                            "Whether a person gave a rating that counts.",
                            f -> f.ratings().stream().anyMatch(RatingFacts::valid)),
                    required(
                            "steps_finished",
                            INT,
                            "How many steps of the procedure were finished.",
                            CaseServiceColumns::stepsFinished));

    private CaseServiceColumns() {}

    private static boolean deliveredLate(CaseFacts facts) {
        Optional<Instant> delivered = facts.aftermath().deliveredAt();
        Optional<Instant> due = facts.aftermath().deliveryDue();
        return delivered.isPresent() && due.isPresent() && delivered.get().isAfter(due.get());
    }

    private static int stepsFinished(CaseFacts facts) {
        return (int)
                facts.activities().stream()
                        .filter(step -> step.kind() == ActivityFacts.Kind.STEP)
                        .filter(step -> step.finishedAt().isPresent())
                        .count();
    }
}
