// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.intake;

import io.govpulse.ingest.quarantine.QuarantineRecord;
import io.govpulse.process.Failure;

/** A body that holds no event at all; it waits in quarantine as a whole. */
final class UnreadableBodyException extends Failure {
    private static final long serialVersionUID = 1L;

    private final String quarantineId;

    UnreadableBodyException(QuarantineRecord entry) {
        super(Origin.CALLER, false, entry.reason(), null);
        this.quarantineId = entry.id();
    }

    String quarantineId() {
        return quarantineId;
    }
}
