package io.govpulse.platform.demo;

import io.govpulse.event.Region;
import java.util.List;

/**
 * Where cases come from: a county, township or village, and the windows of its county's hall.
 *
 * @param division division code of twelve digits
 * @param windows codes of the windows
 */
record Place(String division, List<String> windows) {
    Region region() {
        return Region.ofDivision(division);
    }
}
