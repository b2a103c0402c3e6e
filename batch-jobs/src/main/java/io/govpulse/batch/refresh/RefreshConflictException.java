// SPDX-License-Identifier: Apache-2.0
package io.govpulse.batch.refresh;

import io.govpulse.lake.LakeTable;
import io.govpulse.process.Failure;

/** Other refreshes were published first, again and again. */
public final class RefreshConflictException extends Failure {
    private static final long serialVersionUID = 1L;

    RefreshConflictException(int attempts) {
        super(
                Origin.OUTSIDE,
                true,
                "Cannot publish: %s changed during each of %d attempts; expected one process that refreshes"
                        .formatted(LakeTable.REFRESHES.sqlName(), attempts),
                null);
    }
}
