// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.demo.city;

import io.govpulse.event.Region;
import java.util.List;

/**
 * A county, township or village from which cases come, with the windows of its county's hall.
 *
 * @param division division code of twelve digits
 * @param windows codes of the windows
 */
public record Place(String division, List<String> windows) {
    /** The place as a region of the contract. */
    public Region region() {
        return Region.ofDivision(division);
    }
}
