// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch.refresh;

/**
 * Adds new facts to the last totals: writes what they changed by day, the totals they touched, and
 * the periods that have their first amount.
 */
interface TotalsUpdate {
    /** Adds these facts, of which there are some. */
    void write(NewFacts facts);
}
