// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.demo.city;

/**
 * A service item (事项) as the list of items states it.
 *
 * @param code implementation code (实施编码), 31 characters
 * @param zh its Chinese name
 * @param en its English name
 * @param promisedDays promised limit in working days; 0 is on the spot (即办件)
 * @param statutoryDays statutory limit in working days
 * @param fee in fen; 0 is free
 * @param licence whether it leads to a licence
 */
public record Item(
        String code,
        String zh,
        String en,
        int promisedDays,
        int statutoryDays,
        long fee,
        boolean licence) {

    /** Whether it is promised on the spot (即办件). */
    public boolean onTheSpot() {
        return promisedDays == 0;
    }
}
