// SPDX-License-Identifier: Apache-2.0
package io.govpulse.event;

import io.govpulse.process.Failure;
import org.jspecify.annotations.Nullable;

/** An event that the sender has to correct; the message says what is wrong and what is expected. */
public final class InvalidEventException extends Failure {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message "Cannot accept FIELD: value; expected …"
     */
    public InvalidEventException(String message) {
        this(message, null);
    }

    /**
     * Creates the exception.
     *
     * @param message "Cannot accept FIELD: value; expected …"
     * @param cause what was thrown below, if anything
     */
    public InvalidEventException(String message, @Nullable Throwable cause) {
        super(Origin.CALLER, false, message, cause);
    }
}
