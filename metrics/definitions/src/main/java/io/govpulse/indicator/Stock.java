// SPDX-License-Identifier: Apache-2.0
package io.govpulse.indicator;

/**
 * A number at the end of a day: a running total of flows, never a count of that day's rows.
 *
 * @param name name
 * @param documentation its texts for people, and where its rule comes from
 * @param plus the measure that adds to it
 * @param minus the measure that takes from it
 */
public record Stock(String name, Documentation documentation, String plus, String minus) {
    /** Its name for people. */
    public Label label() {
        return documentation.label();
    }
}
