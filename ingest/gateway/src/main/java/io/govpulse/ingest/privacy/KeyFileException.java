// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.privacy;

import io.govpulse.process.Failure;

/** A key file cannot be used; the message names it and says what to do. */
public final class KeyFileException extends Failure {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception. It has no cause: whoever starts the intake reads the innermost
     * message.
     *
     * @param message "Cannot use key file FILE: …"
     */
    public KeyFileException(String message) {
        super(Origin.CALLER, false, message, null);
    }
}
