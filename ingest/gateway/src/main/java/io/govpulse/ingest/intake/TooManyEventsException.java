// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.intake;

import io.govpulse.process.Failure;

/** A request of too many events; nothing of it is kept. */
final class TooManyEventsException extends Failure {
    private static final long serialVersionUID = 1L;

    TooManyEventsException(int greatest) {
        super(
                Origin.CALLER,
                false,
                "Cannot take the batch: it holds more than %d events; send it in parts of at most"
                                .formatted(greatest)
                        + " that many",
                null);
    }
}
