// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.client;

import io.govpulse.process.Failure;

/** The intake did not take the events; what it has not answered for can be sent again. */
public final class IntakeFailedException extends Failure {
    private static final long serialVersionUID = 1L;

    private IntakeFailedException(boolean retryable, String message) {
        super(Origin.OUTSIDE, retryable, message, null);
    }

    /** The intake, or Kafka behind it, does not answer: later it may. */
    static IntakeFailedException unavailable(String message) {
        return new IntakeFailedException(true, message);
    }

    /** Something answered, but not as an intake does: sending again does not help. */
    static IntakeFailedException notAnIntake(String message) {
        return new IntakeFailedException(false, message);
    }
}
