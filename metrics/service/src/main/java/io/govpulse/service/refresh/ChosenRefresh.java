// SPDX-License-Identifier: Apache-2.0
package io.govpulse.service.refresh;

import java.time.Instant;

/**
 * The refresh that an answer is as of.
 *
 * @param refresh the refresh
 * @param pinned whether the same request will always mean this refresh
 */
public record ChosenRefresh(Refresh refresh, boolean pinned) {
    /** Returns the instant at which the refresh was published. */
    public Instant publishedAt() {
        return refresh.publishedAt();
    }
}
