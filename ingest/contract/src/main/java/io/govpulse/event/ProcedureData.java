package io.govpulse.event;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What the department does on the way to a decision and after it. */
public sealed interface ProcedureData extends EventData {

    /**
     * 环节开始: a step of the procedure began.
     *
     * @param step name of the step, as the department calls it
     * @param instance name of this doing of the step, where a case can do it more than once; {@link
     *     StepFinished} repeats it
     * @param clerk staff number of the clerk; never a name
     * @param limit its own limit as limit text, from its beginning
     */
    record StepStarted(
            String step, Optional<String> instance, Optional<String> clerk, Optional<String> limit)
            implements ProcedureData {
        public StepStarted {
            Text.checked("data.step", Text.required("data.step", step));
            instance = Text.checked("data.instance", instance);
            clerk = Text.checked("data.clerk", clerk);
            limit = Text.checked("data.limit", limit);
        }
    }

    /**
     * 环节办结: a step of the procedure was finished. One that never began counts from its end.
     *
     * @param step name of the step, as the department calls it
     * @param instance which doing of the step; absent is the unnamed one
     * @param clerk staff number of the clerk; never a name
     */
    record StepFinished(String step, Optional<String> instance, Optional<String> clerk)
            implements ProcedureData {
        public StepFinished {
            Text.checked("data.step", Text.required("data.step", step));
            instance = Text.checked("data.instance", instance);
            clerk = Text.checked("data.clerk", clerk);
        }
    }

    /**
     * 补正告知: the applicant was told what is missing (行政许可法 Art. 32).
     *
     * @param correction name of the request, when there are several; {@link CorrectionSupplied}
     *     repeats it
     */
    record CorrectionRequested(Optional<String> correction) implements ProcedureData {
        public CorrectionRequested {
            correction = Text.checked("data.correction", correction);
        }
    }

    /**
     * 补正: the applicant handed in what was missing.
     *
     * @param correction which request it answers
     */
    record CorrectionSupplied(Optional<String> correction) implements ProcedureData {
        public CorrectionSupplied {
            correction = Text.checked("data.correction", correction);
        }
    }

    /**
     * 送达: the result reached the applicant; due within 10 working days of the decision (Art. 44).
     *
     * @param method how, if known
     */
    record Delivered(Optional<DeliveryMethod> method) implements ProcedureData {
        public Delivered {}
    }

    /**
     * 收费: a fee was charged.
     *
     * @param amount in fen (分), a hundredth of a yuan; not negative
     * @param basis code of the fee in the item's list (收费依据); a fee without one is excess
     */
    record FeeCharged(Long amount, Optional<String> basis) implements ProcedureData {
        public FeeCharged {
            if (Text.required("data.amount", amount) < 0) {
                throw new InvalidEventException(
                        "Cannot accept data.amount: " + amount + "; 0 and above are accepted");
            }
            basis = Text.checked("data.basis", basis);
        }
    }

    /**
     * 发证: the case led to a licence. Its number is not collected: some are identity numbers.
     *
     * @param licence code of the kind of licence (证照类型)
     * @param validUntil last instant of its validity; empty if it does not end
     */
    record LicenceIssued(String licence, Optional<Instant> validUntil) implements ProcedureData {
        public LicenceIssued {
            Text.checked("data.licence", Text.required("data.licence", licence));
            validUntil = validUntil.map(instant -> instant.truncatedTo(ChronoUnit.MICROS));
        }
    }

    /**
     * 吊销、注销: a licence of the case is no longer valid.
     *
     * @param licence code of the kind of licence
     * @param reason why, for people to read; no personal data
     */
    record LicenceRevoked(String licence, Optional<String> reason) implements ProcedureData {
        public LicenceRevoked {
            Text.checked("data.licence", Text.required("data.licence", licence));
            reason = Text.checked("data.reason", reason);
        }
    }
}
