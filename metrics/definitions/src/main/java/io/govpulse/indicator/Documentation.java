// SPDX-License-Identifier: Apache-2.0
package io.govpulse.indicator;

/**
 * The documentation of a measure, stock, indicator or scorecard.
 *
 * @param label its name for people
 * @param description what it counts, and what it leaves out
 * @param owner who answers for the definition
 * @param source the law, standard or custom that the rule comes from
 * @param status how far the rule is settled
 */
public record Documentation(
        Label label, Label description, Label owner, Label source, Status status) {

    /** How far a rule is settled. */
    public enum Status {
        /** Custom, or an example; a region may choose otherwise. */
        DRAFT,
        /** Settled by the law or standard that is its source. */
        CERTIFIED
    }
}
