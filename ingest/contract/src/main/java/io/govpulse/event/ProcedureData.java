// SPDX-License-Identifier: Apache-2.0
package io.govpulse.event;

import java.time.Instant;
import java.util.Optional;

/** Data of the department's work on a case, up to its decision and after it. */
public sealed interface ProcedureData extends EventData {

    /**
     * 环节开始: a step of the procedure began.
     *
     * @param step name of the step, as the department calls it
     * @param instance name of this run of the step, where a case can have several; {@link
     *     StepFinished} repeats it
     * @param clerk staff number of the clerk; never a name
     * @param limit its own limit, from its beginning
     */
    record StepStarted(
            String step, Optional<String> instance, Optional<String> clerk, Optional<Limit> limit)
            implements ProcedureData {
        public StepStarted {
            step = Text.requiredCode("data.step", step);
            instance = instance.map(Text.code("data.instance"));
            clerk = clerk.map(Text.code("data.clerk"));
        }
    }

    /**
     * 环节办结: a step of the procedure was finished. Without a start it counts from its end.
     *
     * @param step name of the step, as the department calls it
     * @param instance which run of the step; absent is the unnamed one
     * @param clerk staff number of the clerk; never a name
     */
    record StepFinished(String step, Optional<String> instance, Optional<String> clerk)
            implements ProcedureData {
        public StepFinished {
            step = Text.requiredCode("data.step", step);
            instance = instance.map(Text.code("data.instance"));
            clerk = clerk.map(Text.code("data.clerk"));
        }
    }

    /**
     * 补正告知: the applicant was informed what is missing (行政许可法 Art. 32).
     *
     * @param correction name of the request, when there are several; {@link CorrectionSupplied}
     *     repeats it
     */
    record CorrectionRequested(Optional<String> correction) implements ProcedureData {
        public CorrectionRequested {
            correction = correction.map(Text.code("data.correction"));
        }
    }

    /**
     * 补正: the applicant handed in what was missing.
     *
     * @param correction which request it answers
     */
    record CorrectionSupplied(Optional<String> correction) implements ProcedureData {
        public CorrectionSupplied {
            correction = correction.map(Text.code("data.correction"));
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
     * @param amount in fen (分), a hundredth of a yuan; up to ten billion yuan, so that no sum of
     *     fees overflows
     * @param basis code of the fee in the item's list (收费依据); a fee without one is excess
     */
    record FeeCharged(Long amount, Optional<String> basis) implements ProcedureData {
        private static final long MOST = 1_000_000_000_000L;

        public FeeCharged {
            if (Text.required("data.amount", amount) < 0 || amount > MOST) {
                throw new InvalidEventException(
                        "Cannot accept data.amount: %d; expected 0 to %d".formatted(amount, MOST));
            }
            basis = basis.map(Text.code("data.basis"));
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
            licence = Text.requiredCode("data.licence", licence);
            validUntil = validUntil.map(Times.bounded("data.validUntil"));
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
            licence = Text.requiredCode("data.licence", licence);
            reason.ifPresent(Text.bounded("data.reason"));
        }
    }
}
