// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.demo.city;

import io.govpulse.process.Failure;
import org.jspecify.annotations.Nullable;

/** The files of the demo city are missing or damaged; the message says which. */
public final class DemoException extends Failure {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message "Cannot X: value; expected …"
     * @param cause what was thrown below, if anything
     */
    public DemoException(String message, @Nullable Throwable cause) {
        super(Origin.CALLER, false, message, cause);
    }
}
