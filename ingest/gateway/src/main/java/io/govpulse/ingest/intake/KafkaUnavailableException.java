// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.intake;

import io.govpulse.process.Failure;
import org.jspecify.annotations.Nullable;

/** Kafka did not acknowledge in time; the sender can send the same again, which is safe. */
final class KafkaUnavailableException extends Failure {
    private static final long serialVersionUID = 1L;

    KafkaUnavailableException(String message, @Nullable Throwable cause) {
        super(Origin.OUTSIDE, true, message, cause);
    }
}
